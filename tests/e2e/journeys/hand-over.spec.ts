// A case goes to a colleague's key and is theirs once their receipt is back; what was taken back does not count any more.

import { generateKeyPairSync, sign } from 'node:crypto';

import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { saved } from '../house/saving.ts';
import { Casework, lockAndUnlock } from '../pages/casework.ts';
import { Device } from '../pages/device.ts';
import { asUpload, Keeping, type Saved } from '../pages/keeping.ts';

const pupil = 'Bo Verzonnen';
const colleague = 'Ilse Voorbeeld';
const another = 'Jan Anders';

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

/** What the sender's page keeps of a handover to this person. */
function handedTo(page: Page, name: string): Locator {
  return page.getByRole('article').filter({ hasText: `Aan ${name}, op` });
}

/** Sends the case that is ticked on the page under words that are told. */
async function send(page: Page, name: string): Promise<Saved & { words: string }> {
  await page.getByLabel('Naam van je collega').fill(name);
  const sent = await saves(page, 'Overdragen');
  return { ...sent, words: await page.getByTestId('file-words').innerText() };
}

/** The same receipt, well signed, by a key that nobody at this school keeps. */
function signedByAnother(receipt: Saved): Saved {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
  const lines = receipt.bytes.toString().replace(/^(receiver .*) [0-9a-f]{64}$/m, `$1 ${key}`);
  const signed = lines.slice(0, lines.indexOf('signature '));
  const signature = sign(null, Buffer.from(`meldcode/receipt/v1\0${signed}`), privateKey).toString('hex');
  return { name: receipt.name, bytes: Buffer.from(`${signed}signature ${signature}\n`) };
}

/** Hands a case over under words that are told, and takes it over on the other device as `ask` does it. */
async function passOn(
  caseId: string,
  [from, to]: [Device, Device],
  name: string,
  ask: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<Saved> {
  await from.go(`#/bewaren/overdragen/${caseId}`);
  const sent = await send(from.page, name);
  await new Keeping(to).preview(sent, sent.words);
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
  await expect(page.getByText(`Alleen ${colleague} en jij kunnen dit bestand openen.`, { exact: false })).toBeVisible();
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

test('a forged, a foreign, another person\u2019s and a revoked receipt each get their own sentence, and nothing changes @file', async ({
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
    [signedByAnother(receipt), 'Iemand anders dan je collega heeft dit ontvangstbewijs getekend.'],
  ];
  for (const [file, sentence] of table) {
    await takeReceipt(here, file);
    const alert = page.getByRole('alert').filter({ hasText: sentence });
    await expect(alert).toContainText('Er is niets veranderd.');
    await expect(handedTo(page, colleague).getByText('Doorgegeven, nog niet bevestigd')).toBeVisible();
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

test('of one case one handover waits: a second one names the first and revokes it, and only its own receipt counts @file', async ({
  context,
  device,
  site,
  auditA11y,
}) => {
  const here = await Device.setUp(context, site.url);
  const { page } = here;
  const caseId = await here.beginCase(pupil);
  await here.go(`#/bewaren/overdragen/${caseId}`);
  const warning = page.getByRole('status').filter({ hasText: `doorgegeven aan ${colleague} en nog niet bevestigd` });
  const tick = page.getByRole('checkbox', { name: pupil });
  await expect(tick).toBeChecked();
  await expect(warning).toHaveCount(0);
  const first = await send(page, colleague);

  await here.go(`#/casus/${caseId}`);
  await here.go(`#/bewaren/overdragen/${caseId}`);
  await expect(warning).toContainText(`en nog niet bevestigd: ${pupil}.`);
  await expect(warning).toContainText('Draag je nu over, dan wordt die hele overdracht ingetrokken.');
  await expect(warning).toContainText(`vraag ${colleague} om het oude bestand weg te gooien.`);
  await auditA11y(page);
  await tick.uncheck();
  await expect(warning).toHaveCount(0);
  await tick.check();
  await expect(warning).toBeVisible();
  // To be warned revokes nothing yet.
  await expect(handedTo(page, colleague).getByText('Doorgegeven, nog niet bevestigd')).toBeVisible();
  const second = await send(page, another);
  await expect(handedTo(page, colleague).getByText(/^Ingetrokken op/)).toBeVisible();
  await expect(handedTo(page, another).getByText('Doorgegeven, nog niet bevestigd')).toBeVisible();

  await here.go('#/');
  await lockAndUnlock(page);
  await expect(page.getByText('1 dossier doorgegeven, nog niet bevestigd')).toBeVisible();
  await expect(page.getByText(`${pupil}: aan ${another}, op`, { exact: false })).toBeVisible();
  await expect(page.getByText(`${pupil}: aan ${colleague}, op`, { exact: false })).toHaveCount(0);

  // Both take over: whoever has the first file does not know yet.
  const takenOver = async (name: string, file: Saved & { words: string }): Promise<Saved> => {
    const there = await Device.setUp((await device()).context(), site.url, name);
    await new Keeping(there).preview(file, file.words);
    return saves(there.page, 'Overnemen');
  };
  const [late, own] = [await takenOver(colleague, first), await takenOver(another, second)];
  const refused = page.getByRole('alert').filter({ hasText: 'Deze overdracht heb je ingetrokken op' });
  await takeReceipt(here, late);
  await expect(refused).toContainText('Je collega heeft het dossier toch ingelezen.');
  await expect(handedTo(page, another).getByText('Doorgegeven, nog niet bevestigd')).toBeVisible();
  await here.go(`#/casus/${caseId}`);
  await expect(page.getByText(/^Verantwoordelijk: Ada Voorbeeld/)).toBeVisible();

  await takeReceipt(here, own);
  await expect(page.getByText(`Bevestigd: ${another} heeft het dossier en is casemanager.`)).toBeVisible();
  await takeReceipt(here, late);
  await expect(refused).toBeVisible();
  await expect(handedTo(page, another).getByText(/^Ontvangen op/)).toBeVisible();
  await expect(handedTo(page, colleague).getByText(/^Ingetrokken op/)).toBeVisible();
  await here.go(`#/casus/${caseId}`);
  await expect(page.getByText(new RegExp(`^Casemanager: ${another}`))).toBeVisible();
});

test('a case that another takes over than it was sent to is theirs, and both sides are told who @file', async ({
  context,
  device,
  site,
  auditA11y,
}) => {
  const here = await Device.setUp(context, site.url);
  const { page } = here;
  const caseId = await here.beginCase(pupil);
  const there = await Device.setUp((await device()).context(), site.url, another);

  const receipt = await passOn(caseId, [here, there], colleague, async (page) => {
    await expect(page.getByText(`bedoeld voor ${colleague}. Jij bent ${another}.`, { exact: false })).toBeVisible();
    await expect(page.getByText('Vraag dan eerst aan wie het stuurde', { exact: false })).toBeVisible();
    await auditA11y(page);
  });
  await expect(there.page.getByText(`Stuur ${receipt.name} terug aan Ada Voorbeeld.`, { exact: false })).toContainText(
    'alleen jouw eigen naam staat erin',
  );
  expect(receipt.bytes.toString()).toContain(`\nname ${another}\n`);
  for (const name of [pupil, colleague, 'Ada']) expect(receipt.bytes.toString()).not.toContain(name);

  await takeReceipt(here, receipt);
  const told = `Je stuurde het dossier aan ${colleague}, en ${another} heeft het overgenomen.`;
  const outcome = page.getByRole('status').filter({ hasText: told });
  await expect(outcome).toContainText(`Bevestigd: ${another} heeft het dossier en is casemanager.`);
  await expect(outcome).toContainText(`Bel ${another} en ${colleague} voordat je het dossier hier verwijdert.`);
  await auditA11y(page);
  for (const on of [here, there]) {
    await on.go(`#/casus/${caseId}`);
    await expect(on.page.getByText(new RegExp(`^Casemanager: ${another}`))).toBeVisible();
  }

  // Where it was sent from that stays beside the offer to remove it, also for whoever looks later.
  await here.go('#/');
  await lockAndUnlock(page);
  await expect(page.getByRole('heading', { name: 'Vandaag', level: 1 })).toBeVisible();
  await expect(page.getByText('nog niet bevestigd')).toHaveCount(0);
  await here.go('#/bewaren/overdragen');
  const row = handedTo(page, colleague);
  await expect(row.getByText(/^Ontvangen op/)).toBeVisible();
  await expect(row.getByText(told, { exact: false })).toBeVisible();
  await expect(row.getByText('Dossier hier verwijderen')).toBeVisible();
});
