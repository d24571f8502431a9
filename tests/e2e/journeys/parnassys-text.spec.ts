// The text for ParnasSys: copied also where the browser has no clipboard of its own, and marked as placed.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { Device } from '../pages/device.ts';

const seen = 'Bo vroeg om tien uur om een boterham.';

/** From the observation on the timeline to its text. */
async function toTheText(page: Page): Promise<void> {
  const entry = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Observatie' }) });
  await entry.getByText('Meer bij dit stuk').click();
  await entry.getByRole('link', { name: 'Tekst voor ParnasSys maken' }).click();
}

test('an observation is copied as plain text and marked as placed @http @file', async ({ context, site, auditA11y }) => {
  const device = await Device.setUp(context, site.url);
  const { page } = device;
  const caseId = await device.beginCase('Bo Verzonnen');
  await device.observe(caseId, seen);
  await toTheText(page);
  await expect(page.getByText('ouderportaal', { exact: false })).toBeVisible();
  const text = page.getByRole('textbox', { name: 'De tekst' });
  await expect(text).toHaveValue(/^Meldcode observaties, /);
  await expect(text).toHaveValue(new RegExp(seen));
  await auditA11y(page);

  await page.getByRole('button', { name: 'Tekst kopiëren' }).click();
  await expect(page.getByText('Gekopieerd. Plak de tekst', { exact: false })).toBeVisible();

  await page.getByRole('button', { name: 'Vastleggen: staat in ParnasSys' }).click();
  await expect(page.getByText('onder ‘Meldcode observaties’', { exact: false })).toBeVisible();
  await device.go(`#/casus/${caseId}/tijdlijn`);
  await expect(page.getByText('onder ‘Meldcode observaties’', { exact: false })).toBeVisible();
});

test('where copying is refused the text stands selected and says so', async ({ context, site }) => {
  const device = await Device.setUp(context, site.url);
  const { page } = device;
  const caseId = await device.beginCase('Bo Verzonnen');
  await device.observe(caseId, seen);
  await toTheText(page);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await page.getByRole('button', { name: 'Tekst kopiëren' }).click();
  await expect(page.getByText('Kopiëren lukt hier niet vanzelf', { exact: false })).toBeVisible();
  const selected = await page.getByRole('textbox', { name: 'De tekst' }).evaluate((field: HTMLTextAreaElement) => {
    return document.activeElement === field && field.selectionEnd - field.selectionStart === field.value.length;
  });
  expect(selected).toBe(true);
});
