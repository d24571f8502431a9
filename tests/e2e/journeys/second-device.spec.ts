// A later device of the school is set up from the school's file, with the code that lies with the directie.

import { expect, test } from '../fixtures.ts';
import { saved } from '../house/saving.ts';
import { Device, member } from '../pages/device.ts';
import { asUpload } from '../pages/keeping.ts';

test('a later device knows the school and its people, and needs no second code @stored', async ({
  browser,
  context,
  site,
  faults,
  auditA11y,
}) => {
  const here = await Device.setUp(context, site.url);
  await here.go('#/instellingen/mensen');
  const make = here.page.getByRole('button', { name: 'Schoolbestand maken' });
  const file = await saved(here.page, () => make.click());
  expect(file.name).toMatch(/^schoolbestand-\d{8}-\d{4}\.mcs$/);
  expect(file.bytes.toString('latin1')).not.toContain(member.name);
  await expect(here.page.getByText('gaat naar je downloads', { exact: false })).toBeVisible();
  await auditA11y(here.page);

  const elsewhere = await browser.newContext({ ignoreHTTPSErrors: true });
  faults.watch(elsewhere, site.origin);
  const there = await Device.empty(elsewhere, site.url);
  const { page } = there;
  await page.getByRole('button', { name: 'Werkt de school al op een ander apparaat?' }).click();
  await page.getByLabel('Schoolbestand').setInputFiles(asUpload(file));
  await expect(page.getByText('Gekozen: ', { exact: false })).toBeVisible();
  await page.getByLabel('Herstelcode van de school').fill('AAAAA-AAAAA');
  await page.getByRole('button', { name: 'Openen' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'De herstelcode heeft er' })).toBeVisible();
  await page.getByLabel('Herstelcode van de school').fill(here.recoveryCode);
  await page.getByRole('button', { name: 'Openen' }).click();
  await expect(page.getByText('De Vlieger.', { exact: false })).toBeVisible();
  await auditA11y(page);
  await page.getByRole('radio', { name: member.name }).check();
  await page.getByRole('button', { name: 'Verder' }).click();
  await page.getByLabel('Je teken op het slot').fill('uil');
  await page.getByRole('button', { name: 'Verder' }).click();
  await page.getByLabel('Je wachtwoordzin').fill(member.passphrase);
  await page.getByLabel('Nog een keer, ter controle').fill(member.passphrase);
  await page.getByRole('button', { name: 'School inrichten' }).click();
  await expect(page.getByRole('heading', { name: 'De school is ingericht' })).toBeVisible();
  await there.comeBack();
  await there.go('#/instellingen/mensen');
  await expect(page.context().pages()[0]!.getByText(member.name).first()).toBeVisible();
  await elsewhere.close();
});
