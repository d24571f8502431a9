// A case goes to another device and comes back with work of both; what is wrong with a file is said, and nothing changes.

import { expect, test } from '../fixtures.ts';
import { Device } from '../pages/device.ts';
import { Keeping, type Saved } from '../pages/keeping.ts';

const pupil = 'Bo Verzonnen';

test('a case goes to another device and back with work on both sides @http @webkit @file', async ({ page, device, site, download, auditA11y }) => {
  const here = await Device.on(page, site.url);
  const caseId = await here.beginCase(pupil);
  await here.observe(caseId, 'Bo kwam zonder jas naar school.');
  const keeping = new Keeping(here, download);
  const first = await keeping.giveAlong(pupil);
  expect(first.name).toMatch(/^overdracht-\d{8}-\d{4}-[0-9a-f]{8}\.age$/);
  expect(first.bytes.toString('latin1')).not.toContain(pupil);

  const there = await Device.on(await device(), site.url);
  const other = new Keeping(there, download);
  await other.preview(first, first.words);
  await expect(there.page.getByText('Dit dossier heb je nog niet: 2 stukken.')).toBeVisible();
  await expect(there.page.getByText('deze persoon is hier nog niet bekend', { exact: false })).toBeVisible();
  await auditA11y(there.page);
  await other.takeIn();
  await there.observe(caseId, 'De buurvrouw bracht Bo.');
  await here.observe(caseId, 'Bo vertelde over thuis.');

  const second = await other.giveAlong(pupil);
  await keeping.preview(second, second.words);
  await expect(here.page.getByText('Beide hebben iets nieuws')).toBeVisible();
  await keeping.takeIn();
  await here.seesOnTheTimeline(caseId, 'De buurvrouw bracht Bo.');
  await here.seesOnTheTimeline(caseId, 'Bo vertelde over thuis.');

  await keeping.preview(second, second.words);
  await expect(here.page.getByText('Je had dit allemaal al.', { exact: false })).toBeVisible();
  await auditA11y(here.page);
});

test('each wrong file gets its own sentence and the page does not freeze', async ({ context, site }) => {
  const device = await Device.setUp(context, site.url);
  const caseId = await device.beginCase(pupil);
  await device.observe(caseId, 'Bo kwam zonder jas naar school.');
  const keeping = new Keeping(device);
  const whole = await keeping.giveAlong(pupil);
  const changed = (bytes: Buffer): Saved => ({ name: whole.name, bytes });

  const flipped = Buffer.from(whole.bytes);
  flipped[flipped.length - 40]! ^= 1;
  const absurd = Buffer.from(
    `age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} 30\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n${'x'.repeat(60)}`,
  );
  const table: [string, Saved, string?][] = [
    ['Deze wachtwoordzin hoort niet bij dit bestand.', whole, 'een heel andere zin dan die'],
    ['Dit bestand is beschadigd.', changed(flipped), whole.words],
    ['Dit bestand is niet compleet', changed(whole.bytes.subarray(0, whole.bytes.length - 100)), whole.words],
    ['Dit bestand is niet van dit programma.', changed(Buffer.from('PK\x03\x04'))],
    ['Dit is een leesbestand.', changed(Buffer.from('<!doctype html>\n<meta name="reading-file" content="1">'))],
    ['Dit bestand vraagt veel te veel rekenwerk', changed(absurd), whole.words],
  ];
  for (const [sentence, file, words] of table) {
    await keeping.preview(file, words);
    const alert = device.page.getByRole('alert').filter({ hasText: sentence });
    await expect(alert).toBeVisible();
    await expect(alert).toContainText('Er is niets veranderd.');
  }
  await device.seesOnTheTimeline(caseId, 'Bo kwam zonder jas naar school.');
});

test('two gigabytes of zeros are refused without being read', async ({ context, site }) => {
  const device = await Device.setUp(context, site.url);
  await device.go('#/bewaren/inlezen');
  // A file that says how large it is and must never be asked for its bytes.
  await device.page.getByLabel('Bestand van je collega').evaluate((input: HTMLInputElement) => {
    const file = new File(['0'], 'nullen.age');
    Object.defineProperty(file, 'size', { value: 2 * 1024 ** 3 });
    Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.reject(new Error('was read')) });
    const files = { length: 1, 0: file, item: () => file };
    Object.defineProperty(input, 'files', { value: files, configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(device.page.getByText('Dit bestand is te groot', { exact: false })).toBeVisible();
});
