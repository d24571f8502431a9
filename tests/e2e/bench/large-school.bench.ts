// A school of a thousand cases with fifty records each: put back, unlocked, opened, given along and taken in.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, test } from '../chromium/fixtures.ts';
import { School } from '../pages/school.ts';
import { type Figure, median, tell } from './figures.ts';
import { rawPuts, type Waited, wait, watchWorkers } from './stopwatch.ts';

/** Where `tests/bench` left the school. */
const folder = process.env.MELDCODE_BENCH_SCHOOL ?? '';

/** Of its member and of its transfer file (`tests/bench/school.rs`). */
const passphrase = 'zeven geiten lopen door een groene wei';

const openings = 9;

test('the core alone, natively', async ({}, info) => {
  await tell(info, ...(JSON.parse(readFileSync(join(folder, 'figures.json'), 'utf8')) as Figure[]));
});

test('put back, Vandaag, open a case, export', async ({ page, site }, info) => {
  await watchWorkers(page);
  await page.goto(`${site.url}#/bewaren/terugzetten`);
  const file = join(folder, 'school.mcb');
  expect(existsSync(file), 'the school that the native benchmark makes').toBe(true);
  await page.getByLabel('Reservekopie', { exact: true }).setInputFiles(file);
  await expect(page.getByText('Gekozen: school.mcb')).toBeVisible({ timeout: 60_000 });
  const reference = await strictPut(page);
  const restored = await wait(page, page.getByRole('button', { name: 'Nakijken en terugzetten' }), { css: '#app h1', words: /^Ontgrendelen$/ });
  await page.getByLabel('Wachtwoordzin', { exact: true }).fill(passphrase);
  const entered = await wait(page, page.getByRole('button', { name: 'Ontgrendelen' }), { css: 'h1', words: /^Vandaag$/ });

  await page.evaluate(() => (location.hash = '#/dossiers'));
  const opened: Waited[] = [];
  for (let opening = 0; opening < openings; opening += 1) {
    const pupil = `Bo Verzonnen ${String(opening * 100).padStart(4, '0')}`;
    const link = page.getByRole('link', { name: pupil });
    await expect(link).toBeVisible({ timeout: 60_000 });
    opened.push(await wait(page, link, { css: 'h1', words: new RegExp(`^${pupil}$`) }));
    await page.evaluate(() => (location.hash = '#/dossiers'));
  }

  await page.evaluate(() => (location.hash = '#/bewaren/meegeven'));
  await page.getByRole('radio', { name: 'Alles wat jij mag lezen' }).check();
  const exported = await wait(page, page.getByRole('button', { name: 'Bestand maken' }), { css: '[role=status]', words: /teruggelezen en klopt/ });
  await tell(
    info,
    { name: 'large school: put a backup back', value: restored.whole, unit: 'ms', reference },
    { name: 'large school: Vandaag, without the key derivation', value: entered.whole - entered.worker, unit: 'ms', reference },
    { name: 'large school: open a case', value: median(opened.map(({ whole }) => whole)), unit: 'ms', reference },
    { name: 'large school: export, sealed and read back', value: exported.whole, unit: 'ms', reference },
    { name: 'large school: of which the worker seals and opens', value: exported.worker, unit: 'ms', reference },
  );
});

test('import', async ({ page, site }, info) => {
  await watchWorkers(page);
  await new School(page).ready(site.url);
  await page.evaluate(() => (location.hash = '#/bewaren/inlezen'));
  await page.getByLabel('Bestand van je collega').setInputFiles(join(folder, 'school.age'));
  await expect(page.getByText('Gekozen: school.age')).toBeVisible({ timeout: 60_000 });
  await page.getByLabel('Wachtwoordzin van dit bestand').fill(passphrase);
  const reference = await strictPut(page);
  const looked = await wait(page, page.getByRole('button', { name: 'Bekijken' }), { css: 'h3', words: /^Dit staat in het bestand$/ });
  const takenIn = await wait(page, page.getByRole('button', { name: 'Alles inlezen' }), { css: '[role=status]', words: /^Ingelezen: / });
  await tell(
    info,
    { name: 'large school: preview a transfer', value: looked.whole, unit: 'ms', reference },
    { name: 'large school: of which the worker opens', value: looked.worker, unit: 'ms', reference },
    { name: 'large school: take it in', value: takenIn.whole, unit: 'ms', reference },
  );
  await page.evaluate(() => (location.hash = '#/dossiers'));
  await expect(page.getByRole('link', { name: 'Bo Verzonnen 0007' })).toBeVisible({ timeout: 60_000 });
});

async function strictPut(page: Page) {
  return { name: 'a raw strict put of 1 kB', value: median((await rawPuts(page, 100)).slice(20)) };
}
