// Plan B with acute danger, begun at 15:05 on a locked screen: stamps and note come out of the sealed inbox into a case.

import { expect, test } from '../fixtures.ts';
import { Casework, choose, write } from '../pages/casework.ts';
import { Emergency, Inbox, QuickObservation } from '../pages/emergency.ts';
import { School } from '../pages/school.ts';

test('danger begun on the locked screen becomes a case of plan B with its same-day duties @webkit @file', async ({ page, site, auditA11y }) => {
  const school = new School(page);
  const emergency = new Emergency(page);
  const observation = new QuickObservation(page);
  await school.ready(site.url);
  await school.lock();

  await observation.open();
  await observation.write('Noor Verzonnen, groep 5', 'Noor durft niet naar huis en heeft striemen op haar arm.');
  await observation.goOn();
  await observation.answer('Ja', 'Nee');
  await observation.save();
  await page.getByRole('link', { name: 'Naar Spoed' }).click();
  await emergency.stamp('Contact met Veilig Thuis');
  await emergency.keep();
  await page.getByRole('link', { name: 'Terug' }).filter({ visible: true }).click();

  await school.unlock();
  await school.isUnlocked();
  await new Inbox(page).open();
  await expect(page.getByText('Noor durft niet naar huis en heeft striemen op haar arm.')).toBeVisible();
  await auditA11y();

  const work = await Casework.begin(page, 'Noor Verzonnen');
  await new Inbox(page).adopt('Noor durft niet naar huis', 'Noor Verzonnen');
  // The note tells of danger: it leads to raising it.
  await expect(page.getByRole('button', { name: 'Gevaar aangeven' })).toBeVisible();
  await work.timelineShows('Noor durft niet naar huis en heeft striemen op haar arm.');
  await work.record('danger', choose('Voor wie is er gevaar?', 'Het kind'));
  await work.open();
  await expect(page.getByText('Direct gevaar').first()).toBeVisible();
  await expect(page.getByText(/gesprek met leerkracht, IB-er en directie/i).first()).toBeVisible();
  await auditA11y();

  // From the gate to plan B without a reason: an escalation waits for nothing.
  await work.record('plan-choice', choose('Welk stappenplan past?', 'Stappenplan huiselijk geweld'));
  await work.enter('Fase 3');
  await work.stands('Fase 3', /Loopt sinds/);
  await expect(work.phase('Fase 2')).toContainText('Overgeslagen');
  await expect(work.phase('Fase 2')).toContainText('reden nog te geven');
  await work.record('safe-home-report', choose('Wat weten de ouders van de melding?', 'De ouders weten het (nog) niet'));
  await work.record(
    'danger-over',
    choose('In welke fase gaat het verder?', 'Fase 3'),
    write('Waarom is het gevaar voorbij?', 'Noor logeert bij haar tante, zo is het afgesproken met Veilig Thuis.'),
  );
  await work.open();
  await expect(page.getByText('Aangegeven op', { exact: false })).toHaveCount(0);
  await auditA11y();
});
