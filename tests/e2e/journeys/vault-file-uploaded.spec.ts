// The program from a drive in a browser that cannot choose a file: it is uploaded and downloaded, and nothing gets lost on
// the way, also when somebody else saved meanwhile.

import { writeFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { Casework } from '../pages/casework.ts';
import { School } from '../pages/school.ts';

const pupil = 'Bo Verzonnen';

const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /\w/ });
const file = (page: Page) => page.getByLabel('Het bestand met de dossiers');
const save = (page: Page) => page.getByRole('button', { name: 'Opslaan in het bestand' }).click();

async function withoutPickers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'showOpenFilePicker');
    Reflect.deleteProperty(globalThis, 'showDirectoryPicker');
  });
}

/** Opens a file that lies on the drive. */
async function open(page: Page, url: string, path: string): Promise<void> {
  const school = new School(page);
  await page.goto(url);
  await school.started();
  await file(page).setInputFiles(path);
  await school.unlock();
  await school.isUnlocked();
}

test('where a browser cannot choose a file it is uploaded and downloaded, and counts once it was read back @drive', async ({ page, site, download }) => {
  await withoutPickers(page);
  const school = new School(page);
  await school.setUp(site.url);
  const older = await download(page, () => save(page));
  await file(page).setInputFiles({ name: older.name, mimeType: '', buffer: older.bytes });
  await expect(page.getByText('Opgeslagen en teruggelezen:')).toBeVisible();
  const work = await Casework.begin(page, pupil);
  const newer = await download(page, () => save(page));
  expect(newer.name).not.toBe(older.name);
  // Another file than the one that was just made proves nothing.
  await file(page).setInputFiles({ name: older.name, mimeType: '', buffer: older.bytes });
  await expect(alert(page)).toBeVisible();
  await expect(page.getByText('Nog niet in het bestand opgeslagen')).toBeVisible();
  await save(page);
  await file(page).setInputFiles({ name: newer.name, mimeType: '', buffer: newer.bytes });
  await page.goto('about:blank');

  // The older of the two says so.
  await page.goto(site.url);
  await school.started();
  await file(page).setInputFiles({ name: newer.name, mimeType: '', buffer: newer.bytes });
  await school.unlock();
  await school.isUnlocked();
  await Casework.at(page, work.id).open('');
});

test('where a file is uploaded, what somebody else saved over it meanwhile is noticed and joined @drive', async ({ page, device, site, download }, testInfo) => {
  await withoutPickers(page);
  await new School(page).setUp(site.url);
  const work = await Casework.begin(page, pupil);
  const begun = await download(page, () => save(page));
  await file(page).setInputFiles({ name: begun.name, mimeType: '', buffer: begun.bytes });
  await expect(page.getByText('Opgeslagen en teruggelezen:')).toBeVisible();
  const path = testInfo.outputPath(begun.name);
  await writeFile(path, begun.bytes);
  await page.goto('about:blank');
  await open(page, site.url, path);

  const there = await device();
  await withoutPickers(there);
  await open(there, site.url, path);
  const other = Casework.at(there, work.id);
  await other.observe('Bo kwam zonder jas.');
  const theirs = await download(there, () => save(there));
  await writeFile(path, theirs.bytes);

  await work.observe('Bo vertelde over thuis.');
  await save(page);
  await expect(page.getByText('Het bestand dat je opende, is intussen veranderd of verplaatst.', { exact: false })).toBeVisible();
  const together = await download(page, () => file(page).setInputFiles(path));
  await expect(page.getByText('Iemand anders had intussen opgeslagen.', { exact: false })).toBeVisible();
  await writeFile(path, together.bytes);
  await file(page).setInputFiles(path);
  await expect(page.getByText('Opgeslagen en teruggelezen:')).toBeVisible();

  // The next save finds the file as it was left, and asks nothing.
  await work.observe('Bo at niet.');
  const last = await download(page, () => save(page));
  await writeFile(path, last.bytes);
  await there.goto('about:blank');
  await open(there, site.url, path);
  await other.open('/tijdlijn');
  for (const words of ['Bo kwam zonder jas.', 'Bo vertelde over thuis.', 'Bo at niet.']) await other.timelineShows(words);
});
