// Two devices went on from one backup: each is merged into the other, and nothing of either is lost.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { Device } from '../pages/device.ts';
import { Keeping, type Saved } from '../pages/keeping.ts';

const told = (page: Page, words: string | RegExp) => expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();

test('a backup is merged into a device in use, both ways, and twice changes nothing', async ({
  browser,
  context,
  site,
  faults,
  auditA11y,
}) => {
  const here = await Device.setUp(context, site.url);
  const caseId = await here.beginCase('Bo Verzonnen');
  const keeping = new Keeping(here);
  const shared = await keeping.makeBackup();

  const elsewhere = await browser.newContext({ ignoreHTTPSErrors: true });
  faults.watch(elsewhere, site.origin);
  const there = await Device.empty(elsewhere, site.url);
  const other = new Keeping(there);
  await other.putBack(shared);
  await there.unlock();
  await there.observe(caseId, 'Alleen daar gezien.');
  await here.observe(caseId, 'Alleen hier gezien.');
  const theirs = await other.makeBackup();

  await keeping.lookInto(theirs);
  await told(here.page, 'Hier en in de kopie is los van elkaar verder gewerkt.');
  await auditA11y(here.page);
  await keeping.takeIn();
  await here.seesOnTheTimeline(caseId, 'Alleen daar gezien.');
  await here.seesOnTheTimeline(caseId, 'Alleen hier gezien.');
  await keeping.lookInto(theirs);
  await told(here.page, 'Er is niets samen te voegen.');

  await keeping.lookInto(shared);
  await told(here.page, 'Deze kopie is ouder.');

  const joined: Saved = await keeping.makeBackup();
  await other.lookInto(joined);
  await told(there.page, 'Hier en in de kopie is los van elkaar verder gewerkt.');
  await other.takeIn();
  await there.seesOnTheTimeline(caseId, 'Alleen hier gezien.');
  await expect(there.page.getByText('Alleen daar gezien.').first()).toBeVisible();
  await elsewhere.close();
});

test('a newer backup of this device takes its place and asks to unlock', async ({ browser, context, site, faults }) => {
  const here = await Device.setUp(context, site.url);
  const caseId = await here.beginCase('Bo Verzonnen');
  const keeping = new Keeping(here);
  const shared = await keeping.makeBackup();
  const elsewhere = await browser.newContext({ ignoreHTTPSErrors: true });
  faults.watch(elsewhere, site.origin);
  const there = await Device.empty(elsewhere, site.url);
  const other = new Keeping(there);
  await other.putBack(shared);
  await there.unlock();
  await here.observe(caseId, 'Daarna gezien.');
  const newer = await keeping.makeBackup();

  await other.lookInto(newer);
  await told(there.page, 'Deze kopie is nieuwer.');
  await there.page.getByRole('button', { name: 'Samenvoegen' }).click();
  await there.unlock();
  await there.seesOnTheTimeline(caseId, 'Daarna gezien.');
  await elsewhere.close();
});
