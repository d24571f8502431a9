// Two tabs of one browser write to one case: both texts are kept, in both tabs.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { saved } from '../house/saving.ts';
import { Casework, choose, notAboutStaff } from '../pages/casework.ts';
import { School } from '../pages/school.ts';

/** The school in another tab, where the same person unlocks too. */
async function unlockedIn(tab: Page, url: string): Promise<School> {
  await tab.goto(url);
  const school = new School(tab);
  await school.started();
  await school.unlock();
  await school.isUnlocked();
  return school;
}

test('two tabs write to one case at the same time and nothing of either is lost @http @stored', async ({ context, page, site }) => {
  await new School(page).ready(site.url);
  const one = await Casework.begin(page, 'Bo Verzonnen');
  const second = await context.newPage();
  await unlockedIn(second, site.url);
  const other = Casework.at(second, one.id);

  for (let round = 1; round <= 3; round += 1) {
    await Promise.all([one.observe(`Links gezien, ${round}.`), other.observe(`Rechts gezien, ${round}.`)]);
  }
  for (const work of [one, other]) {
    await work.page.reload();
    const again = new School(work.page);
    await again.started();
    await again.unlock();
    await again.isUnlocked();
    for (let round = 1; round <= 3; round += 1) {
      await work.timelineShows(`Links gezien, ${round}.`);
      await work.timelineShows(`Rechts gezien, ${round}.`);
    }
  }
});

test('what one tab writes appears in the other by itself, which goes on when the first is closed @http @stored', async ({
  context,
  page,
  site,
  auditA11y,
}) => {
  await new School(page).ready(site.url);
  const one = await Casework.begin(page, 'Bo Verzonnen');
  const second = await context.newPage();
  await unlockedIn(second, site.url);
  const other = Casework.at(second, one.id);

  // One reads along while the other writes; nobody reloads anything.
  await other.open('/tijdlijn');
  await one.observe('Links gezien.');
  await expect(second.getByText('Links gezien.').first()).toBeVisible();

  // A text that is being typed stays, whatever is written elsewhere.
  await other.open('/nieuw/observation');
  const field = second.getByLabel('Wat zag of hoorde je zelf?');
  await field.fill('Rechts half af');
  await one.observe('Links nog eens gezien.');
  await expect(field).toHaveValue('Rechts half af');

  // A backup that was checked in one is known in the other.
  await second.evaluate(() => (location.hash = '#/bewaren/reservekopie'));
  const never = second.getByText('Er is nog geen gecontroleerde reservekopie.', { exact: false });
  await expect(never.first()).toBeVisible();
  await page.evaluate(() => (location.hash = '#/bewaren/reservekopie'));
  const copy = await saved(page, () => page.getByRole('button', { name: 'Reservekopie maken' }).click());
  await page.getByLabel('Opgeslagen reservekopie').setInputFiles({ name: copy.name, mimeType: 'application/octet-stream', buffer: copy.bytes });
  await expect(never).toHaveCount(0);

  await page.close();
  await other.observe('Rechts gezien.');
  await other.timelineShows('Links nog eens gezien.');
  await other.timelineShows('Rechts gezien.');
  await auditA11y(second);
});

test('what is half typed in two tabs comes up both, one after the other @http @stored', async ({ context, page, site }) => {
  await new School(page).ready(site.url);
  const one = await Casework.begin(page, 'Bo Verzonnen');
  const second = await context.newPage();
  const school = await unlockedIn(second, site.url);
  const other = Casework.at(second, one.id);
  const field = (work: Casework) => work.page.getByLabel('Wat zag of hoorde je zelf?');

  // The same form in both, and both pages are left at once.
  const typed = ['Links half af', 'Rechts half af'] as const;
  for (const work of [one, other]) {
    await work.open('/nieuw/observation');
  }
  await field(one).fill(typed[0]);
  await field(other).fill(typed[1]);
  await page.close();
  await school.comeBack(site.url);

  const found: string[] = [];
  for (const _ of typed) {
    await other.open('/nieuw/observation');
    await expect(field(other)).toHaveValue(/half af$/);
    found.push(await field(other).inputValue());
    await other.answerAndSave(choose('Van wie komt dit?', 'Ik zag of hoorde het zelf'), choose('Is er nú gevaar?', 'Nee'), notAboutStaff);
  }
  expect(found.sort()).toEqual(typed);
  for (const words of typed) {
    await other.timelineShows(words);
  }
  await other.open('/nieuw/observation');
  await expect(field(other)).toHaveValue('');
});
