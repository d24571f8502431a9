// A first visit is small: what only unlocking needs is fetched when somebody unlocks, once, and then kept in memory.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { forUnlocking } from '../house/release.ts';
import type { Site } from '../house/site.ts';
import { show } from '../pages/casework.ts';
import { stampAndLeaveANote } from '../pages/emergency.ts';
import { School } from '../pages/school.ts';

// Where there is a service worker it fetches everything by itself, in the background; here the page is alone.
test.use({ serviceWorkers: 'block' });
test.beforeEach(({ faults }) => faults.expect(/Service Worker registration blocked/));

/** A school is set up, and the page is opened anew; answers what is asked from there on. */
async function visit(page: Page, site: Site): Promise<() => string[]> {
  const school = new School(page);
  await school.setUp(site.url);
  await page.goto('about:blank');
  const before = site.asked.length;
  await page.goto(site.url);
  await school.isLocked();
  return () => site.asked.slice(before).filter((name) => forUnlocking.test(name));
}

test('a first visit carries nothing of what unlocking needs, and Spoed and a note work without it @http @served', async ({ page, site, auditA11y }) => {
  const asked = await visit(page, site);
  site.missing = forUnlocking;
  await stampAndLeaveANote(page, 'Een lange blauwe plek op de rug.', auditA11y);
  expect(asked(), 'asked for before anybody unlocks').toEqual([]);
});

test('unlocking fetches the rest once, and nothing again when the server is gone @http @served', async ({ page, site }) => {
  const asked = await visit(page, site);
  const school = new School(page);

  await school.unlock();
  await school.isUnlocked();
  expect(asked().map((name) => name.replace(/-[0-9a-f]{16}/, '')).sort()).toEqual(
    ['inside.wasm', 'reader.html', 'transport.js', 'transport_bg.wasm', 'worker.js'],
  );
  await site.stop();
  for (let lock = 0; lock < 3; lock += 1) {
    await school.lock();
    await school.unlock();
    await school.isUnlocked();
  }
});

test('a part that cannot be fetched is told, and unlocking works at the second try @http @served', async ({ page, site, faults, auditA11y }) => {
  faults.expect(/404|could not be fetched/);
  await visit(page, site);
  const school = new School(page);
  site.missing = /^inside\b/;

  await school.unlock();
  const told = page.getByText('Een deel van het programma kon niet worden opgehaald. Er is niets kwijt.');
  await expect(told).toBeVisible();
  await auditA11y();
  site.missing = undefined;
  await school.unlock();
  await school.isUnlocked();
  await expect(page.getByRole('heading', { level: 1, name: 'Vandaag' })).toBeVisible();

  // What was asked for in vain is no request that should not be there.
  await show(page, '#/instellingen/bewijs');
  await expect(page.getByText('heeft het niets aan het netwerk gevraagd')).toBeVisible();
});

test('the first question of first use needs none of it, and what the second cannot fetch is told there @http @served', async ({ page, site, faults }) => {
  faults.expect(/404|could not be fetched/);
  site.missing = /^inside\b/;
  await page.goto(site.url);
  const school = new School(page);
  await school.started();
  await expect(page.getByLabel('Naam van de school')).toBeVisible();
  expect(site.asked.filter((name) => forUnlocking.test(name))).toEqual([]);
  await school.answerSchool();
  await expect(page.getByRole('alert').filter({ visible: true })).toContainText('kon niet worden opgehaald');
  site.missing = undefined;
  await page.getByRole('button', { name: 'Opnieuw proberen' }).click();
  await school.answerMember();
});
