// What the browser does with the store is asked and told; when it fails, the sentence fits and the text stays.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { Casework, choose, notAboutStaff, write } from '../pages/casework.ts';
import { Device } from '../pages/device.ts';
import { Keeping } from '../pages/keeping.ts';
import { School } from '../pages/school.ts';

const seen = 'Bo kwam zonder jas naar school.';

/** Fills an observation and presses save, whatever comes of it. */
async function tryToSave(page: Page, caseId: string): Promise<void> {
  await Casework.at(page, caseId).open('/nieuw/observation');
  await write('Wat zag of hoorde je zelf?', seen)(page);
  await choose('Van wie komt dit?', 'Ik zag of hoorde het zelf')(page);
  await choose('Is er nú gevaar?', 'Nee')(page);
  await notAboutStaff(page);
  await page.locator('form button[type=submit]').click();
}

/** Writes to a database of nobody; what the browser says to that. */
async function whatFails(): Promise<string | undefined> {
  const request = indexedDB.open('proef', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('proef');
  await new Promise((done) => {
    request.onsuccess = done;
    request.onerror = done;
  });
  if (request.error) return request.error.name;
  const database = request.result;
  const writing = database.transaction('proef', 'readwrite');
  writing.objectStore('proef').put(new Uint8Array(1024), 1);
  await new Promise((done) => {
    writing.oncomplete = done;
    writing.onabort = done;
  });
  database.close();
  return writing.error?.name;
}

const textIsKept = (page: Page) => expect(page.getByLabel(/^Wat zag of hoorde je zelf\?/).first()).toHaveValue(seen);

test('the promise to keep everything is asked with a press, and its answer and the room are told @secure', async ({ context, site, auditA11y }) => {
  const device = await Device.setUp(context, site.url);
  await device.go('#/bewaren/reservekopie');
  await expect(device.page.getByText(/^Hier staat .* De browser geeft nog .* ruimte\.$/)).toBeVisible();
  const ask = device.page.getByRole('button', { name: 'Vraag de browser om alles te bewaren' });
  await ask.click();
  // A browser without a past with this address says no.
  await expect(device.page.getByText(/^De browser belooft het niet\./)).toBeVisible();
  await auditA11y(device.page);
  await device.page.evaluate(() => {
    StorageManager.prototype.persist = () => Promise.resolve(true);
  });
  await ask.click();
  await expect(device.page.getByText(/^Deze browser heeft beloofd niets zelf op te ruimen\./)).toBeVisible();
  await expect(ask).toHaveCount(0);
});

test('what a browser gives on a safe address only is not promised elsewhere @http', async ({ context, site }) => {
  const device = await Device.setUp(context, site.url);
  await device.go('#/bewaren/reservekopie');
  const unsafe = { visible: site.address === 'http' };
  await expect(device.page.getByRole('heading', { name: 'Wat deze browser doet' })).toBeVisible();
  await expect(device.page.getByText('Op dit adres kunnen we de browser niet vragen of hij de dossiers bewaart.', { exact: false })).toBeVisible(unsafe);
  await expect(device.page.getByText(/je geen vaste map kiezen\./)).toBeVisible(unsafe);
});

test('a second tab is not a browser that was closed @http @stored', async ({ context, site }) => {
  const begins = async (page: Page, toBegin: boolean) => {
    const school = new School(page);
    await school.started();
    await school.unlock();
    await school.isUnlocked();
    await page.evaluate(() => {
      location.hash = '#/nieuw';
    });
    const name = page.getByLabel('Voornaam en achternaam van het kind');
    await expect(toBegin ? name : page.getByText('Eerst de proef met sluiten')).toBeVisible();
    await expect(name).toBeVisible({ visible: toBegin });
  };
  const opened = async () => {
    const page = await context.newPage();
    await page.goto(site.url);
    return page;
  };
  // It stood there before there was a school.
  const beside = await opened();
  const first = await context.newPage();
  await new School(first).setUp(site.url);
  await begins(beside, false);
  // The tab that began it is gone, and still the browser was not closed.
  await first.close();
  const third = await opened();
  await begins(third, false);
  await beside.close();
  await third.close();
  await begins(await opened(), true);
});

test('with no room left nothing is called saved, the text stays, a backup can still be made @stored', async ({ context, site }) => {
  const device = await Device.setUp(context, site.url);
  const { page } = device;
  const caseId = await device.beginCase('Bo Verzonnen');
  const browser = await context.newCDPSession(page);
  await browser.send('Storage.overrideQuotaForOrigin', { origin: site.origin, quotaSize: 1 });
  // Chromium goes by what it knew of the room for half a minute.
  await expect.poll(() => page.evaluate(whatFails), { timeout: 90_000 }).toBe('QuotaExceededError');

  await tryToSave(page, caseId);
  await expect(page.getByText(/Er is geen ruimte meer op dit apparaat/).filter({ visible: true }).first()).toBeVisible();
  await textIsKept(page);

  // Room was made: the same press saves it now.
  await browser.send('Storage.overrideQuotaForOrigin', { origin: site.origin });
  await page.locator('form button[type=submit]').click();
  await expect(page.getByText('Opgeslagen', { exact: true }).filter({ visible: true }).first()).toBeVisible();
  await device.seesOnTheTimeline(caseId, seen);

  await browser.send('Storage.overrideQuotaForOrigin', { origin: site.origin, quotaSize: 1 });
  const saved = await new Keeping(device).makeBackup();
  expect(saved.bytes.length).toBeGreaterThan(1000);
});

test('a store of a newer program is read, and nobody types what it would not take @stored', async ({ context, site }) => {
  site.neighbours.set('nieuwer.html', '<!doctype html><link rel="icon" href="data:,"><title>Nieuwer</title>');
  const device = await Device.setUp(context, site.url);
  const caseId = await device.beginCase('Bo Verzonnen');
  const later = await context.newPage();
  await later.goto(`${site.url}nieuwer.html`);
  await device.page.goto('about:blank');
  await later.evaluate(async () => {
    const request = indexedDB.open('meldcode', 7);
    await new Promise((done) => {
      request.onsuccess = done;
    });
    request.result.close();
  });
  await device.page.goto(site.url);
  await device.unlock();
  await expect(device.page.getByText(/De opslag hier is van een nieuwere versie/).filter({ visible: true }).first()).toBeVisible();
  await Casework.at(device.page, caseId).open('/nieuw/observation');
  await expect(device.page.getByText('Je kunt lezen, niet schrijven. Laad de nieuwste versie.').filter({ visible: true }).first()).toBeVisible();
  await expect(device.page.getByLabel('Wat zag of hoorde je zelf?')).toHaveCount(0);
});

test('a tab that holds the store is named, and once it is closed one goes on @stored', async ({ context, site }) => {
  site.neighbours.set('bezet.html', '<!doctype html><link rel="icon" href="data:,"><title>Bezet</title>');
  const device = await Device.setUp(context, site.url);
  await device.page.goto('about:blank');
  const stubborn = await context.newPage();
  await stubborn.goto(`${site.url}bezet.html`);
  await stubborn.evaluate(async () => {
    const held = indexedDB.open('meldcode');
    await new Promise((done) => {
      held.onsuccess = done;
    });
    // Kept open, and a change of version that therefore waits.
    const waiting = indexedDB.open('meldcode', 7);
    await new Promise((done) => {
      waiting.onblocked = done;
    });
    Object.assign(globalThis, { held, waiting });
  });
  const { page } = device;
  await page.goto(site.url);
  await expect(page.getByText('Een ander tabblad houdt de opslag bezet.').filter({ visible: true }).first()).toBeVisible({ timeout: 30_000 });
  await stubborn.close();
  await page.getByRole('button', { name: 'Opnieuw proberen' }).click();
  await new School(page).isLocked();
});

/** As a browser does that blocks the data of sites: who asks for a shelf gets an exception. */
function withoutShelves(names: readonly string[]): void {
  for (const name of names) {
    Object.defineProperty(globalThis, name, {
      get: () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  }
}

const withoutDatabase = () => Object.defineProperty(globalThis, 'indexedDB', { get: () => undefined });

for (const shelves of [[], ['localStorage', 'sessionStorage']]) {
  const also = shelves.length > 0 ? ', not even a preference,' : '';
  test(`a browser that keeps nothing${also} is told so, and Spoed works @stored`, async ({ page, site }) => {
    await page.addInitScript(withoutDatabase);
    await page.addInitScript(withoutShelves, shelves);
    await page.goto(site.url);
    await expect(page.getByText('Deze browser laat niet toe dat er iets wordt bewaard.').filter({ visible: true }).first()).toBeVisible();
    await page.goto(`${site.url}#/spoed`);
    await expect(page.getByRole('heading', { level: 1, name: 'Spoed' }).filter({ visible: true })).toBeVisible();
  });
}

test('without a shelf for preferences the school is set up, and they last as long as the page @stored', async ({ context, site }) => {
  await context.addInitScript(withoutShelves, ['localStorage']);
  const device = await Device.setUp(context, site.url);
  const { page } = device;
  await page.getByRole('button', { name: 'Namen vervangen' }).click();
  const school = new School(page);
  await school.lock();
  await school.unlock();
  await school.isUnlocked();
  await expect(page.locator('.presenting')).toBeVisible();
});
