// The indicator list: an item is found by a word, asks what it rests on, survives a lock, and is read back as it was.

import { expect, test } from '../fixtures.ts';
import { Device } from '../pages/device.ts';
import { IndicatorList } from '../pages/indicators.ts';

const shape = 'Plek met een herkenbare vorm';
const breakfast = 'Komt regelmatig zonder ontbijt';

test('a list is filled in, interrupted by a lock, and read back with its own wording @file', async ({ context, site, auditA11y }) => {
  const device = await Device.setUp(context, site.url);
  const caseId = await device.beginCase('Bo Verzonnen');
  await device.observe(caseId, 'Bo vroeg om tien uur om een boterham.');
  const list = new IndicatorList(device.page);
  await list.open(caseId);
  await expect(device.page.getByText('Nog niet door een deskundige nagekeken')).toBeVisible();

  await list.find('ontbijt');
  await list.answer(breakfast, 'Gezien');
  await expect(list.item(breakfast).getByText('Nog zonder voorbeeld')).toBeVisible();
  await list.item(breakfast).getByLabel('Een observatie uit dit dossier').selectOption({ index: 1 });
  await expect(list.item(breakfast).getByText('Nog zonder voorbeeld')).toBeHidden();

  await list.find('herkenbare vorm');
  await list.answer(shape, 'Gehoord van …');
  await expect(list.item(shape).getByRole('group', { name: 'Is er nú gevaar?' })).toBeVisible();
  await list.item(shape).getByRole('radio', { name: 'Nee' }).check();
  await auditA11y(device.page);

  // What is missing is named, and the item it is about comes into sight.
  await list.find('ontbijt');
  await list.save();
  await expect(device.page.getByRole('alert').getByText('Schrijf op van wie je dit hoorde')).toBeVisible();
  await list.item(shape).getByLabel('Van wie?').fill('de buurvrouw');

  await device.page.keyboard.press('F9');
  await device.unlock();
  await list.open(caseId);
  await expect(device.page.getByText('Wat je typte staat er weer', { exact: false })).toBeVisible();
  await expect(list.item(shape).getByLabel('Van wie?')).toHaveValue('de buurvrouw');

  await list.save();
  await expect(device.page.getByRole('heading', { name: 'Signalenlijst', level: 2 })).toBeVisible();
  await expect(device.page.getByText('Gehoord van de buurvrouw')).toBeVisible();
  await expect(device.page.getByText(shape, { exact: false })).toBeVisible();
});

test('doubt about danger leads to Spoed, from the item and after saving @file', async ({ context, site }) => {
  const device = await Device.setUp(context, site.url);
  const caseId = await device.beginCase('Bo Verzonnen');
  const list = new IndicatorList(device.page);
  await list.open(caseId);
  await list.find('herkenbare vorm');
  await list.answer(shape, 'Gezien');
  // The question is asked at once, and a list is not saved past it.
  await list.save();
  await expect(device.page.getByRole('alert').getByText('Geef antwoord op de vraag of er nú gevaar is', { exact: false })).toBeVisible();
  await list.item(shape).getByRole('radio', { name: 'Twijfel' }).check();
  await expect(list.item(shape).getByRole('link', { name: 'Naar Spoed' })).toBeVisible();
  await list.save();
  await expect(device.page).toHaveURL(/#\/spoed$/);
});
