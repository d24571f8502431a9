// A backup counts once its saved bytes were read again; it brings everything back on an empty device.

import { expect, test } from '../fixtures.ts';
import { Device } from '../pages/device.ts';
import { Keeping } from '../pages/keeping.ts';

test('a checked backup turns the light green and brings everything back on an empty device @stored', async ({
  browser,
  context,
  site,
  faults,
  auditA11y,
}) => {
  const here = await Device.setUp(context, site.url);
  const caseId = await here.beginCase('Bo Verzonnen');
  await here.observe(caseId, 'Bo kwam zonder jas naar school.');
  const keeping = new Keeping(here);

  const saved = await keeping.makeBackup();
  expect(saved.name).toMatch(/^reservekopie-\d{8}-\d{4}-\d+-[0-9a-f]{8}-[0-9a-f]{8}\.mcb$/);
  expect(saved.bytes.toString('latin1')).not.toContain('Verzonnen');
  await expect(here.page.getByText('Er is nog geen gecontroleerde reservekopie.').first()).toBeVisible();

  await keeping.checkBackup(saved);
  await expect(here.page.getByText(/^Gecontroleerd: 1 dossier, alle 2 stukken geopend om /)).toBeVisible();
  await expect(here.page.getByText(/^Alles staat in de gecontroleerde reservekopie van /)).toBeVisible();
  await auditA11y(here.page);

  const elsewhere = await browser.newContext({ ignoreHTTPSErrors: true });
  faults.watch(elsewhere, site.origin);
  const empty = await Device.empty(elsewhere, site.url);
  const other = new Keeping(empty);
  const damaged = Buffer.from(saved.bytes);
  damaged[Math.floor(damaged.length / 2)]! ^= 1;
  await other.putBack({ name: saved.name, bytes: damaged });
  await expect(empty.page.getByRole('alert').filter({ hasText: 'Deze reservekopie is beschadigd.' })).toBeVisible();
  await auditA11y(empty.page);

  await other.putBack(saved);
  await empty.unlock();
  await empty.seesOnTheTimeline(caseId, 'Bo kwam zonder jas naar school.');
  await elsewhere.close();
});

test('a school that vanished is named, and its backup is the way back @stored', async ({ context, site }) => {
  const device = await Device.setUp(context, site.url);
  const caseId = await device.beginCase('Bo Verzonnen');
  const keeping = new Keeping(device);
  const saved = await keeping.makeBackup();
  await device.page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      await new Promise((done) => {
        const request = indexedDB.deleteDatabase(name ?? '');
        request.onsuccess = done;
      });
    }
  });
  await device.page.reload();
  await device.page.getByRole('link', { name: 'Reservekopie terugzetten' }).click();
  await keeping.putBack(saved);
  await device.unlock();
  await device.go(`#/casus/${caseId}`);
  await expect(device.page.getByText('Bo Verzonnen').first()).toBeVisible();
});
