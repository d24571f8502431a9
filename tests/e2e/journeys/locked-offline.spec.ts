// Over plain http with the server gone: lock, then Spoed and a note still work.

import { expect, test } from '../fixtures.ts';
import { Emergency, Inbox, QuickObservation } from '../pages/emergency.ts';
import { School } from '../pages/school.ts';

test('with the server stopped the app locks, Spoed works and a note is kept @http', async ({ page, site, auditA11y }) => {
  const school = new School(page);
  const emergency = new Emergency(page);
  const observation = new QuickObservation(page);
  await school.setUp(site.url);
  await site.stop();

  await school.lock();
  await emergency.open();
  await expect(emergency.numbers()).toHaveCount(3);
  await emergency.stamp('De directeur is casemanager');
  await emergency.keep();
  await page.getByRole('link', { name: 'Terug' }).filter({ visible: true }).click();

  await observation.open();
  await observation.write('Noor, groep 5', 'Een lange blauwe plek op de rug.');
  await observation.goOn();
  await observation.answer('Nee', 'Nee');
  await observation.save();
  await auditA11y();
  await page.getByRole('button', { name: 'Klaar' }).click();

  await school.unlock();
  await school.isUnlocked();
  await new Inbox(page).open();
  await expect(page.getByText('Een lange blauwe plek op de rug.')).toBeVisible();
});
