// When something is damaged the rest is read and everything can be saved; a device is emptied on purpose only, and wholly.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { Device, member } from '../pages/device.ts';
import { Keeping } from '../pages/keeping.ts';
import { School } from '../pages/school.ts';

/** Turns over the last bit of a row, as a disk may. */
async function spoil(page: Page, table: string, key: string): Promise<void> {
  await page.evaluate(
    async ([table, key]) => {
      const done = <T,>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await done(indexedDB.open('meldcode'));
      const rows = database.transaction(table, 'readwrite').objectStore(table);
      const at = new TextEncoder().encode(key);
      const value: Uint8Array = await done(rows.get(at));
      value[value.length - 1] ^= 1;
      await done(rows.put(value, at));
      database.close();
    },
    [table, key],
  );
}

async function refusedAtTheLock(device: Device): Promise<void> {
  const { page } = device;
  await page.getByLabel('Wachtwoordzin', { exact: true }).fill(member.passphrase);
  await page.getByRole('button', { name: 'Ontgrendelen' }).click();
  await expect(page.getByRole('checkbox', { name: /^Alleen lezen wat heel is/ })).toBeVisible();
}

test('where the head is damaged everything is still read, nothing is written, and all can be saved @stored', async ({ context, site, auditA11y }) => {
  const device = await Device.setUp(context, site.url);
  const caseId = await device.beginCase('Bo Verzonnen');
  await device.observe(caseId, 'Bo kwam zonder jas naar school.');
  await spoil(device.page, 'head', 'head');
  await device.page.goto('about:blank');
  await device.page.goto(site.url);
  await refusedAtTheLock(device);
  await auditA11y(device.page);
  const { page } = device;
  const copy = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Alles bewaren zoals het is' }).click();
  expect((await copy).suggestedFilename()).toMatch(/\.mcb$/);

  await page.getByRole('checkbox', { name: /^Alleen lezen wat heel is/ }).check();
  await device.unlock();
  await expect(page.getByText('Alleen om te lezen geopend: 2 stukken zijn nog te lezen.')).toBeVisible();
  await device.seesOnTheTimeline(caseId, 'Bo kwam zonder jas naar school.');
  // What needs the store is not offered: nobody fills in a form that can only fail.
  await device.go('#/bewaren/meegeven');
  await expect(page.getByText('De opslag is beschadigd en opslaan kan niet.', { exact: false })).toBeVisible();
});

test('what is wrong is counted by case, goes into a report without names, and is mended from a backup @stored', async ({ context, site, download }) => {
  const device = await Device.setUp(context, site.url);
  const caseId = await device.beginCase('Bo Verzonnen');
  const keeping = new Keeping(device);
  const saved = await keeping.makeBackup();
  const { page } = device;
  await page.evaluate(async (caseId) => {
    const done = <T,>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const database = await done(indexedDB.open('meldcode'));
    const rows = database.transaction('summaries', 'readwrite').objectStore('summaries');
    const id = Uint8Array.from(caseId.replaceAll('-', '').match(/../g) ?? [], (byte) => parseInt(byte, 16));
    await done(rows.delete(id));
    database.close();
  }, caseId);
  await device.go('#/bewaren/redden');
  await page.getByRole('button', { name: 'Alles nakijken' }).click();
  await expect(page.getByText(/beschadigd\. Er wordt niets weggegooid\.$/)).toBeVisible();
  const report = await download(page, () => page.getByRole('button', { name: 'Verslag opslaan' }).click());
  const text = report.bytes.toString('utf8');
  expect(text).toMatch(/^Dossier [0-9A-F]{4}-[0-9A-F]{4}: 1 onderdeel beschadigd of weg\.$/m);
  expect(text).not.toContain('Verzonnen');

  await keeping.lookInto(saved);
  await expect(page.getByText(/^1 onderdeel is hier beschadigd of weg/)).toBeVisible();
  await page.getByRole('button', { name: 'Samenvoegen' }).click();
  await expect(page.getByText(/^Hersteld\./)).toBeVisible();
  await device.go('#/bewaren/redden');
  await page.getByRole('button', { name: 'Alles nakijken' }).click();
  await expect(page.getByText('Alles is heel.')).toBeVisible();
});

test('a program that stops at every start still saves a raw copy, which is put back elsewhere', async ({
  browser,
  context,
  site,
  faults,
  download,
}) => {
  // What the broken instance still listened to is refused by the glue, and says so.
  faults.expect(/Cannot invoke closure from previous WASM instance/);
  const device = await Device.setUp(context, site.url);
  const caseId = await device.beginCase('Bo Verzonnen');
  const { page } = device;
  const stop = () => page.evaluate(() => (globalThis as never as { meldcode: { stopped(): void } }).meldcode.stopped());
  await stop();
  await page.getByRole('button', { name: 'Opnieuw beginnen' }).click();
  await expect(page.getByRole('button', { name: 'Verder naar het slot' })).toBeVisible();
  await stop();
  const raw = await download(page, () => page.getByRole('button', { name: 'Ruwe kopie opslaan' }).filter({ visible: true }).click());
  expect(raw.name).toMatch(/^ruwe-kopie-\d+\.mcb$/);
  expect(raw.bytes.toString('latin1')).not.toContain('Verzonnen');

  const elsewhere = await browser.newContext({ ignoreHTTPSErrors: true });
  faults.watch(elsewhere, site.origin);
  const empty = await Device.empty(elsewhere, site.url);
  await new Keeping(empty).putBack(raw);
  await empty.unlock();
  await empty.go(`#/casus/${caseId}`);
  await expect(empty.page.getByText('Bo Verzonnen').first()).toBeVisible();
  await elsewhere.close();
});

test('where nothing is stored the raw copy makes nothing @stored', async ({ page, site, faults }) => {
  faults.expect(/404|could not be fetched/);
  site.missing = /\.wasm$/;
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Ruwe kopie opslaan' }).filter({ visible: true }).click();
  await expect(page.getByText('Er is hier niets gevonden om op te slaan.')).toBeVisible();
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
});

test('a device is emptied after a word was typed, and nothing of it is left @stored', async ({ context, site, auditA11y }) => {
  const device = await Device.setUp(context, site.url);
  await device.beginCase('Bo Verzonnen');
  const { page } = device;
  await page.evaluate(async () => {
    await globalThis.caches?.open('meldcode-oud');
    sessionStorage.setItem('iets-anders', 'blijft');
  });
  await device.go('#/bewaren/redden');
  await page.getByText('Dit apparaat leegmaken').click();
  await expect(page.getByText(/Er is nooit een reservekopie gecontroleerd\./)).toBeVisible();
  const word = page.getByLabel('Typ het woord LEEGMAKEN');
  await word.fill('weg ermee');
  await page.getByRole('button', { name: 'Alles weggooien' }).click();
  await expect(page.getByText('Dit is niet het woord. Er is niets weggegaan.')).toBeVisible();
  await auditA11y(page);
  // Another tab is unlocked, with a name in sight, on a place that names a case in its address.
  const other = await context.newPage();
  await other.goto(site.url);
  await new School(other).unlock(member.passphrase);
  await new School(other).isUnlocked();
  await other.goto(`${site.url}#/dossiers`);
  await expect(other.getByText('Bo Verzonnen').filter({ visible: true }).first()).toBeVisible();
  await page.bringToFront();
  await word.fill('leegmaken');
  await page.getByRole('button', { name: 'Alles weggooien' }).click();

  await expect(page.getByLabel('Naam van de school')).toBeVisible();
  await expect(other.getByLabel('Naam van de school')).toBeVisible();
  await expect(other.getByText('Bo Verzonnen')).toHaveCount(0);
  expect(new URL(other.url()).hash).toBe('');
  await other.close();
  const left = await page.evaluate(async () => {
    const rows: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const request = indexedDB.open(name ?? '');
      await new Promise((done) => {
        request.onsuccess = done;
      });
      for (const table of request.result.objectStoreNames) {
        const count = request.result.transaction(table).objectStore(table).count();
        await new Promise((done) => {
          count.onsuccess = done;
        });
        if (count.result > 0) rows.push(`${name}/${table}`);
      }
      request.result.close();
    }
    return {
      rows,
      databases: (await indexedDB.databases()).map(({ name }) => name).filter((name) => name !== 'meldcode'),
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      // What the program keeps of itself comes back with the page; what was there before does not.
      caches: ((await globalThis.caches?.keys()) ?? []).filter((name) => name === 'meldcode-oud'),
    };
  });
  expect(left).toEqual({ rows: [], databases: [], local: [], session: ['iets-anders'], caches: [] });
});
