// Destroying a case: said first what goes and what stays, its code typed over, one line left.

import { expect, test } from '../fixtures.ts';
import { Casework } from '../pages/casework.ts';
import { School } from '../pages/school.ts';

test('a directeur destroys a case after typing its code, and one line without content stays @file', async ({
  page,
  site,
  auditA11y,
}) => {
  const school = new School(page);
  await school.ready(site.url);
  const work = await Casework.begin(page, 'Bo Verzonnen');
  await work.observe('Bo bleef bij het hek staan.');
  await work.open('/vernietigen');
  await expect(page.getByText('Dit dossier loopt nog.', { exact: false })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Waar het dossier nog kan staan' })).toBeVisible();
  const destroy = page.getByRole('button', { name: 'Dossier vernietigen' });

  await destroy.click();
  await expect(page.getByText('Dit is niet de code van dit dossier.')).toBeVisible();
  const question = await page.getByText('Typ de code van het dossier over', { exact: false }).first().innerText();
  const code = /[0-9A-F]{4}-[0-9A-F]{4}/.exec(question)?.[0] ?? '';
  await page.getByLabel('Weet je het zeker?', { exact: false }).fill(code.toLowerCase());
  await page.getByLabel('Leg uit waarom').fill('Bij het verkeerde kind begonnen.');
  await auditA11y(page);

  // The term only begins when a case ends: that ground is refused, and the case is still here.
  await page.getByRole('radio', { name: 'De bewaartermijn is voorbij' }).check();
  await destroy.click();
  await expect(page.getByRole('alert').filter({ hasText: 'Dit dossier loopt nog.' })).toBeVisible();
  await page.getByRole('radio', { name: 'Het was niet de bedoeling dit dossier te maken' }).check();
  await destroy.click();

  await expect(page.getByRole('heading', { level: 1, name: 'Dossiers' })).toBeVisible();
  const lines = page.getByRole('region', { name: 'Vernietigde dossiers' });
  await expect(lines.getByText(`Dossier ${code}, vernietigd op`, { exact: false })).toBeVisible();
  await expect(lines.getByText('Bij het verkeerde kind begonnen.', { exact: false })).toBeVisible();
  await expect(page.getByText('Bo Verzonnen')).toHaveCount(0);
  await auditA11y(page);

  await school.lock();
  await school.unlock();
  await school.isUnlocked();
  await work.open('/tijdlijn');
  await expect(page.getByRole('alert').filter({ hasText: 'Dit dossier is vernietigd.' })).toBeVisible();
  await expect(page.getByText('Bo bleef bij het hek staan.')).toHaveCount(0);
});
