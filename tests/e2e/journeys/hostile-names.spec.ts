// Names that are markup, a formula, turned around or without an end: they are shown as letters, wherever they come.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { asOneLine, printed } from '../house/sheets.ts';
import { Casework } from '../pages/casework.ts';
import { Device } from '../pages/device.ts';
import { Keeping } from '../pages/keeping.ts';

const phone = { width: 390, height: 844 };

/** As it is typed: an image that would run a script, a formula, and a sign that turns around what follows. */
const typed = '=2+5<img src=x onerror="globalThis.ran=1"> Bo\u202e Verzonnen\u2067';
const shown = '=2+5<img src=x onerror="globalThis.ran=1"> Bo Verzonnen';

/** Every place where a name of a case stands. */
const places = (id: string) => [
  '/',
  '/dossiers',
  '/bewaren/meegeven',
  '/bewaren/overdragen',
  '/bewaren/sleutels',
  '/jaaroverzicht/dossiers',
  '/instellingen/mensen',
  ...['', '/tijdlijn', '/mensen', '/signalen', '/fase', '/parnassys', '/afdruk', '/melding', '/verantwoording', '/inzage', '/andere-school', '/nieuw/conversation'].map((place) => `/casus/${id}${place}`),
];

/** Goes there, and answers what is wrong with how it looks. */
async function wrongAt(page: Page, place: string): Promise<string[]> {
  await page.evaluate((to) => {
    location.hash = to;
  }, place);
  await expect(page.getByRole('heading', { level: 1 }).filter({ visible: true }).first()).toBeVisible();
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wrong = [
      ...(scrollWidth > clientWidth ? [`it is ${scrollWidth - clientWidth} wider than the screen`] : []),
      ...(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]/.test(document.body.innerText) ? ['it turns around'] : []),
      ...(document.querySelector('#app :is(img, script, iframe)') ? ['a name became markup'] : []),
    ];
    return 'ran' in globalThis ? [...wrong, 'a name ran'] : wrong;
  });
}

test('a name that is code, a formula and turned around is shown as letters, here and elsewhere @file', async ({ context, device, site, auditA11y }) => {
  const here = await Device.setUp(context, site.url, 'Ada <b>Voorbeeld</b>\u202e');
  const { page } = here;
  await page.setViewportSize(phone);
  const work = await Casework.begin(page, typed, shown);
  await here.observe(work.id, 'Bo kwam zonder jas naar school.');
  for (const place of places(work.id)) expect(await wrongAt(page, place), place).toEqual([]);
  await auditA11y(page);

  await work.open('/afdruk');
  await expect(page.getByRole('article').getByText(shown, { exact: false }).first()).toBeVisible();
  const { title, sheets } = await printed(page);
  expect(title).toBe('Schoolmap');
  expect(asOneLine(sheets.join(' '))).toContain('Bo Verzonnen');

  const file = await new Keeping(here).giveAlong(shown);
  const there = await Device.on(await device(), site.url);
  await there.page.setViewportSize(phone);
  const keeping = new Keeping(there);
  await keeping.preview(file, file.words);
  await expect(there.page.getByText(shown, { exact: false }).first()).toBeVisible();
  expect(await there.page.evaluate(() => document.querySelector('#app :is(img, script, b b)') === null && !('ran' in globalThis))).toBe(true);
  await keeping.takeIn();
  for (const place of places(work.id)) expect(await wrongAt(there.page, place), place).toEqual([]);
});

test('a name of ten thousand letters is kept whole and leaves every screen its width', async ({ context, site }) => {
  const here = await Device.setUp(context, site.url);
  const { page } = here;
  await page.setViewportSize(phone);
  const endless = `Bo${'q'.repeat(9_998)}`;
  const work = await Casework.begin(page, endless);
  for (const place of places(work.id)) expect(await wrongAt(page, place), place).toEqual([]);
  await work.open('/afdruk');
  const paper = page.getByRole('article');
  await expect(paper).toBeVisible();
  // Where it is said who the case is about, and in the first record; on paper the breaks of sheets fall into it.
  const letters = (words: string) => words.split('q').length - 1;
  expect(letters(await paper.innerText())).toBe(2 * 9_998);
  expect(letters((await printed(page)).sheets.join(''))).toBe(2 * 9_998);
});
