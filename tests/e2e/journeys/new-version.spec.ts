// Offline and new versions over https: kept whole, opened with consent only, and nothing that was typed is lost.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { Release } from '../house/release.ts';
import { Site } from '../house/site.ts';
import { School } from '../pages/school.ts';

const typed = 'een zin die nog nergens is opgeslagen';

/** Which version is on the page. */
const running = (page: Page) => page.locator('meta[name="meldcode-build"]').getAttribute('content');

/** Until the browser keeps the whole app. */
async function isKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
}

const bar = (page: Page) => page.getByRole('button', { name: 'Nieuwe versie gebruiken' });

async function beginANote(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Ik heb iets gezien' }).filter({ visible: true }).first().click();
  await page.getByLabel('Wat zag of hoorde je zelf?').fill(typed);
}

test('after one visit the app opens, unlocks and works without the network @secure', async ({ page, site, auditA11y }) => {
  const school = new School(page);
  await school.setUp(site.url);
  await isKept(page);
  await site.stop();

  await page.reload();
  await school.started();
  await auditA11y();
  await school.unlock();
  await school.isUnlocked();
  await beginANote(page);
});

test('the exact files of the build are kept, no more and no less @secure', async ({ page, site }) => {
  await page.goto(site.url);
  await isKept(page);
  const names = await page.evaluate(async () => {
    const [name] = (await caches.keys()).filter((each) => each !== 'meldcode-choice');
    const requests = await (await caches.open(name)).keys();
    return requests.map(({ url }) => new URL(url).pathname.slice(1)).toSorted();
  });
  expect(names.filter((name) => name !== 'index.html').every((name) => /-[0-9a-f]{8,}[._]/.test(name))).toBe(true);
  expect(names.map((name) => name.replace(/-[0-9a-f]{8,}/, '')).toSorted()).toEqual(
    ['app.js', 'app_bg.wasm', 'boot.js', 'index.html', 'inside.wasm', 'reader.html', 'style.css', 'transport.js', 'transport_bg.wasm', 'trust.js', 'versions.js', 'worker.js'].toSorted(),
  );
});

test('keeping the app asks the server for nothing that the page has just loaded', async ({ page, faults }) => {
  // A browser caches nothing that comes over a certificate it does not trust, so this one is asked on this machine itself.
  const local = await Site.open('http', 'localhost');
  faults.expect(new RegExp(`left the origin: ${local.origin}`));
  await page.goto(local.url);
  await isKept(page);
  expect(local.asked).toContain('offline.js');
  expect(new Set(local.asked).size, local.asked.join()).toBe(local.asked.length);
  await local.stop();
});

test('a new version waits for consent, and then what was being typed is still there @secure', async ({ page, site, auditA11y }) => {
  const school = new School(page);
  const later = Release.later('a later version');
  await school.ready(site.url);
  await isKept(page);
  site.root = later.folder;

  // The old version opens, also now that the server has the new one, and says that there is one.
  await page.reload();
  await school.started();
  expect(await running(page)).toBe(Release.built().mark);
  await expect(bar(page)).toBeVisible();
  await school.unlock();
  await school.isUnlocked();
  await beginANote(page);
  await auditA11y();

  // Not asked, not changed: closing and opening again is no consent.
  const other = await page.context().newPage();
  await other.goto(site.url);
  expect(await running(other)).toBe(Release.built().mark);
  await other.close();

  await bar(page).click();
  await expect.poll(() => running(page)).toBe(later.mark);
  await school.started();
  await expect(page.getByText('De nieuwe versie staat klaar.')).toBeVisible();
  await expect(bar(page)).toBeHidden();
  await school.unlock();
  await school.isUnlocked();
  await page.getByRole('link', { name: 'Ik heb iets gezien' }).filter({ visible: true }).first().click();
  await expect(page.getByLabel('Wat zag of hoorde je zelf?')).toHaveValue(typed);

  // And the new one is the one that opens without the network.
  await site.stop();
  await page.reload();
  await school.started();
  expect(await running(page)).toBe(later.mark);
});

test('without consent the old version stays, however often everything is closed @secure', async ({ page, site }) => {
  await page.goto(site.url);
  await isKept(page);
  site.root = Release.later('not asked for').folder;
  const context = page.context();
  await page.reload();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.getRegistration().then((it) => it?.waiting?.state))).toBe('installed');
  await page.close();

  // With the last page gone the browser starts the waiting worker; it goes on giving what was chosen.
  for (let visit = 0; visit < 2; visit += 1) {
    const again = await context.newPage();
    await again.goto(site.url);
    await new School(again).started();
    expect(await running(again)).toBe(Release.built().mark);
    // During the set-up nothing asks for attention.
    await expect(bar(again)).toBeHidden();
    await again.close();
  }
});

test('an update that fails leaves the version that runs, with and without the network @secure', async ({ page, site, faults }) => {
  const school = new School(page);
  const broken = Release.later('a broken copy');
  broken.damage('.wasm');
  await school.setUp(site.url);
  await isKept(page);
  site.root = broken.folder;
  faults.expect(/is not the file of this build/);

  const refused = page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const ended = new Promise((resolve) => {
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing;
        worker?.addEventListener('statechange', () => resolve(worker.state));
      });
    });
    await registration.update().catch(() => undefined);
    return ended;
  });
  expect(await refused).toBe('redundant');

  await page.reload();
  await school.started();
  expect(await running(page)).toBe(Release.built().mark);
  await expect(bar(page)).toBeHidden();
  await site.stop();
  await page.reload();
  await school.started();
  await school.unlock();
  await school.isUnlocked();
});

test('over plain http there is no worker, and the page says what that means @http @served', async ({ page, site }) => {
  test.info().annotations.push({ type: 'address', description: site.address });
  await page.goto(site.url);
  await new School(page).started();
  const has = await page.evaluate(() => navigator.serviceWorker !== undefined);
  expect(has).toBe(site.address === 'https');
  const warning = page.getByText('Over http kan het netwerk het programma vervangen.');
  await expect(warning).toBeVisible({ visible: site.address === 'http' });
});
