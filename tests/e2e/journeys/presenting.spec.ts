// On a beamer every child and everyone around it has another name, on every page, until it is turned off.

import { expect, test } from '../fixtures.ts';
import { Casework, choose, lockAndUnlock, notAboutStaff, show, write } from '../pages/casework.ts';
import { Device } from '../pages/device.ts';

test('with other names on, no page shows who a case is about, and turned off everything is back', async ({ context, site, auditA11y }) => {
  const device = await Device.setUp(context, site.url);
  const { page } = device;
  await page.setViewportSize({ width: 1280, height: 800 });
  const work = await Casework.begin(page, 'Kanariepiet Verzonnen');
  await work.record(
    'observation',
    write('Wat zag of hoorde je zelf?', 'KANARIEPIET huilde bij het hek en Wendy troostte.'),
    choose('Van wie komt dit?', 'Iemand anders vertelde het'),
    write('Naam van wie het vertelde', 'Wendy Zonneveld'),
    choose('Is er nú gevaar?', 'Nee'),
    notAboutStaff,
  );
  await work.open();
  await page.getByRole('button', { name: 'Namen vervangen' }).filter({ visible: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Presentatiestand' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Kind A' })).toBeVisible();

  const places = ['#/', '#/dossiers', ...['', '/tijdlijn', '/mensen', '/fase', '/afdruk'].map((place) => `#/casus/${work.id}${place}`)];
  for (const place of places) {
    await show(page, place);
    await expect(page.locator('main').getByText('Kind A').first()).toBeVisible();
    const drawn = await page.evaluate(() => document.body.outerHTML);
    expect(drawn, place).not.toMatch(/kanariepiet|wendy|zonneveld/i);
  }
  await auditA11y(page);

  // Somebody unlocks in front of the beamer.
  await show(page, '#/');
  await lockAndUnlock(page);
  await expect(page.locator('main').getByText('Kind A').first()).toBeVisible();
  expect(await page.evaluate(() => document.body.outerHTML)).not.toMatch(/kanariepiet/i);

  await page.getByRole('button', { name: 'Namen terugzetten' }).filter({ visible: true }).click();
  await show(page, `#/casus/${work.id}/tijdlijn`);
  await expect(page.getByText('KANARIEPIET huilde bij het hek en Wendy troostte.').first()).toBeVisible();
});
