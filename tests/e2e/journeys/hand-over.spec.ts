// A case goes to a colleague's key and is theirs once their receipt is back; what was taken back does not count any more.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { saved } from '../house/saving.ts';
import { Casework } from '../pages/casework.ts';
import { Device } from '../pages/device.ts';
import { asUpload, Keeping, type Saved } from '../pages/keeping.ts';

const pupil = 'Bo Verzonnen';
const colleague = 'Ilse Voorbeeld';

function saves(page: Page, button: string): Promise<Saved> {
  return saved(page, () => page.getByRole('button', { name: button, exact: true }).click());
}

/** The text of one's own key, and its check code. */
async function ownKey(device: Device): Promise<{ text: string; code: string }> {
  await device.go('#/bewaren/sleutels');
  const text = await device.page.getByLabel('Tekst van jouw sleutel').inputValue();
  const code = await device.page.getByTestId('own-code').innerText();
  return { text, code };
}

async function keepKey(device: Device, key: { text: string; code: string }): Promise<void> {
  const { page } = device;
  await device.go('#/bewaren/sleutels');
  await page.getByLabel('Sleutel van een collega').fill(key.text);
  await page.getByRole('button', { name: 'Bekijken' }).click();
  await expect(page.getByText(key.code).last()).toBeVisible();
  await page.getByRole('button', { name: 'De code klopt: bewaren' }).click();
  await expect(page.getByRole('heading', { name: `${colleague}, IB-er` })).toBeVisible();
}

/** Takes a file over that was sealed to this device's key. */
async function takeOver(device: Device, file: Saved): Promise<Saved> {
  const { page } = device;
  await device.go('#/');
  await device.go('#/bewaren/inlezen');
  await page.getByLabel('Bestand van je collega').setInputFiles(asUpload(file));
  await expect(page.getByText('Dit bestand gaat open met jouw sleutel.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Bekijken' }).click();
  await expect(page.getByText('Dit is een overdracht', { exact: false })).toBeVisible();
  return saves(page, 'Overnemen');
}

async function takeReceipt(device: Device, receipt: Saved): Promise<void> {
  await device.go('#/bewaren/overdragen');
  await device.page.getByLabel('Ontvangstbewijs van je collega').setInputFiles(asUpload(receipt));
}

/** Hands a case over under words that are told, and takes it over on the other device as `ask` does it. */
async function passOn(
  caseId: string,
  [from, to]: [Device, Device],
  name: string,
  ask: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<Saved> {
  await from.go(`#/bewaren/overdragen/${caseId}`);
  await from.page.getByLabel('Naam van je collega').fill(name);
  const sent = await saves(from.page, 'Overdragen');
  const words = await from.page.getByTestId('file-words').innerText();
  await new Keeping(to).preview(sent, words);
  await ask(to.page);
  return saves(to.page, 'Overnemen');
}

test('a case is handed over in five taps and is the colleague\u2019s once the receipt is back @file', async ({
  browser,
  context,
  site,
  faults,
  auditA11y,
}) => {
  const elsewhere = await browser.newContext({ ignoreHTTPSErrors: true });
  faults.watch(elsewhere, site.origin);
  const there = await Device.setUp(elsewhere, site.url, colleague);
  const key = await ownKey(there);
  await auditA11y(there.page);

  const here = await Device.setUp(context, site.url);
  const { page } = here;
  const caseId = await here.beginCase(pupil);
  await here.observe(caseId, 'Bo kwam zonder jas naar school.');
  await keepKey(here, key);
  await auditA11y(page);

  await here.go(`#/casus/${caseId}`);
  let taps = 0;
  await page.exposeFunction('tapped', () => {
    taps += 1;
  });
  await page.evaluate(() => {
    addEventListener('click', (event) => {
      // A label passes its click on to its control: one tap all the same.
      if (event.isTrusted) void (window as unknown as { tapped: () => void }).tapped();
    });
  });
  await page.getByText('Het dossier zelf').click();
  await page.getByRole('link', { name: 'Overdragen aan een collega' }).click();
  await expect(page.getByRole('checkbox', { name: pupil })).toBeChecked();
  await expect(page.getByRole('radio', { name: colleague })).toBeChecked();
  const sent = await saves(page, 'Overdragen');
  expect(taps).toBeLessThanOrEqual(5);
  expect(taps).toBeGreaterThanOrEqual(3);
  await expect(page.getByText(`Alleen ${colleague} kan dit bestand openen.`, { exact: false })).toBeVisible();
  expect(sent.bytes.toString('latin1')).not.toContain(pupil);
  await here.go('#/');
  await expect(page.getByText('1 dossier doorgegeven, nog niet bevestigd')).toBeVisible();
  await auditA11y(page);

  const receipt = await takeOver(there, sent);
  expect(receipt.name).toMatch(/^ontvangstbewijs-[0-9a-f]{8}\.txt$/);
  for (const name of [pupil, colleague, 'Ada']) expect(receipt.bytes.toString()).not.toContain(name);
  await expect(there.page.getByText('Het ontvangstbewijs is gemaakt')).toBeVisible();
  await auditA11y(there.page);

  await takeReceipt(here, receipt);
  await expect(page.getByText(`Bevestigd: ${colleague} heeft het dossier en is casemanager.`)).toBeVisible();
  await auditA11y(page);
  await takeReceipt(here, receipt);
  await expect(page.getByText('Dit ontvangstbewijs was al ingelezen.', { exact: false })).toBeVisible();
  for (const device of [here, there]) {
    await device.go(`#/casus/${caseId}`);
    await expect(device.page.getByText(new RegExp(`${colleague}`)).first()).toBeVisible();
  }

  await here.go('#/bewaren/overdragen');
  await page.getByText('Dossier hier verwijderen').click();
  await page.getByRole('button', { name: 'Ja, hier verwijderen' }).click();
  await expect(page.getByText(/1 dossier hier vernietigd op/)).toBeVisible();
  await here.go('#/dossiers');
  await expect(page.getByText(pupil)).toHaveCount(0);
  await here.go('#/');
  await expect(page.getByText('nog niet bevestigd')).toHaveCount(0);
  await elsewhere.close();
});

test('a forged, a foreign and a revoked receipt each get their own sentence, and nothing changes @file', async ({
  browser,
  context,
  site,
  faults,
}) => {
  const elsewhere = await browser.newContext({ ignoreHTTPSErrors: true });
  faults.watch(elsewhere, site.origin);
  const there = await Device.setUp(elsewhere, site.url, colleague);
  const key = await ownKey(there);
  const here = await Device.setUp(context, site.url);
  const { page } = here;
  const caseId = await here.beginCase(pupil);
  await keepKey(here, key);
  await here.go(`#/bewaren/overdragen/${caseId}`);
  const sent = await saves(page, 'Overdragen');
  const receipt = await takeOver(there, sent);
  const changed = (from: RegExp, to: string): Saved => ({
    name: receipt.name,
    bytes: Buffer.from(receipt.bytes.toString().replace(from, to)),
  });

  const table: [Saved, string][] = [
    [changed(/received \d{4}/, 'received 2031'), 'De handtekening onder dit ontvangstbewijs klopt niet.'],
    [{ name: 'brief.txt', bytes: Buffer.from('Beste Ada') }, 'Dit is geen ontvangstbewijs van dit programma.'],
    [changed(/\nsignature .*/, ''), 'Dit ontvangstbewijs is niet heel.'],
  ];
  for (const [file, sentence] of table) {
    await takeReceipt(here, file);
    const alert = page.getByRole('alert').filter({ hasText: sentence });
    await expect(alert).toContainText('Er is niets veranderd.');
  }
  await there.go('#/bewaren/overdragen');
  await expect(there.page.getByText('Op dit apparaat is nog niets overgedragen.')).toBeVisible();

  await page.getByText('Overdracht intrekken', { exact: true }).first().click();
  await page.getByRole('button', { name: 'Overdracht intrekken' }).click();
  await expect(page.getByText(/^Ingetrokken op/)).toBeVisible();
  await takeReceipt(here, receipt);
  await expect(page.getByRole('alert').filter({ hasText: 'Deze overdracht heb je ingetrokken op' })).toBeVisible();
  await here.go('#/');
  await expect(page.getByText('nog niet bevestigd')).toHaveCount(0);
  await elsewhere.close();
});

test('a colleague without a key gets a passphrase', async ({ browser, context, site, faults, auditA11y }) => {
  const here = await Device.setUp(context, site.url);
  const { page } = here;
  const caseId = await here.beginCase(pupil);
  await here.go(`#/bewaren/overdragen/${caseId}`);
  await page.getByLabel('Naam van je collega').fill(colleague);
  await auditA11y(page);
  const sent = await saves(page, 'Overdragen');
  const words = await page.getByTestId('file-words').innerText();

  const elsewhere = await browser.newContext({ ignoreHTTPSErrors: true });
  faults.watch(elsewhere, site.origin);
  const there = await Device.setUp(elsewhere, site.url, colleague);
  const other = new Keeping(there);
  await other.preview(sent, words);
  await expect(there.page.getByText(`bedoeld voor ${colleague}`, { exact: false })).toBeVisible();
  const receipt = await saves(there.page, 'Overnemen');
  await takeReceipt(here, receipt);
  await expect(page.getByText(`Bevestigd: ${colleague} heeft het dossier`, { exact: false })).toBeVisible();
  await elsewhere.close();
});

test('a case that was removed after its handover comes back when it is handed back, and only with a tick', async ({
  browser,
  context,
  site,
  faults,
  auditA11y,
}) => {
  const here = await Device.setUp(context, site.url);
  const { page } = here;
  const caseId = await here.beginCase(pupil);
  await here.observe(caseId, 'Bo kwam zonder jas naar school.');
  const elsewhere = await browser.newContext({ ignoreHTTPSErrors: true });
  faults.watch(elsewhere, site.origin);
  const there = await Device.setUp(elsewhere, site.url, colleague);

  await takeReceipt(here, await passOn(caseId, [here, there], colleague));
  await expect(page.getByText(`Bevestigd: ${colleague} heeft het dossier`, { exact: false })).toBeVisible();
  await page.getByText('Dossier hier verwijderen').click();
  await page.getByRole('button', { name: 'Ja, hier verwijderen' }).click();
  await expect(page.getByText(/1 dossier hier vernietigd op/)).toBeVisible();
  await there.observe(caseId, 'Bo had vandaag een jas aan.');

  const back = await passOn(caseId, [there, here], 'Ada Voorbeeld', async () => {
    await expect(page.getByText('Hier vernietigd', { exact: true })).toBeVisible();
    await expect(page.getByText('Een collega heeft het nu')).toBeVisible();
    const tick = page.getByRole('checkbox', { name: `Toch inlezen: ${pupil}` });
    await expect(tick).not.toBeChecked();
    await expect(page.getByText('Er is niets aangevinkt.', { exact: false })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Overnemen' })).toHaveCount(0);
    await auditA11y(page);
    await tick.check();
    await expect(tick).toBeFocused();
    await expect(page.getByText('Er is niets aangevinkt.', { exact: false })).toHaveCount(0);
  });
  const work = Casework.at(page, caseId);
  await work.timelineShows('Bo had vandaag een jas aan.');
  await work.timelineShows('Bo kwam zonder jas naar school.');
  await work.open();
  await expect(page.getByText(/Hier vernietigd op .*, daarna weer ingelezen/).first()).toBeVisible();
  await auditA11y(page);

  await takeReceipt(there, back);
  await expect(there.page.getByText('Bevestigd: Ada Voorbeeld heeft het dossier', { exact: false })).toBeVisible();
  await elsewhere.close();
});
