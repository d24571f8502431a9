// Accounting for a case, with names and without, and for a school year: what leaves the school holds nobody's name.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { printed } from '../house/sheets.ts';
import { Casework, choose, write } from '../pages/casework.ts';
import { Device, member } from '../pages/device.ts';

// Every name and every typed word of this journey; none of them may stand in a document without names.
const typed = ['Kanariepiet', 'Zonderjas', 'Overlegwoord', 'Planreden', 'Oudernaam', 'Vertelwijze', 'Reactiewoord'];
const names = [...typed, ...member.name.split(' '), 'Vlieger'];

async function worked(page: Page): Promise<Casework> {
  const work = await Casework.begin(page, 'Kanariepiet Verzonnen');
  await work.observe('Zonderjas bij het hek.');
  await work.record(
    'consultation',
    choose('Met wie heb je het besproken?', member.name),
    write('Wat is er besproken?', 'Overlegwoord'),
    choose('Moet dit (ook) thuis worden opgelost?', 'Ja'),
  );
  await work.record(
    'plan-choice',
    choose('Welk stappenplan past?', 'Stappenplan ongewenst opvoedgedrag'),
    write('Waarom dit stappenplan?', 'Planreden'),
  );
  await work.record(
    'parents-informed',
    choose('Over welke ouder of ouders gaat het?', 'Een andere ouder of verzorger'),
    write('Naam van de ouder of verzorger', 'Oudernaam'),
    write('Waar ging het over?', 'Vertelwijze'),
    choose('Heb je het verteld?', 'Ja, verteld'),
    write('Hoe heb je het verteld?', 'Vertelwijze'),
    write('Hoe reageerden ze?', 'Reactiewoord'),
  );
  return work;
}

/** Everything that lies on paper, of the whole page: what is not laid out for print is no part of it. */
async function onPaper(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const words = await page.evaluate(() => document.body.innerText);
  await page.emulateMedia({ media: 'screen' });
  return words;
}

test('a case is accounted for with names, and without any name or typed word @file', async ({ context, site, auditA11y }) => {
  const device = await Device.setUp(context, site.url);
  const { page } = device;
  const work = await worked(page);

  await work.open('/verantwoording');
  const paper = page.getByRole('article');
  await expect(paper.getByRole('heading', { level: 1 })).toHaveText(/^Verantwoording van dossier [0-9A-F]{4}-[0-9A-F]{4}$/);
  await expect(paper.getByText('beoordelen mensen', { exact: false })).toBeVisible();
  await expect(paper.getByRole('heading', { name: 'Wat ontbreekt' })).toBeVisible();
  await expect(paper.getByText('Verteld op', { exact: false })).toContainText(member.name);
  await expect(paper.getByText(/Bij (\d+) van \1 stukken klopt de handtekening van de schrijver\./)).toBeVisible();
  await auditA11y(page);

  await work.open('/verantwoording-zonder-namen');
  await expect(paper.getByText('Zonder namen', { exact: false }).first()).toBeVisible();
  const shown = await paper.innerText();
  for (const name of names) expect(shown).not.toContain(name);
  expect(shown).toContain('IB-er');
  await auditA11y(page);
  const onSheets = await onPaper(page);
  expect(onSheets).toContain('Verantwoording van dossier');
  for (const name of names) expect(onSheets).not.toContain(name);
});

test('a school year is counted, its small numbers stay hidden and the file names nobody @file', async ({
  context,
  site,
  auditA11y,
  download,
}) => {
  const device = await Device.setUp(context, site.url);
  const { page } = device;
  await worked(page);
  await device.go('#/dossiers');
  await page.getByRole('link', { name: 'Jaaroverzicht maken' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Jaaroverzicht' })).toBeVisible();
  await page.getByRole('button', { name: 'Tellen' }).click();
  const paper = page.getByRole('article');
  await expect(paper.getByRole('heading', { name: 'Alle dossiers: <5' })).toBeVisible();
  await expect(paper.getByText('Kleine aantallen staan er niet bij')).toBeVisible();
  expect((await printed(page)).sheets, 'no sheet with nothing on it').toHaveLength(1);
  await auditA11y(page);

  const file = await download(page, () => page.getByRole('button', { name: 'Als rekenblad opslaan (csv)' }).click());
  expect(file.name).toMatch(/^jaaroverzicht-\d{4}-\d{4}\.csv$/);
  const text = file.bytes.toString('utf8');
  expect(text).toMatch(/^\uFEFF"Schooljaar";"Dossiers";"Vraag";"Antwoord";"Aantal"\r\n/);
  for (const name of names) expect(text).not.toContain(name);

  await page.getByRole('link', { name: 'Per dossier, zonder namen' }).click();
  await page.getByRole('button', { name: 'Tellen' }).click();
  await expect(paper.getByRole('cell', { name: /op tijd/ })).toBeVisible();
  const shown = await paper.innerText();
  for (const name of names) expect(shown).not.toContain(name);
  await expect(paper).toMatchAriaSnapshot(`
    - article:
      - heading /Dossiers zonder namen/ [level=1]
  `);
  await auditA11y(page);
});
