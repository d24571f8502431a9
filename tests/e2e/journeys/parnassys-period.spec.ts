// The observations of a period in one text: from Vandaag to what waits, copied, and placed in one go.

import { expect, test } from '../fixtures.ts';
import { Device } from '../pages/device.ts';

test('from Vandaag the observations of a period are copied in one text and placed in one go @file', async ({
  context,
  site,
  auditA11y,
}) => {
  const device = await Device.setUp(context, site.url);
  const { page } = device;
  const id = await device.beginCase('Bo Verzonnen');
  await device.observe(id, 'Bo vroeg om tien uur om een boterham.');
  await device.observe(id, 'Bo zat op de bank en speelde niet mee.');
  await device.go('#/');
  const waits = page.getByRole('region', { name: 'Nog niet in ParnasSys' });
  await expect(waits.getByText('2 teksten nog niet in ParnasSys')).toBeVisible();
  await waits.getByRole('link', { name: 'Bo Verzonnen' }).click();

  await expect(page.getByText('2 observaties staan nog niet in ParnasSys.')).toBeVisible();
  const text = page.getByRole('textbox', { name: 'De tekst' });
  await expect(text).toHaveValue(/^Meldcode observaties, /);
  await expect(text).toHaveValue(/Observatie 1 van 2[^]*boterham[^]*Observatie 2 van 2[^]*speelde niet mee/);
  await expect(page.getByText('ouderportaal', { exact: false })).toBeVisible();
  await auditA11y(page);

  await page.getByLabel('Tot en met').fill('2020-01-01');
  await expect(page.getByText('In deze periode zijn geen observaties vastgelegd.')).toBeVisible();
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv-SE'));
  await page.getByLabel('Tot en met').fill(today);
  await page.getByRole('button', { name: 'Tekst kopiëren' }).click();
  await expect(page.getByText('Gekopieerd. Plak de tekst', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Vastleggen: alles staat in ParnasSys' }).click();
  await expect(page.getByText('2 observaties, al in ParnasSys')).toBeVisible();
  await expect(page.getByText('Alle observaties staan in ParnasSys.')).toBeVisible();
  await device.go('#/');
  await expect(page.getByRole('region', { name: 'Te doen' })).toBeVisible();
  await expect(waits).toBeHidden();
});
