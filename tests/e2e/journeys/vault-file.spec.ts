// The program from a drive: the vault is a file that is opened and saved, and nothing that was written is lost on the way.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { Disk, FILE } from '../house/disk.ts';
import { Casework } from '../pages/casework.ts';
import { Emergency } from '../pages/emergency.ts';
import { School } from '../pages/school.ts';
import { VaultFile } from '../pages/vault-file.ts';

const pupil = 'Bo Verzonnen';

/** What went wrong, where the page says so; the empty place for what may still be said is none. */
const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /\w/ });

/** Everything that this browser keeps for local pages, as text. */
async function kept(page: Page): Promise<{ rows: number; plain: number }> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    let rows = 0;
    for (const { name } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name ?? ''));
      for (const table of database.objectStoreNames) rows += await settled(database.transaction(table).objectStore(table).count());
      database.close();
    }
    return { rows, plain: localStorage.length };
  });
}

test('a new file is begun, saved, closed and opened again, and the browser keeps nothing of it @drive', async ({ page, site, disk, auditA11y }) => {
  const school = new School(page);
  const file = new VaultFile(page);
  await page.goto(site.url);
  await school.started();
  await auditA11y();
  await school.setUp(site.url);
  await expect(page.getByText('Sla de school nu op in een bestand', { exact: false })).toBeVisible();
  const work = await Casework.begin(page, pupil);
  await work.observe('Bo kwam zonder jas naar school.');
  expect((await kept(page)).rows, 'the crash journal has what the file lacks').toBeGreaterThan(5);
  await file.save();
  await auditA11y();
  expect(disk.bytes.toString('latin1')).not.toContain(pupil);
  expect(await kept(page), 'only how far it was saved').toEqual({ rows: 1, plain: 0 });

  await page.goto('about:blank');
  await page.goto(site.url);
  await school.started();
  await file.open();
  await auditA11y();
  await school.unlock();
  await school.isUnlocked();
  await Casework.at(page, work.id).timelineShows('Bo kwam zonder jas naar school.');
  await expect(page.getByText('Nog niet in het bestand opgeslagen')).toBeHidden();
  await page.evaluate(() => (location.hash = '#/instellingen/bewijs'));
  await expect(page.getByRole('region', { name: 'Wat in deze browser bewaard is' }).getByRole('definition').last()).toContainText('1 stuk,');
  await expect(page.getByRole('region', { name: 'Wat in het bestand komt te staan' })).toBeVisible();
});

test('that everything was saved is told until something changes @drive', async ({ page, site }) => {
  await new School(page).ready(site.url);
  const work = await Casework.begin(page, pupil);
  await new VaultFile(page).save();
  await work.observe('Bo vertelde over thuis.');
  await expect(page.getByText('Nog niet in het bestand opgeslagen')).toBeVisible();
  await expect(page.getByText('Opgeslagen en teruggelezen:')).toBeHidden();
});

test('a file that somebody saved over from an older one is told @drive', async ({ page, device, site, disk }) => {
  const school = new School(page);
  await school.ready(site.url);
  const older = disk.bytes;
  await Casework.begin(page, pupil);
  await new VaultFile(page).save();

  const drive = new Disk();
  drive.bytes = older;
  const there = await device(drive);
  await new School(there).enter(site.url);
  const other = await Casework.begin(there, 'Mo Verzonnen');
  await other.observe('Mo at niet.');
  await new VaultFile(there).save();

  disk.bytes = drive.bytes;
  await page.goto('about:blank');
  await school.enter(site.url);
  await expect(page.getByText('Dit bestand gaat niet verder op wat hier het laatst is opgeslagen.', { exact: false })).toBeVisible();
});

test('what guards the screen holds when the file is opened again @drive', async ({ page, site }) => {
  const school = new School(page);
  await school.ready(site.url);
  const choice = page.getByRole('checkbox', { name: /^Dek het scherm af/ });
  await page.evaluate(() => (location.hash = '#/instellingen'));
  await choice.check();
  await page.goto('about:blank');
  await school.enter(site.url);
  await page.evaluate(() => (location.hash = '#/instellingen'));
  await expect(choice).toBeChecked();
});

test('words typed after the last save are asked about at once, and are there when the page was torn away @drive', async ({ page, context, site }) => {
  await new School(page).ready(site.url);
  const work = await Casework.begin(page, pupil);
  const seen = (on: Page) => on.getByLabel('Wat zag of hoorde je zelf?');
  const unsaved = page.getByText('Nog niet in het bestand opgeslagen');
  await work.open('/nieuw/observation');
  await seen(page).fill('Bo kwam zonder jas.');
  await new VaultFile(page).save();
  await expect(unsaved).toBeHidden();

  await seen(page).fill('Bo kwam zonder jas en zonder tas.');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(unsaved).toBeVisible();
  // The battery is empty: nobody is asked anything.
  await page.close({ runBeforeUnload: false });

  const later = await context.newPage();
  await new School(later).enter(site.url);
  await Casework.at(later, work.id).open('/nieuw/observation');
  await expect(seen(later)).toHaveValue('Bo kwam zonder jas en zonder tas.');
});

test('work that was not saved is back when the file is opened again @drive', async ({ page, context, site, disk }) => {
  await new School(page).ready(site.url);
  const before = disk.bytes;
  const work = await Casework.begin(page, pupil);
  await work.observe('Bo vertelde over thuis.');
  // The battery is empty: nobody is asked anything.
  await page.close({ runBeforeUnload: false });
  expect(disk.bytes.equals(before)).toBe(true);

  const later = await context.newPage();
  const school = new School(later);
  await later.goto(site.url);
  await school.started();
  await expect(later.getByText('Hier staat werk dat in geen bestand is opgeslagen')).toBeVisible();
  await new VaultFile(later).open();
  await expect(later.getByText('Er staat hier nog werk dat niet in dit bestand is opgeslagen.', { exact: false })).toBeVisible();
  await school.unlock();
  await expect(later.getByText('Het werk dat niet was opgeslagen, is er weer', { exact: false })).toBeVisible();
  await Casework.at(later, work.id).timelineShows('Bo vertelde over thuis.');
  await new VaultFile(later).save();
  expect(await kept(later)).toEqual({ rows: 1, plain: 0 });
});

test('without the file one goes on with what the browser still has @drive', async ({ page, context, site }) => {
  await new School(page).setUp(site.url);
  const work = await Casework.begin(page, pupil);
  await page.close({ runBeforeUnload: false });
  const later = await context.newPage();
  const school = new School(later);
  await later.goto(site.url);
  await later.getByRole('button', { name: 'Verder met wat hier staat' }).click();
  await school.unlock();
  await school.isUnlocked();
  await later.getByRole('link', { name: 'Dossiers' }).filter({ visible: true }).click();
  await expect(later.getByText(pupil).first()).toBeVisible();
  await new VaultFile(later).save();
  await Casework.at(later, work.id).open('');
});

test('what somebody else saved meanwhile is noticed and joined, and the work of both stands in the file @drive', async ({ page, device, site, disk }) => {
  const school = new School(page);
  await school.ready(site.url);
  const work = await Casework.begin(page, pupil);
  await new VaultFile(page).save();

  // A colleague opens the same file on another computer.
  const drive = new Disk();
  drive.bytes = disk.bytes;
  const there = await device(drive);
  await new School(there).enter(site.url);
  await Casework.at(there, work.id).observe('De buurvrouw bracht Bo.');
  await new VaultFile(there).save();

  await work.observe('Bo vertelde over thuis.');
  disk.bytes = drive.bytes;
  await new VaultFile(page).save();
  await expect(page.getByText('Iemand anders had intussen opgeslagen.', { exact: false })).toBeVisible();
  await work.timelineShows('De buurvrouw bracht Bo.');
  await work.timelineShows('Bo vertelde over thuis.');

  drive.bytes = disk.bytes;
  await Casework.at(there, work.id).observe('Bo at vandaag goed.');
  await new VaultFile(there).save();
  await Casework.at(there, work.id).timelineShows('Bo vertelde over thuis.');
});

test('a file of another school is never written over @drive', async ({ page, device, site, disk }) => {
  await new School(page).ready(site.url);
  const drive = new Disk();
  const other = await device(drive);
  await new School(other).ready(site.url);
  const theirs = drive.bytes;
  await Casework.begin(page, pupil);
  disk.bytes = theirs;
  await page.getByRole('button', { name: 'Opslaan in het bestand' }).click();
  await expect(page.getByText('Er is niets overschreven.', { exact: false })).toBeVisible();
  expect(disk.bytes.equals(theirs)).toBe(true);
});

test('a file of the school that stands in the chosen folder already is joined, never emptied @drive', async ({ page, context, device, site, disk }) => {
  await new School(page).ready(site.url);
  const before = disk.bytes;
  const work = await Casework.begin(page, pupil);
  await page.close({ runBeforeUnload: false });

  const drive = new Disk();
  drive.bytes = before;
  const there = await device(drive);
  await new School(there).enter(site.url);
  const other = await Casework.begin(there, 'Mo Verzonnen');
  await other.observe('Mo at niet.');
  await new VaultFile(there).save();
  disk.bytes = drive.bytes;

  // Whoever does not know where the file is goes on without it, and chooses the folder in which it stands.
  const later = await context.newPage();
  const school = new School(later);
  await later.goto(site.url);
  await later.getByRole('button', { name: 'Verder met wat hier staat' }).click();
  await school.unlock();
  await school.isUnlocked();
  await new VaultFile(later).save();
  await expect(later.getByText('Iemand anders had intussen opgeslagen.', { exact: false })).toBeVisible();
  await Casework.at(later, other.id).timelineShows('Mo at niet.');
  await Casework.at(later, work.id).open('');
});

test('a file of another school in the chosen folder is refused, never emptied @drive', async ({ page, context, device, site, disk }) => {
  await new School(page).ready(site.url);
  await Casework.begin(page, pupil);
  await page.close({ runBeforeUnload: false });
  const drive = new Disk();
  await new School(await device(drive)).ready(site.url);
  const theirs = drive.bytes;
  const taken = disk.name;
  disk.write(taken, theirs);

  const later = await context.newPage();
  const school = new School(later);
  await later.goto(site.url);
  await later.getByRole('button', { name: 'Verder met wat hier staat' }).click();
  await school.unlock();
  await school.isUnlocked();
  await later.getByRole('button', { name: 'Opslaan in het bestand' }).click();
  await expect(later.getByText('Er is niets overschreven.', { exact: false })).toBeVisible();
  // Beside it there is room.
  await later.getByRole('button', { name: 'Opslaan in een nieuw bestand' }).click();
  await expect(later.getByText('Opgeslagen en teruggelezen:')).toBeVisible();
  expect(disk.name).not.toBe(taken);
  expect(disk.read(taken).equals(theirs)).toBe(true);
});

test('an older file than the one saved last says so @drive', async ({ page, site, disk }) => {
  const school = new School(page);
  await school.ready(site.url);
  const older = disk.bytes;
  await Casework.begin(page, pupil);
  await new VaultFile(page).save();
  disk.bytes = older;
  await page.goto('about:blank');
  await page.goto(site.url);
  await school.started();
  await new VaultFile(page).open();
  await expect(page.getByText('Dit bestand is ouder dan wat hier het laatst is opgeslagen', { exact: false })).toBeVisible();
});

test('a lock and a program that breaks off lose nothing, with and without what was saved @drive', async ({ page, site, faults }) => {
  const school = new School(page);
  await school.ready(site.url);
  const work = await Casework.begin(page, pupil);
  await school.lock();
  await expect(page.getByText('Er is werk dat nog niet in het bestand staat.', { exact: false })).toBeVisible();
  await school.unlock();
  await school.isUnlocked();
  await work.observe('Bo vertelde over thuis.');
  await work.timelineShows('Bo vertelde over thuis.');

  faults.expect(/./);
  await page.evaluate(() => (globalThis as unknown as { meldcode: { stopped(): void } }).meldcode.stopped());
  await page.getByRole('button', { name: 'Opnieuw beginnen' }).click();
  await page.getByRole('button', { name: 'Verder' }).click();
  await school.unlock();
  await school.isUnlocked();
  await work.timelineShows('Bo vertelde over thuis.');
  await new VaultFile(page).save();
});

test('leaving with unsaved work is asked about, and Spoed works before any file is open @drive', async ({ page, site }) => {
  await page.goto(site.url);
  const emergency = new Emergency(page);
  // The plain page has the same link, and steps aside once the app is drawn.
  await new School(page).started();
  await emergency.open();
  await expect(emergency.numbers()).toHaveCount(3);
  await new School(page).setUp(site.url);
  const asked = page.waitForEvent('dialog');
  const closing = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await closing;
  await expect(page.getByRole('button', { name: 'Opslaan in het bestand' })).toBeVisible();
});

test('emptying this device names unsaved work, takes the crash journal, leaves the file and begins anew @drive', async ({ page, site, disk }) => {
  const school = new School(page);
  await school.ready(site.url);
  const before = disk.bytes;
  await Casework.begin(page, pupil);
  await page.evaluate(() => (location.hash = '#/bewaren/redden'));
  await page.getByText('Dit apparaat leegmaken').click();
  await expect(page.getByText('Het bestand met de dossiers blijft staan waar het staat.', { exact: false })).toBeVisible();
  await expect(page.getByText('Er is werk dat nog niet in het bestand staat.', { exact: false })).toBeVisible();
  await page.getByLabel('Typ het woord LEEGMAKEN').fill('leegmaken');
  await page.getByRole('button', { name: 'Noodkopie en voorkeuren weggooien' }).click();
  await school.started();
  await expect(page.getByRole('button', { name: 'Bestand openen' })).toBeVisible();
  await expect(page.getByText('Hier staat werk dat in geen bestand is opgeslagen')).toBeHidden();
  expect(await kept(page)).toEqual({ rows: 0, plain: 0 });
  expect(disk.bytes.equals(before)).toBe(true);
});

test('what is no vault file is named and nothing opens @drive', async ({ page, site, disk }) => {
  await page.goto(site.url);
  disk.bytes = Buffer.from('een boodschappenlijst');
  await page.getByRole('button', { name: 'Bestand openen' }).click();
  await expect(alert(page)).toBeVisible();
  disk.bytes = Buffer.alloc(0);
  await new School(page).ready(site.url);
  const damaged = Buffer.from(disk.bytes);
  damaged[damaged.length - 200] ^= 1;
  disk.bytes = damaged;
  await page.goto('about:blank');
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Bestand openen' }).click();
  await page.getByRole('button', { name: 'Openen wat heel is' }).click();
  await new School(page).isLocked();
  expect(disk.bytes.equals(damaged), FILE).toBe(true);
});
