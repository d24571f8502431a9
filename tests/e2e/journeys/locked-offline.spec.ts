// Over plain http with the server gone: lock, then Spoed and a note still work.

import { expect, test } from '../fixtures.ts';
import { Inbox, stampAndLeaveANote } from '../pages/emergency.ts';
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
