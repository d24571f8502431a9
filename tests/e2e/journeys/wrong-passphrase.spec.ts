// A wrong passphrase opens nothing and says so; the right one still works; a sleep locks.

import { expect, test } from '../fixtures.ts';
import { windByHand } from '../house/clock.ts';
import { School } from '../pages/school.ts';

test('a wrong passphrase is told from damage and the right one still opens @webkit @file', async ({ page, site, auditA11y }) => {
  const school = new School(page);
  await school.setUp(site.url);
  await school.lock();
  await school.unlock('dit is niet de goede zin');
  await expect(page.getByText('Deze wachtwoordzin past niet.')).toBeVisible();
  await expect(page.getByLabel('Wachtwoordzin', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Wachtwoordzin', { exact: true })).toHaveValue('');
  await auditA11y();
  await school.unlock();
  await school.isUnlocked();
});

test('a lost passphrase is mended with the recovery code from the safe @file', async ({ page, site }) => {
  const school = new School(page);
  const code = await school.setUp(site.url);
  await school.lock();
  await page.getByText('Wachtwoordzin kwijt?').click();
  await page.getByRole('button', { name: 'Openen met de herstelcode' }).click();
  await page.getByLabel('Herstelcode', { exact: true }).fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Openen met de herstelcode' }).click();
  await school.isUnlocked();
});

test('an idle screen warns, can be kept open, and locks after a sleep @file', async ({ page, site }) => {
  await windByHand(page);
  const school = new School(page);
  await school.setUp(site.url);
  await page.clock.runFor('04:45');
  await expect(page.getByRole('dialog', { name: 'Ben je er nog?' })).toBeVisible();
  await page.getByRole('button', { name: 'Ik ben er nog' }).first().click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.clock.runFor('01:00');
  await school.isUnlocked();
  await page.clock.fastForward('08:00:00');
  await school.isLocked();
  await expect(page.getByText('Vergrendeld, omdat er 5 minuten niets gebeurde.')).toBeVisible();
});
