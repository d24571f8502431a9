// A summary for another school: danger first, nothing ticked beforehand, the case stays here and is handed over.

import { expect, test } from '../fixtures.ts';
import { Casework, lockAndUnlock, write } from '../pages/casework.ts';
import { Device } from '../pages/device.ts';

test('another school gets what was ticked by hand and the case stays here, handed over @file', async ({
  context,
  site,
  auditA11y,
}) => {
  const device = await Device.setUp(context, site.url);
  const { page } = device;
  const id = await device.beginCase('Bo Verzonnen');
  await device.observe(id, 'Bo speelt graag buiten.');
  await device.observe(id, 'Bo had een blauwe plek op de arm.');
  const work = Casework.at(page, id);
  await work.record('next-check', write('Wanneer', '2031-02-03'), write('Waar', 'slaapt Bo beter'));
  await work.open();
  await page.getByText('Het dossier zelf', { exact: true }).click();
  await page.getByRole('link', { name: 'Samenvatting voor een andere school' }).click();

  await page.getByRole('radio', { name: 'Twijfel' }).check();
  await expect(page.getByRole('alert').getByText('Bel eerst Veilig Thuis')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Overdragen en vastleggen' })).toBeHidden();
  await page.getByRole('group', { name: 'Is er nu gevaar' }).getByRole('radio', { name: 'Nee' }).check();

  const boxes = page.getByRole('checkbox');
  await expect(boxes).toHaveCount(2);
  for (const box of await boxes.all()) await expect(box).not.toBeChecked();
  const handOver = page.getByRole('button', { name: 'Overdragen en vastleggen' });
  await handOver.click();
  await expect(page.getByText('Kies minstens één ding dat meegaat.').first()).toBeVisible();

  await page.getByLabel('Naar welke school gaat het kind?').fill('De Kornoelje');
  await page.getByRole('group', { name: 'Weten de ouders' }).getByRole('radio', { name: 'Ja' }).check();
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv-SE'));
  await page.getByLabel('Ouders geïnformeerd op').fill(today);
  await page.getByRole('checkbox', { name: /Bo speelt graag buiten/ }).check();

  // Away to look something up, and locked meanwhile: what was answered is there, the danger is asked anew.
  await lockAndUnlock(page);
  await work.open('/andere-school');
  await expect(handOver).toBeHidden();
  await page.getByRole('group', { name: 'Is er nu gevaar' }).getByRole('radio', { name: 'Nee' }).check();
  await expect(page.getByLabel('Naar welke school gaat het kind?')).toHaveValue('De Kornoelje');
  await expect(page.getByLabel('Ouders geïnformeerd op')).toHaveValue(today);
  await expect(page.getByRole('checkbox', { name: /Bo speelt graag buiten/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /blauwe plek/ })).not.toBeChecked();
  const stays = page.getByRole('region', { name: 'Dit blijft hier' });
  await expect(stays.getByText('Observatie: 1')).toBeVisible();
  const paper = page.getByRole('article');
  await expect(paper.getByText('Bo speelt graag buiten.')).toBeVisible();
  await expect(paper.getByText('De Kornoelje')).toBeVisible();
  await expect(paper.getByText('blauwe plek', { exact: false })).toHaveCount(0);
  await auditA11y(page);

  await handOver.click();
  await expect(page.getByText('Dit dossier is overgedragen.', { exact: false })).toBeVisible();
  await expect(paper.getByText('Bo speelt graag buiten.')).toBeVisible();
  await expect(paper.getByText('blauwe plek', { exact: false })).toHaveCount(0);
  await auditA11y(page);

  await page.emulateMedia({ media: 'print' });
  await expect(paper.getByText('De Kornoelje')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Afdrukken' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  // The file stays here, with what was handed over, and its term runs.
  await device.go(`#/casus/${id}`);
  await expect(page.getByText('Overgedragen aan een andere school op', { exact: false }).first()).toBeVisible();
  await expect(page.getByText('Mag vernietigd worden vanaf', { exact: false }).first()).toBeVisible();
  await device.seesOnTheTimeline(id, 'Bo had een blauwe plek op de arm.');
});
