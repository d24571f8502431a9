// Acute danger at 15:05 on a locked screen: call first, stamp what was done, and nothing of it is lost.

import { expect, test } from '../fixtures.ts';
import { windByHand } from '../house/clock.ts';
import { Casework, show } from '../pages/casework.ts';
import { Emergency, Inbox, QuickObservation } from '../pages/emergency.ts';
import { School } from '../pages/school.ts';

test('before there is a school the numbers are there and what is tapped stays on the screen', async ({ page, site, auditA11y }) => {
  const emergency = new Emergency(page);
  await page.goto(`${site.url}#/spoed`);
  await new School(page).started();
  await expect(emergency.numbers()).toHaveText([/112/, /0800-2000/, /0900-8844/]);
  expect(await emergency.numbers().first().getAttribute('href')).toBe('tel:112');
  await emergency.stamp('Contact met Veilig Thuis');
  await expect(page.getByText('staat alleen op dit scherm')).toBeVisible();
  await auditA11y();
});

test('what is stamped on the locked screen is read after unlocking', async ({ page, site, auditA11y }) => {
  const school = new School(page);
  const emergency = new Emergency(page);
  await school.setUp(site.url);
  await school.lock();
  await emergency.open();
  await expect(emergency.numbers()).toHaveText([/112/, /0800-2000/, /0900-8844/]);
  await emergency.stamp('Gesprek van leerkracht, IB-er en directie');
  await page.getByLabel('Wie waren erbij?').fill('Ada, meester Bo en de IB-er');
  await emergency.stamp('Contact met Veilig Thuis');
  await emergency.keep();
  await auditA11y();
  await page.getByRole('link', { name: 'Terug' }).filter({ visible: true }).click();
  await school.unlock();
  await school.isUnlocked();
  await new Inbox(page).open();
  await expect(page.getByText('Ada, meester Bo en de IB-er')).toBeVisible();
  await expect(page.getByText('schrijver niet gecontroleerd')).toBeVisible();
  await auditA11y();
});

test('stamps that nobody kept are kept when the screen locks by itself, and their times still stand', async ({ page, site }) => {
  await windByHand(page);
  const school = new School(page);
  const emergency = new Emergency(page);
  await school.setUp(site.url);
  await emergency.open();
  await emergency.stamp('Contact met Veilig Thuis');
  await page.getByLabel('Met wie sprak je').fill('mevrouw De Wit van Veilig Thuis');
  await page.clock.fastForward('00:20:00');
  await school.started();
  await expect(page.getByRole('heading', { level: 1, name: 'Spoed' })).toBeVisible();
  await expect(emergency.duty('Contact met Veilig Thuis')).toContainText('Gedaan om');
  expect(await page.content()).not.toContain('De Wit');
  await page.getByRole('link', { name: 'Terug' }).filter({ visible: true }).click();
  await school.unlock();
  await school.isUnlocked();
  await new Inbox(page).open();
  await expect(page.getByText('mevrouw De Wit van Veilig Thuis')).toBeVisible();
});

test('a lock by hand right after the case was chosen keeps the emergency in that case', async ({ page, site }) => {
  const school = new School(page);
  const emergency = new Emergency(page);
  await school.ready(site.url);
  const work = await Casework.begin(page, 'Sem Verzonnen');
  await emergency.open();
  await emergency.stamp('Contact met Veilig Thuis');
  await page.getByLabel('Bij een dossier zetten').selectOption({ label: 'Sem Verzonnen' });
  await page.keyboard.press('F9');
  await school.unlock();
  await school.isUnlocked();
  await work.timelineShows('Veilig Thuis');
  await expect(page.getByRole('heading', { name: 'Direct gevaar' })).toBeVisible();
  await new Inbox(page).open();
  await expect(page.getByText('Het postvak is leeg')).toBeVisible();
  await expect(page.locator('#app article')).toHaveCount(0);
});

test('what somebody stamped on the locked screen goes along into the case that the directeur chooses', async ({ page, site }) => {
  const school = new School(page);
  const emergency = new Emergency(page);
  await school.ready(site.url);
  const work = await Casework.begin(page, 'Sem Verzonnen');
  await school.lock();
  await emergency.open();
  await emergency.stamp('Gesprek van leerkracht, IB-er en directie');
  await page.getByLabel('Wie waren erbij?').fill('Ada, meester Bo en de IB-er');
  await emergency.keep();
  await page.getByRole('link', { name: 'Terug' }).filter({ visible: true }).click();
  await school.unlock();
  await school.isUnlocked();
  await emergency.open();
  await page.getByLabel('Bij een dossier zetten').selectOption({ label: 'Sem Verzonnen' });
  await emergency.keep();
  await expect(page.getByText('Bewaard in het dossier om')).toBeVisible();
  await expect(page.getByText('ligt nog in het verzegelde postvak')).toHaveCount(0);
  await show(page, `#/casus/${work.id}/tijdlijn`);
  await expect(page.getByText('Ada, meester Bo en de IB-er').first()).toBeVisible();
  await new Inbox(page).open();
  await expect(page.getByText('Het postvak is leeg')).toBeVisible();
  await expect(page.locator('#app article')).toHaveCount(0);
});

for (const where of ['on the locked screen', 'by somebody who is unlocked', 'for a case that was chosen'] as const) {
  test(`what was tapped ${where} is kept when the page is left at once`, async ({ page, site }) => {
    const school = new School(page);
    const emergency = new Emergency(page);
    await school.ready(site.url);
    if (where === 'for a case that was chosen') await Casework.begin(page, 'Sem Verzonnen');
    if (where === 'on the locked screen') await school.lock();
    await emergency.open();
    if (where === 'for a case that was chosen') {
      await page.getByLabel('Bij een dossier zetten').selectOption({ label: 'Sem Verzonnen' });
    }
    await emergency.stamp('Contact met Veilig Thuis');
    await page.reload();
    await school.enter(site.url);
    await new Inbox(page).open();
    await expect(page.locator('#app').getByText('Contact met Veilig Thuis')).toBeVisible();
    await expect(page.locator('#app article')).toHaveCount(1);
  });
}

test('what was seen and typed on the locked screen is kept when the page is left', async ({ page, site }) => {
  const school = new School(page);
  await school.ready(site.url);
  await school.lock();
  const observation = new QuickObservation(page);
  await observation.open();
  await observation.write('Noor, groep 5', 'Noor huilde bij het hek.');
  await page.reload();
  await school.enter(site.url);
  await new Inbox(page).open();
  await expect(page.getByText('Noor huilde bij het hek.')).toBeVisible();
});

test('danger that runs is gone on with from another sheet, and the sheet says in whose case it is', async ({ page, site }) => {
  const school = new School(page);
  const emergency = new Emergency(page);
  await school.ready(site.url);
  const work = await Casework.begin(page, 'Sem Verzonnen');
  for (const duty of ['Contact met Veilig Thuis', 'Gesprek van leerkracht, IB-er en directie']) {
    await emergency.open();
    await emergency.stamp(duty);
    await page.getByLabel('Bij een dossier zetten').selectOption({ label: 'Sem Verzonnen' });
    await emergency.keep();
    await expect(page.getByText('Dit staat in het dossier: Sem Verzonnen.')).toBeVisible();
    await school.lock();
    await school.unlock();
    await school.isUnlocked();
  }
  await work.open('/tijdlijn');
  await expect(page.getByRole('heading', { name: 'Direct gevaar' })).toHaveCount(1);
});

test('an observation about a colleague stops: this plan does not apply', async ({ page, site, auditA11y }) => {
  const observation = new QuickObservation(page);
  await page.goto(`${site.url}#/gezien`);
  await new School(page).started();
  await observation.write('Noor, groep 5', 'Iemand trok hard aan een arm.');
  await observation.goOn();
  await page.getByRole('group', { name: 'medewerker van school' }).getByLabel('Ja, een medewerker').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Dan geldt dit stappenplan niet');
  await expect(page.getByRole('link', { name: /0900-1113111/ })).toHaveAttribute('href', 'tel:09001113111');
  await auditA11y();
});

test('doubt about danger leads to Spoed', async ({ page, site }) => {
  const school = new School(page);
  const observation = new QuickObservation(page);
  await school.setUp(site.url);
  await school.lock();
  await observation.open();
  await observation.write('Sem, groep 3', 'Sem durft niet naar huis.');
  await observation.goOn();
  await observation.answer('Ik twijfel', 'Nee');
  await observation.save();
  await page.getByRole('link', { name: 'Naar Spoed' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Spoed' })).toBeVisible();
});
