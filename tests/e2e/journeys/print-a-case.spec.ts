// A case on paper: all of its records, nothing else of the page, and no name where a file or a sheet is named.

import { expect, test } from '../fixtures.ts';
import { Device } from '../pages/device.ts';

test('the print holds every record and nothing of the app around it @file', async ({ context, site, auditA11y }) => {
  const device = await Device.setUp(context, site.url);
  const { page } = device;
  const caseId = await device.beginCase('Bo Verzonnen');
  await device.observe(caseId, 'Bo bleef bij het hek staan.');
  await device.go(`#/casus/${caseId}/afdruk`);
  const paper = page.getByRole('article');
  await expect(paper.getByRole('heading', { level: 1 })).toHaveText(/^Dossier [0-9A-F]{4}-[0-9A-F]{4}$/);
  await expect(paper.getByText('2 stukken, in de volgorde waarin ze zijn opgeschreven', { exact: false })).toBeVisible();
  await expect(paper.getByText('Bo bleef bij het hek staan.')).toBeVisible();
  await expect(page).toHaveTitle('Schoolmap');
  await auditA11y(page);

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'true');
  });
  await page.getByRole('button', { name: 'Afdrukken' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'true');

  await page.emulateMedia({ media: 'print' });
  await expect(paper.getByText('Bo bleef bij het hek staan.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Afdrukken' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Bo Verzonnen' })).toBeHidden();
  await expect(page.getByRole('navigation').first()).toBeHidden();
  // The screens that stand in the page before the program stay off the paper.
  await expect(page.getByRole('heading', { name: 'Spoed' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Ik heb iets gezien' })).toBeHidden();
});
