// Damage to the browser's own files: what is lost of each kind, whether the program says so, and that the backup brings it back.

import { cpSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, test } from '../chromium/fixtures.ts';
import { Profile } from '../house/profile.ts';
import { Casework } from '../pages/casework.ts';
import { passphrase, School } from '../pages/school.ts';

const records = 12;

const backEnds = { LevelDB: [], SQLite: ['--enable-features=IdbSqliteBackingStore'] };

/** The files of the database, the largest first. */
function filesOf(folder: string): string[] {
  const found: string[] = [];
  const walk = (place: string) => {
    for (const entry of readdirSync(place, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(join(place, entry.name));
      else found.push(join(place, entry.name));
    }
  };
  walk(join(folder, 'Default', 'IndexedDB'));
  return found.sort((a, b) => statSync(b).size - statSync(a).size);
}

const kinds: Record<string, (files: string[], folder: string) => void> = {
  nothing: () => undefined,
  '64 bytes flipped in the largest file': ([largest]) => {
    const bytes = readFileSync(largest!);
    for (let flip = 0; flip < 64; flip += 1) bytes[Math.floor((bytes.length / 65) * (flip + 1))]! ^= 0xff;
    writeFileSync(largest!, bytes);
  },
  'the largest file cut in half': ([largest]) => truncateSync(largest!, Math.floor(statSync(largest!).size / 2)),
  'the first 100 bytes of every file garbled': (files) => {
    for (const file of files) {
      const bytes = readFileSync(file);
      bytes.fill(0x5a, 0, Math.min(100, bytes.length));
      writeFileSync(file, bytes);
    }
  },
  'the largest file removed': ([largest]) => rmSync(largest!),
  'the whole database removed': (_files, folder) => rmSync(join(folder, 'Default', 'IndexedDB'), { recursive: true }),
};

for (const [backEnd, flags] of Object.entries(backEnds)) {
  test(`damage to the files of ${backEnd} is said, and the backup brings everything back`, async ({ site }) => {
    const whole = new Profile(flags);
    const outcomes: string[] = [];
    try {
      let page = await whole.open();
      await new School(page).ready(site.url);
      const { id } = await Casework.begin(page, 'Bo Verzonnen');
      for (let record = 1; record <= records; record += 1) await Casework.at(page, id).observe(`Waarneming nummer ${record}.`);
      const backup = await backupOf(page);
      await whole.kill();

      for (const [kind, damage] of Object.entries(kinds)) {
        const profile = new Profile(flags);
        // Without the signs by which the killed browser held the folder.
        cpSync(whole.folder, profile.folder, { recursive: true, filter: (source) => !basename(source).startsWith('Singleton') });
        damage(filesOf(profile.folder), profile.folder);
        page = await profile.open();
        const { left, said, silent } = await look(page, site.url, id);
        await profile.remove();
        outcomes.push(`${backEnd}, ${kind}: lost ${records - left} of ${records}, ${said || `nothing said ${silent ?? ''}`}`);
        expect(left === records || said !== '', outcomes.at(-1)).toBe(true);
      }

      const empty = new Profile(flags);
      page = await empty.open();
      await page.goto(`${site.url}#/bewaren/terugzetten`);
      await page.getByLabel('Reservekopie', { exact: true }).setInputFiles({ name: 'kopie.mcb', mimeType: 'application/octet-stream', buffer: backup });
      await page.getByRole('button', { name: 'Nakijken en terugzetten' }).click();
      expect((await look(page, site.url, id)).left).toBe(records);
      await empty.remove();
      console.log([...outcomes, `${backEnd}: restored ${records} of ${records}`].join('\n'));
    } finally {
      await whole.remove();
    }
  });
}

/** The bytes of a backup, taken where the page hands them over. */
async function backupOf(page: Page): Promise<Buffer> {
  await page.evaluate(() => {
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob: Blob) => {
      (globalThis as any).taken = blob.arrayBuffer().then((bytes) => [...new Uint8Array(bytes)]);
      return createObjectURL(blob);
    };
    HTMLAnchorElement.prototype.click = () => undefined;
    location.hash = '#/bewaren/reservekopie';
  });
  await page.getByRole('button', { name: 'Reservekopie maken' }).click();
  await expect.poll(() => page.evaluate(() => (globalThis as any).taken !== undefined)).toBe(true);
  return Buffer.from(await page.evaluate(() => (globalThis as any).taken as Promise<number[]>));
}

/** How the program says that something is not there any more. */
const loss = /hier stond|mist iets|beschadigd|kwijt|verdwenen|ontbre|zijn weg|is weg|niet open/i;

/** How many records can still be read, and what the program says by itself. */
async function look(page: Page, url: string, caseId: string): Promise<{ left: number; said: string; silent?: string }> {
  await page.goto(url);
  await new School(page).started();
  const field = page.getByLabel('Wachtwoordzin', { exact: true });
  const heading = page.locator('#app h1').first();
  await expect(heading).toBeVisible();
  await expect(heading).not.toHaveText('Even geduld', { timeout: 60_000 });
  // A screen that begins a school as if there had been none says nothing.
  if (!(await field.isVisible())) {
    const words = await heading.innerText();
    return { left: 0, said: loss.test(words) ? `"${words}"` : '', silent: words };
  }
  await new School(page).unlock(passphrase);
  const inside = page.getByRole('button', { name: 'Vergrendelen' }).filter({ visible: true }).first();
  const refused = page.locator('.field-error, [role=alert]').filter({ hasText: /\S/ }).first();
  await expect(inside.or(refused).first()).toBeVisible();
  if (!(await inside.isVisible())) return { left: 0, said: `"${await refused.innerText()}"` };
  await Casework.at(page, caseId).open('/tijdlijn');
  await expect(page.locator('#app h1').first()).toBeVisible();
  // Nobody knows how many there will be: as many as there are once no more come.
  let left = -1;
  const count = () => page.getByText(/^Waarneming nummer \d+\.$/).count();
  await expect
    .poll(async () => {
      const before = left;
      left = await count();
      return before === left;
    }, { intervals: [1_000] })
    .toBe(true);
  const lines = (await page.locator('#app').innerText()).split('\n');
  await page.goto(`${url}#/`);
  await expect(page.getByRole('heading', { level: 1, name: 'Vandaag' })).toBeVisible();
  lines.push(...(await page.locator('#app').innerText()).split('\n'));
  const said = lines.find((line) => loss.test(line));
  return { left, said: said ? `"${said}"` : '' };
}
