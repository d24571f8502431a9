// Plan A, ongewenst opvoedgedrag: to a report in fase 3, and closed in fase 1 because help works.

import { expect, test } from '../fixtures.ts';
import { Casework, choose, lockAndUnlock, pick, write } from '../pages/casework.ts';
import { School } from '../pages/school.ts';

const planA = 'Stappenplan ongewenst opvoedgedrag';

test('plan A goes step by step to a report in fase 3 and the map tells how @webkit @file', async ({ page, site, auditA11y }) => {
  await new School(page).ready(site.url);
  const work = await Casework.begin(page, 'Bo Verzonnen');
  await work.observe('Bo kwam zonder jas en zonder brood.');
  await work.record(
    'consultation',
    choose('Met wie heb je het besproken?', 'Ada Voorbeeld'),
    write('Wat is er besproken?', 'We zien dit al drie weken.'),
    choose('Moet dit (ook) thuis worden opgelost?', 'Ja'),
  );
  await work.record('plan-choice', choose('Welk stappenplan past?', planA), write('Waarom dit stappenplan?', 'Het gaat om eten en kleding.'));

  await work.enter('Fase 1');
  await work.stands('Fase 1', /Loopt sinds/);
  await work.record(
    'conversation',
    choose('Wat voor gesprek was het?', 'Gesprek met ouders'),
    write('Wat is er besproken?', 'Moeder zoekt een oplossing voor het ontbijt.'),
    choose('Hoe staan de ouders erin?', 'Ze herkennen de zorgen, maar komen niet tot actie'),
  );
  await work.record(
    'agreed-action',
    write('Wat gaat er gebeuren?', 'Bo krijgt elke dag brood mee.'),
    choose('Wie doet het?', 'Een andere ouder of verzorger'),
    write('Naam', 'Evi Verzonnen'),
    write('Wanneer moet het klaar zijn?', inDays(14)),
  );
  await work.record(
    'action-check',
    pick('Om welke actie gaat het?', /^afgesproken actie/i),
    choose('Hoe staat het ervoor?', 'Niet gestart'),
    write('Uitleg', 'Er komt nog steeds geen brood mee.'),
  );

  // What the plan still lacks is shown in full and holds nothing up.
  await work.open('/fase');
  await choose('Naar welke fase?', 'Fase 2')(page);
  await expect(page.getByText('De signalenlijst is ingevuld.')).toBeVisible();
  await auditA11y();
  await work.enter('Fase 2');
  await work.stands('Fase 1', /Verlaten op .*, \d+ ta(ak|ken) niet of niet helemaal gedaan/);
  await expect(page.getByText('Reden nog te geven').first()).toBeVisible();
  await work.record('reason', pick('Over welke stap gaat het?', /Fase 2/), write('Waarom is het zo gegaan?', 'De lijst volgt morgen.'));
  await work.open();
  await expect(page.getByText('Reden: De lijst volgt morgen.')).toBeVisible();

  await work.enter('Fase 3', 'De hulp komt niet op gang.');
  await work.record(
    'parents-informed',
    choose('Over welke ouder of ouders gaat het?', 'Een andere ouder of verzorger'),
    write('Naam van de ouder of verzorger', 'Evi Verzonnen'),
    write('Waar ging het over?', 'Dat de school gaat melden.'),
    choose('Heb je het verteld?', 'Ja, verteld'),
    write('Hoe heb je het verteld?', 'In een gesprek op school.'),
  );
  await work.record(
    'safe-home-report',
    write('Met wie sprak je bij Veilig Thuis?', 'mevrouw De Wit'),
    write('Wat heb je gemeld?', 'Bo komt al weken zonder eten naar school.'),
    choose('Wat weten de ouders van de melding?', 'De ouders weten het'),
  );
  await lockAndUnlock(page);
  await work.stands('Fase 3', /Loopt sinds/);
  await work.timelineShows('Bo komt al weken zonder eten naar school.');
  await auditA11y();
});

test('plan A closes in fase 1 because help works, and says when the school looks once more @webkit @file', async ({ page, site, auditA11y }) => {
  await new School(page).ready(site.url);
  const work = await Casework.begin(page, 'Sem Fictief');
  await work.observe('Sem is vaak moe en valt in slaap.');
  await work.record('plan-choice', choose('Welk stappenplan past?', planA), write('Waarom dit stappenplan?', 'Het gaat om slaap.'));
  await work.enter('Fase 1', 'De IB-er is vandaag ziek.');
  await work.record(
    'agreed-action',
    write('Wat gaat er gebeuren?', 'Sem gaat om acht uur naar bed.'),
    choose('Wie doet het?', 'Een andere ouder of verzorger'),
    write('Naam', 'Kim Fictief'),
    write('Wanneer moet het klaar zijn?', inDays(14)),
  );
  await work.record('action-check', pick('Om welke actie gaat het?', /^afgesproken actie/i), choose('Hoe staat het ervoor?', 'Gestart of gedaan'));

  // Closing does wait for its reason.
  await work.open('/nieuw/closing');
  await page.getByRole('button', { name: 'Dossier afsluiten' }).click();
  await expect(page.getByText('Vul dit nog in.').first()).toBeVisible();
  await auditA11y();
  await work.answerAndSave(
    choose('Waarom kan dit dossier dicht?', 'De hulp lijkt voldoende te werken'),
    write('Leg het kort uit', 'Sem slaapt goed en is weer vrolijk.'),
    write('Wat werkt er?', 'Een vaste bedtijd.'),
    write('Wanneer kijk je nog één keer hoe het gaat?', inDays(40)),
  );
  await lockAndUnlock(page);
  await work.open();
  await expect(page.getByText(/^Afgesloten op/).first()).toBeVisible();
  await expect(page.getByText(/^Nog één keer kijken op/).first()).toBeVisible();
  await auditA11y();
});

/** A day from now as a date field takes it. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
