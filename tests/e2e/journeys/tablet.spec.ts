// On a tablet or a phone: it can be put on the home screen, everything is big enough to touch, and Safari is told apart.

import type { Browser, Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { squeezed } from '../house/layout.ts';
import { Site } from '../house/site.ts';
import { Casework } from '../pages/casework.ts';
import { School } from '../pages/school.ts';

const phone = { width: 390, height: 844 };
const target = 44;

const safariOn = {
  'an iPad': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
  'an iPhone': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
} as const;

const warning = (page: Page) => page.getByText('Deze browser kan alles weggooien als je dit programma een week niet gebruikt.');

/** What can be touched on the screen and is smaller than a fingertip; links within a sentence may be. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('a[href], button, summary, select, textarea, input')) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const isInSentence = element.matches('p a, li p a, label a');
      // A box with words: the words are touched as well. A link stretched over its card: the whole card is.
      const box = element.matches('[type="checkbox"], [type="radio"]') ? element.closest('label') : null;
      const card = getComputedStyle(element, '::after').position === 'absolute' ? element.offsetParent : null;
      const touched = box ?? card ?? element;
      const { width, height } = touched.getBoundingClientRect();
      const isOffScreen = width <= 1 && height <= 1;
      if (!isInSentence && !isOffScreen && (width < least - 0.5 || height < least - 0.5)) {
        found.push(`${element.outerHTML.slice(0, 120)} ${Math.round(width)}×${Math.round(height)}`);
      }
    }
    return found;
  }, target);
}

test('on the main screens of a phone everything that can be touched is at least 44 by 44', async ({ page, site, auditA11y }) => {
  await page.setViewportSize(phone);
  const school = new School(page);
  await page.goto(site.url);
  await school.started();
  expect(await tooSmall(page), 'first use').toEqual([]);
  await school.ready(site.url);
  const { id } = await Casework.begin(page, 'Noor Verzonnen');
  const screens = ['/', '/dossiers', '/spoed', '/gezien', '/postvak', '/bewaren/reservekopie', '/bewaren/meegeven', `/casus/${id}`];
  screens.push(`/casus/${id}/tijdlijn`, `/casus/${id}/mensen`, `/casus/${id}/nieuw/conversation`, `/casus/${id}/signalen`);
  screens.push('/instellingen/school', '/instellingen/mensen', '/instellingen/contacten', '/instellingen/bewijs');
  for (const screen of screens) {
    await page.evaluate((to) => {
      location.hash = to;
    }, screen);
    await expect(page.getByRole('heading', { level: 1 }).filter({ visible: true }).first()).toBeVisible();
    expect(await tooSmall(page), screen).toEqual([]);
  }
  // What is stored is counted by then: an answer that comes after a lock is refused aloud.
  await expect(page.locator('#kept').getByText('Stand van de kluis')).toBeVisible();
  await school.lock();
  expect(await tooSmall(page), 'the lock').toEqual([]);
  await auditA11y();
});

test('from a phone to a desk no screen squeezes its words or is wider than it', async ({ page, site }) => {
  const school = new School(page);
  await school.ready(site.url);
  const { id } = await Casework.begin(page, 'Noor Verzonnen');
  await Casework.at(page, id).observe('Noor kwam zonder jas naar school.');
  const screens = ['/', '/dossiers', '/spoed', '/gezien', '/bewaren/reservekopie', '/bewaren/overdragen', '/instellingen/mensen'];
  screens.push(...['', '/tijdlijn', '/mensen', '/nieuw/conversation', '/signalen', '/verantwoording'].map((part) => `/casus/${id}${part}`));
  for (const width of [360, 768, 1023, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    for (const screen of screens) {
      await page.evaluate((to) => {
        location.hash = to;
      }, screen);
      await expect(page.getByRole('heading', { level: 1 }).filter({ visible: true }).first()).toBeVisible();
      expect(await page.evaluate(squeezed), `${screen} at ${width}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${screen} at ${width}`).toBeLessThanOrEqual(width);
    }
  }
});

test('it can be put on the home screen under a neutral name @http @served', async ({ page, site }) => {
  await page.goto(site.url);
  const client = await page.context().newCDPSession(page);
  const { errors, data, url } = await client.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(url).toBe(`${site.url}manifest.json`);
  const manifest = JSON.parse(data ?? '{}');
  expect(manifest).toMatchObject({ name: 'Schoolmap', display: 'standalone', start_url: './', scope: './' });
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    expect(size).toBe(sizes);
  }
});

test('the browser finds nothing missing to install it', async ({ page, faults }) => {
  // This machine itself is as good as https to a browser, and needs no certificate that it would not trust.
  const local = await Site.open('http', 'localhost');
  faults.expect(new RegExp(`left the origin: ${local.origin}`));
  await page.goto(local.url);
  const client = await page.context().newCDPSession(page);
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  await local.stop();
});

for (const [device, userAgent] of Object.entries(safariOn)) {
  test(`Safari on ${device} is told on the start screen that it forgets, and how to install @served`, async ({ browser, site, auditA11y }) => {
    const page = await visit(browser, { userAgent });
    const school = new School(page);
    await page.goto(site.url);
    await school.started();
    await expect(warning(page)).toBeVisible();
    await expect(page.getByText('Zet op beginscherm')).toBeVisible();
    await auditA11y(page);
    await school.setUp(site.url);
    await expect(warning(page)).toBeHidden();
    await school.lock();
    await expect(warning(page)).toBeVisible();
    await page.context().close();
  });
}

test('another browser is not told so @webkit', async ({ page, site }) => {
  await page.goto(site.url);
  await new School(page).started();
  await expect(warning(page)).toBeHidden();
});

async function visit(browser: Browser, how: { userAgent: string }): Promise<Page> {
  const context = await browser.newContext({ ...how, viewport: phone });
  return context.newPage();
}
