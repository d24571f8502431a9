// The policy holds in every way of opening, and the page *Bewijs* shows what can be checked.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { Release } from '../house/release.ts';
import { School } from '../pages/school.ts';

/** What somebody tries who got hold of the page, and how the browser answers: with an error, or with nothing done. */
const attempts: Record<string, () => unknown> = {
  'a script in the page': () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = true';
    document.head.append(script);
  },
  'a handler in markup': () => {
    document.querySelector('#app')!.insertAdjacentHTML('beforeend', '<img src="x" onerror="globalThis.ran = true">');
  },
  'a frame in markup': () => {
    document.querySelector('#app')!.insertAdjacentHTML('beforeend', '<iframe srcdoc="<script>parent.ran = true</script>"></iframe>');
  },
  'code from text': () => setTimeout('globalThis.ran = true'),
  'a worker from elsewhere': () => new Worker('https://elders.example/w.js'),
};

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await new School(page).started();
}

test('nothing that is not ours runs or is markup with power @http', async ({ page, site, faults }) => {
  faults.expect(/Content Security Policy|Trusted(?:HTML|Script|ScriptURL)|Refused|violates/);
  await open(page, site.url);
  for (const [name, attempt] of Object.entries(attempts)) {
    // Through a timer of the page: what the test itself says is not bound by the policy.
    await page.evaluate(`new Promise((done) => { try { (${attempt})(); } catch {} requestAnimationFrame(() => setTimeout(done)); })`);
    expect(await page.evaluate(() => 'ran' in globalThis), name).toBe(false);
    expect(await page.locator('iframe').count(), name).toBe(0);
  }
});

test('nothing is sent elsewhere @http', async ({ page, site, faults }) => {
  faults.expect(/Content Security Policy|Refused|violates|left the origin/);
  await open(page, site.url);
  const refused = await page.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => seen.push(effectiveDirective));
    await fetch('https://elders.example/').catch(() => undefined);
    navigator.sendBeacon('https://elders.example/');
    const image = new Image();
    const failed = new Promise((resolve) => image.addEventListener('error', resolve));
    image.src = 'https://elders.example/i.png';
    await failed;
    return seen;
  });
  expect(refused).toEqual(expect.arrayContaining(['connect-src', 'img-src']));
});

test('Bewijs shows no request since the start, what is stored, the policy and the build @http', async ({ page, site, auditA11y }) => {
  const school = new School(page);
  await school.ready(site.url);
  await page.evaluate(() => {
    location.hash = '/instellingen/bewijs';
  });
  const part = (name: string) => page.getByRole('region', { name });

  const traffic = part('Verkeer met het netwerk');
  await expect(traffic.getByText('heeft het niets aan het netwerk gevraagd')).toBeVisible();
  await expect(traffic.getByRole('definition').nth(2)).toHaveText('0');
  await expect(part('Wat in deze browser bewaard is').getByText('1 stuk', { exact: false }).first()).toBeVisible();
  const policy = site.address === 'file' ? /script-src 'sha256-[^']+' 'wasm-unsafe-eval'/ : "script-src 'self' 'wasm-unsafe-eval'";
  await expect(part('Waar de browser het programma aan houdt').getByText(policy)).toBeVisible();
  await expect(part('Welke versie dit is').getByText(Release.built().mark)).toBeVisible();
  const ways = { https: 'werkt ook zonder netwerk', http: 'Over http: het netwerk kan het programma vervangen', file: 'Als bestand' };
  await expect(part('Welke versie dit is').getByText(ways[site.address])).toBeVisible();
  await auditA11y();
  // A mark of 64 signs does not make a phone's page wider than the phone.
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await expect(traffic).toMatchAriaSnapshot(`
    - region "Verkeer met het netwerk":
      - heading "Verkeer met het netwerk" [level=2]
  `);
});

test('a request that should not be there is told on Bewijs @served', async ({ page, site }) => {
  const school = new School(page);
  await school.ready(site.url);
  await page.evaluate(() => fetch('./manifest.json').then((answer) => answer.text()));
  await page.evaluate(() => {
    location.hash = '/instellingen/bewijs';
  });
  const traffic = page.getByRole('region', { name: 'Verkeer met het netwerk' });
  await expect(traffic.getByText('Dat hoort niet.')).toBeVisible();
  await expect(traffic.getByText('manifest.json')).toBeVisible();
});
