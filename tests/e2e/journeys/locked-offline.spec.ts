// Over plain http with the server gone: lock, then Spoed and a note still work.

import { expect, test } from '../fixtures.ts';
import { Inbox, stampAndLeaveANote } from '../pages/emergency.ts';
import { show } from '../pages/casework.ts';
import { School } from '../pages/school.ts';

test('with the server stopped the app locks, Spoed works and a note is kept @http @file', async ({ page, site, auditA11y }) => {
  const school = new School(page);
  await school.setUp(site.url);
  await site.stop();

  await school.lock();
  await stampAndLeaveANote(page, 'Een lange blauwe plek op de rug.', auditA11y);

  await school.unlock();
  await school.isUnlocked();
  await new Inbox(page).open();
  await expect(page.getByText('Een lange blauwe plek op de rug.')).toBeVisible();
});

test('what somebody wrote under her own name at the lock stays hers when a colleague unlocks', async ({ page, site }) => {
  const school = new School(page);
  await school.setUp(site.url);
  await school.lock();
  await show(page, '#/gezien');
  await page.getByLabel('Je naam').fill('Fenna Fictief');
  await page.getByLabel('Wat zag of hoorde je zelf?').fill('Sem durfde niet naar huis.');

  // Ada sits down at the same screen.
  await show(page, '#/');
  await school.unlock();
  await school.isUnlocked();
  await show(page, '#/gezien');
  await expect(page.getByLabel('Wat zag of hoorde je zelf?')).toHaveValue('');
  await new Inbox(page).open();
  await expect(page.getByText('Sem durfde niet naar huis.')).toBeVisible();
  await expect(page.getByText(/Fenna Fictief/).first()).toBeVisible();

  // Under her own first name it is hers to go on with.
  await school.lock();
  await show(page, '#/gezien');
  await page.getByLabel('Je naam').fill('Ada');
  await page.getByLabel('Wat zag of hoorde je zelf?').fill('Bo had geen jas aan.');
  await show(page, '#/');
  await school.unlock();
  await school.isUnlocked();
  await show(page, '#/gezien');
  await expect(page.getByLabel('Wat zag of hoorde je zelf?')).toHaveValue('Bo had geen jas aan.');
});
