// Spoed before, and without, the program: the page itself is enough to call somebody.

import { expect, test } from '../fixtures.ts';

test('Spoed is readable and calls when no program can be loaded @http @webkit @served', async ({ page, site, faults, auditA11y }) => {
  faults.expect(/404|could not be fetched|module script|not executable/);
  site.missing = /\.(js|wasm)$/;
  await page.goto(site.url);

  await page.getByRole('link', { name: 'Spoed' }).click();

  await expect(page.getByRole('heading', { name: 'Spoed', level: 1 })).toBeVisible();
  const calls = page.getByRole('link', { name: /^(112|0800-2000|0900-8844)/ });
  await expect(calls).toHaveCount(3);
  await auditA11y();
  const numbers = await page.evaluate(() => [...document.querySelectorAll('a[href^="tel:"]')].map((link) => link.getAttribute('href')));
  expect(numbers).toEqual(['tel:112', 'tel:08002000', 'tel:09008844']);
  await page.getByRole('link', { name: 'Terug' }).click();
  await expect(page.getByRole('link', { name: 'Ik heb iets gezien' })).toBeVisible();
});
