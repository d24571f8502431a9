// One key or button hides everything behind a neutral screen; nothing is locked, and nothing typed is lost.

import { expect, test } from '../fixtures.ts';
import { asOneLine, printed } from '../house/sheets.ts';
import { Casework } from '../pages/casework.ts';
import { School } from '../pages/school.ts';

test('one key hides everything at once, and what was being typed is there afterwards @http @file', async ({ page, site, auditA11y }) => {
  await new School(page).ready(site.url);
  const work = await Casework.begin(page, 'Bo Verzonnen');
  await work.open('/nieuw/observation');
  const field = page.getByLabel('Wat zag of hoorde je zelf?');
  await field.fill('Bo had het koud.');

  // Within the turn of the key itself: no frame is drawn in between.
  const isCovered = await page.evaluate(() => {
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F8', cancelable: true }));
    const { x, y } = { x: innerWidth / 2, y: innerHeight / 4 };
    return document.elementFromPoint(x, y)?.closest('dialog')?.matches('.cover[open]') ?? false;
  });
  expect(isCovered).toBe(true);
  const cover = page.getByRole('dialog', { name: 'Het scherm is afgedekt' });
  await expect(cover).toBeVisible();
  expect(await page.title()).toBe('Schoolmap');
  await auditA11y();
  await expect(page.locator('.cover')).toMatchAriaSnapshot(`
    - dialog "Het scherm is afgedekt":
      - paragraph: Schoolmap
      - button /Verder ?F8/
  `);

  // Paper shows nothing of what is behind it.
  const onPaper = async () => asOneLine((await printed(page)).sheets.join(' '));
  expect(await onPaper()).not.toMatch(/Verzonnen|koud/);

  // Escape shows nothing; the key or the button does.
  await page.keyboard.press('Escape');
  await expect(cover).toBeVisible();
  await page.getByRole('button', { name: 'Verder' }).click();
  await expect(cover).toBeHidden();
  await expect(field).toHaveValue('Bo had het koud.');
  expect(await onPaper()).toContain('Verzonnen');

  await page.getByRole('button', { name: 'Afdekken' }).filter({ visible: true }).click();
  await expect(cover).toBeVisible();
  await page.keyboard.press('F8');
  await expect(cover).toBeHidden();
});

test('a note that is written on the lock is covered with a press, where there is no key for it @http @file', async ({ page, site, auditA11y }) => {
  const school = new School(page);
  await school.ready(site.url);
  await school.lock();
  await page.getByRole('link', { name: 'Ik heb iets gezien' }).filter({ visible: true }).first().click();
  const field = page.locator('#app').getByLabel(/^Wat zag of hoorde je/);
  await field.fill('Bo had het koud.');
  await page.locator('#app').getByRole('button', { name: 'Afdekken' }).click();
  await page.getByRole('dialog', { name: 'Het scherm is afgedekt' }).getByRole('button', { name: 'Verder' }).click();
  await expect(field).toHaveValue('Bo had het koud.');
  await auditA11y();
});

test('switched on, the screen is covered when another window comes in front', async ({ page, site }) => {
  await new School(page).ready(site.url);
  const cover = page.getByRole('dialog', { name: 'Het scherm is afgedekt' });
  const turnAway = () => page.evaluate(() => void window.dispatchEvent(new FocusEvent('blur')));
  await turnAway();
  await expect(cover).toBeHidden();

  await page.evaluate(() => (location.hash = '#/instellingen'));
  const choice = page.getByRole('checkbox', { name: /^Dek het scherm af/ });
  await choice.check();
  await turnAway();
  await expect(cover).toBeVisible();
  await page.keyboard.press('F8');

  // It holds for this device, also after it was closed.
  await new School(page).comeBack(site.url);
  await turnAway();
  await expect(cover).toBeVisible();
  await page.keyboard.press('F8');
  await page.keyboard.press('F9');
  await new School(page).isLocked();
});
