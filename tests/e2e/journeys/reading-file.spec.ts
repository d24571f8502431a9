// A case as one encrypted page: it opens from the disk without the network, and the case in it can be taken in.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { AxeBuilder } from '@axe-core/playwright';

import { expect, test } from '../fixtures.ts';
import { saved } from '../house/saving.ts';
import { Device } from '../pages/device.ts';
import { Keeping } from '../pages/keeping.ts';

const pupil = 'Bo Verzonnen';
const seen = 'Bo kwam zonder jas naar school.';

/** The file as a bad disk gives it back: one letter of the sealed document, near its end, is another one. */
function withOneLetterChanged(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const at = text.indexOf('</script>', text.indexOf('id="reading">')) - 64;
  return Buffer.from(text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1), 'latin1');
}

test('a case opens from the disk with its passphrase and without the network, and can be taken in @http @file', async ({
  browser,
  context,
  site,
  faults,
}) => {
  const here = await Device.setUp(context, site.url);
  const caseId = await here.beginCase(pupil);
  await here.observe(caseId, seen);
  await here.go(`#/casus/${caseId}/afdruk`);
  await here.page.getByText('Als bestand dat zonder dit programma opengaat').click();
  const make = here.page.getByRole('button', { name: 'Bestand maken' });
  const { name, bytes } = await saved(here.page, () => make.click());
  expect(name).toMatch(/^leesbestand-\d{8}-\d{4}-[0-9a-f]{8}\.html$/);
  const words = await here.page.getByTestId('file-words').innerText();
  for (const secret of [pupil, seen, words, 'De Vlieger']) expect(bytes.includes(secret), secret).toBe(false);

  const folder = mkdtempSync(join(tmpdir(), 'meldcode-reading-'));
  const place = join(folder, name);
  writeFileSync(place, bytes);
  const damaged = join(folder, `damaged-${name}`);
  writeFileSync(damaged, withOneLetterChanged(bytes));
  const elsewhere = await browser.newContext({ offline: true });
  const reader = await elsewhere.newPage();
  const wrong: string[] = [];
  reader.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  reader.on('pageerror', (error) => wrong.push(error.message));
  reader.on('request', (request) => /^(?:file|blob|data):/.test(request.url()) || wrong.push(request.url()));
  await reader.goto(pathToFileURL(damaged).href);
  await reader.getByLabel('Wachtwoordzin van dit bestand').fill(words);
  await reader.getByRole('button', { name: 'Openen' }).click();
  await expect(reader.getByRole('alert')).toContainText('Dit bestand is beschadigd.');
  await reader.goto(pathToFileURL(place).href);
  await expect(reader).toHaveTitle('Schoolmap');
  await reader.getByLabel('Wachtwoordzin van dit bestand').fill('een heel andere zin dan die');
  await reader.getByRole('button', { name: 'Openen' }).click();
  await expect(reader.getByRole('alert')).toContainText('gaat met deze zin niet open');
  await reader.getByLabel('Wachtwoordzin van dit bestand').fill(words);
  await reader.getByRole('button', { name: 'Openen' }).click();
  await expect(reader.getByText(seen)).toBeVisible();
  await expect(reader.getByRole('heading', { level: 1, name: /^Dossier [0-9A-F]{4}-[0-9A-F]{4}$/ })).toBeVisible();
  // Its own policy: text becomes no script, not even by whoever is in the page already.
  const refused = await reader.evaluate(() => {
    try {
      document.body.setAttribute('onclick', 'globalThis.ran = true');
      return 'nothing';
    } catch (refusal) {
      return (refusal as Error).name;
    }
  });
  expect(refused).toBe('TypeError');
  expect(wrong.filter((fault) => !/TrustedScript/.test(fault))).toEqual([]);
  const { violations } = await new AxeBuilder({ page: reader }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([]);

  const save = reader.getByRole('button', { name: 'Dossier opslaan om in te lezen' });
  const carried = await saved(reader, () => save.click());
  expect(carried.name).toMatch(/^overdracht-.*\.age$/);
  await reader.getByRole('button', { name: 'Sluiten' }).click();
  await expect(reader.getByLabel('Wachtwoordzin van dit bestand')).toBeVisible();
  expect(await reader.content()).not.toContain(seen);
  await elsewhere.close();

  const other = await browser.newContext({ ignoreHTTPSErrors: true });
  faults.watch(other, site.origin);
  const there = await Device.setUp(other, site.url);
  const keeping = new Keeping(there);
  await keeping.preview(carried, words);
  await keeping.takeIn();
  await there.seesOnTheTimeline(caseId, seen);
  await other.close();
});
