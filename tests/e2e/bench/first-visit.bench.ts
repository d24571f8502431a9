// A first visit: what it weighs, when the lock screen is there and when the app runs, beside an empty page.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

import type { Browser } from '@playwright/test';

import { test } from '../chromium/fixtures.ts';
import { forUnlocking } from '../house/release.ts';
import { dist } from '../house/site.ts';
import { median, tell } from './figures.ts';

const rounds = 7;

test('the weight of a first visit', async ({}, info) => {
  const small = (file: string) =>
    brotliCompressSync(readFileSync(join(dist, file)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  const files = readdirSync(dist).filter((name) => /\.(?:html|js|css|wasm)$/.test(name) && name !== 'meldcode.html');
  const isLater = (name: string) => forUnlocking.test(name);
  const weight = (names: string[]) => names.map(small).reduce((a, b) => a + b, 0);
  await tell(
    info,
    { name: 'a first visit, brotli', value: weight(files.filter((name) => !isLater(name))), unit: 'bytes' },
    { name: 'loaded when somebody unlocks, brotli', value: weight(files.filter(isLater)), unit: 'bytes' },
  );
});

test('the start of a first visit', async ({ browser, site }, info) => {
  site.neighbours.set('empty.html', '<!doctype html><link rel="icon" href="data:,"><title>-</title><p>Slot</p>');
  const painted: number[] = [];
  const running: number[] = [];
  const empty: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    empty.push((await visit(browser, `${site.url}empty.html`, false)).painted);
    const app = await visit(browser, site.url, true);
    painted.push(app.painted);
    running.push(app.running);
  }
  const reference = { name: 'an empty page painted', value: median(empty) };
  await tell(
    info,
    { name: 'lock screen painted', value: median(painted), unit: 'ms', reference },
    { name: 'app running', value: median(running), unit: 'ms', reference },
  );
});

/** One visit with an empty cache. */
async function visit(browser: Browser, url: string, isApp: boolean): Promise<{ painted: number; running: number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  const running = isApp
    ? await page.evaluate(async () => {
        while (document.body.dataset.app !== 'running') await new Promise(requestAnimationFrame);
        return performance.now();
      })
    : 0;
  const painted = await page.evaluate(async () => {
    const paint = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    while (paint() === undefined) await new Promise(requestAnimationFrame);
    return paint();
  });
  await context.close();
  return { painted, running };
}
