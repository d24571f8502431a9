// The report of a step in ParnasSys: under the title of its phase, and placed by itself beside the observations.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { Casework, choose, lockAndUnlock, write } from '../pages/casework.ts';
import { Device } from '../pages/device.ts';

const pupil = 'Bo Verzonnen';
const seen = 'Bo vroeg om tien uur om een boterham.';
const done = 'Moeder zoekt een oplossing voor het ontbijt.';
const agreed = 'Bo krijgt elke dag brood mee.';
const discussed = 'We legden de signalen naast elkaar.';

/** What a note in ParnasSys would hold: what is pasted elsewhere. */
async function pasted(page: Page): Promise<string> {
  const elsewhere = await page.context().newPage();
  await elsewhere.setContent('<textarea aria-label="Notitie"></textarea>');
  const note = elsewhere.getByLabel('Notitie');
  await note.press('ControlOrMeta+V');
  const text = await note.inputValue();
  await elsewhere.close();
  return text;
}

test('a stapverslag is copied under the title of its phase and placed by itself, and so is an observation @file', async ({
  context,
  site,
  auditA11y,
}) => {
  const device = await Device.setUp(context, site.url);
  const { page } = device;
  const work = await Casework.begin(page, pupil);
  await work.observe(seen);
  await work.record(
    'plan-choice',
    choose('Welk stappenplan past?', 'Stappenplan ongewenst opvoedgedrag'),
    write('Waarom dit stappenplan?', 'Het gaat om eten.'),
  );
  await work.enter('Fase 1', 'Moeder vraagt hulp.');
  await work.record('step-report', write('Wat is er gedaan en besproken?', done), write('Wat is er afgesproken?', agreed));

  const waits = page.getByRole('region', { name: 'Nog niet in ParnasSys' });
  const reports = page.getByRole('region', { name: 'Verslagen die nog niet in ParnasSys staan' });
  const text = page.getByRole('textbox', { name: 'De tekst' });
  /** From Vandaag, where this is counted, to what waits in the case. */
  const lookWhatWaits = async (counted: string) => {
    await device.go('#/');
    await expect(waits.getByText(counted)).toBeVisible();
    await waits.getByRole('link', { name: pupil }).click();
  };

  await lookWhatWaits('2 teksten nog niet in ParnasSys');
  await expect(page.getByText('1 observatie staat nog niet in ParnasSys.')).toBeVisible();
  await expect(reports.getByRole('link')).toHaveCount(1);
  await reports.getByRole('link', { name: done }).click();
  await expect(text).toHaveValue(/^Meldcode – fase 1, /);
  await expect(text).toHaveValue(/Geschreven door: Ada Voorbeeld, IB-er/);
  await expect(text).toHaveValue(new RegExp(`${done}[^]*${agreed}`));
  await expect(text).not.toHaveValue(new RegExp(seen));
  // The plan expects another to write it, and that holds nothing up.
  const otherAuthor = page.getByText('Verslagen schrijft meestal: leerkracht. Een ander mag ook.');
  await expect(otherAuthor).toBeVisible();
  await expect(page.getByText('ouderportaal', { exact: false })).toBeVisible();
  await auditA11y(page);
  await page.getByRole('button', { name: 'Tekst kopiëren' }).click();
  await expect(page.getByText('Gekopieerd. Plak de tekst', { exact: false })).toBeVisible();
  expect(await pasted(page)).toBe(await text.inputValue());
  await page.getByRole('button', { name: 'Vastleggen: staat in ParnasSys' }).click();
  await expect(page.getByText(/^In ParnasSys gezet op .*, onder ‘Meldcode – fase 1’$/)).toBeVisible();

  // The observation still waits.
  await lookWhatWaits('1 tekst nog niet in ParnasSys');
  await expect(page.getByText('1 observatie staat nog niet in ParnasSys.')).toBeVisible();
  await expect(reports).toBeHidden();
  await expect(text).toHaveValue(new RegExp(seen));
  await expect(text).not.toHaveValue(new RegExp(done));

  // The other way round: the observation is placed, and the report of another phase waits on.
  await work.record(
    'step-report',
    choose('Over welke fase gaat het verslag?', 'Fase 0'),
    write('Wat is er gedaan en besproken?', discussed),
  );
  await lookWhatWaits('2 teksten nog niet in ParnasSys');
  await page.getByRole('button', { name: 'Vastleggen: alles staat in ParnasSys' }).click();
  await expect(page.getByText('1 observatie, al in ParnasSys')).toBeVisible();
  await expect(reports.getByRole('link', { name: discussed })).toBeVisible();
  await device.go('#/');
  await lockAndUnlock(page);
  await lookWhatWaits('1 tekst nog niet in ParnasSys');
  await expect(page.getByText('Alle observaties staan in ParnasSys.')).toBeVisible();
  await reports.getByRole('link', { name: discussed }).click();
  await expect(text).toHaveValue(/^Meldcode – fase 0, /);
  await expect(otherAuthor).toBeHidden();
  await page.getByRole('button', { name: 'Vastleggen: staat in ParnasSys' }).click();
  await expect(page.getByText('onder ‘Meldcode – fase 0’', { exact: false })).toBeVisible();
  await device.go('#/');
  await expect(page.getByRole('region', { name: 'Te doen' })).toBeVisible();
  await expect(waits).toBeHidden();

  await work.open('/tijdlijn');
  const placed = (title: string) => page.getByRole('listitem').filter({ hasText: `onder ‘${title}’` });
  await expect(placed('Meldcode observaties')).toContainText(seen);
  await expect(placed('Meldcode – fase 1')).toContainText(done);
  await expect(placed('Meldcode – fase 0')).toContainText(discussed);
});
