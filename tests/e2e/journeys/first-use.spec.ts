// First use: a nervous first user is led question by question to a school that is safe, and is told what comes next.

import { expect, test } from '../fixtures.ts';
import { School } from '../pages/school.ts';

test('a school is set up question by question, locked and unlocked again @webkit @file', async ({ page, site, auditA11y }) => {
  const school = new School(page);
  await school.setUp(site.url);
  expect(await page.title()).toBe('Schoolmap');
  await auditA11y();
  await school.lock();
  await auditA11y();
  await school.unlock();
  await school.isUnlocked();
});

test('each question says what is wrong with its answer and keeps what was typed', async ({ page, site, auditA11y }) => {
  const school = new School(page);
  await school.begin(site.url);
  await school.next();
  await expect(page.getByLabel('Naam van de school')).toBeFocused();
  await expect(page.getByText('Vul de naam van de school in.')).toBeVisible();
  await school.answerSchool();
  await school.answerMember();

  await school.answerMark('ada');
  await expect(page.getByText('Dit lijkt op een naam of op initialen')).toBeVisible();
  await page.getByRole('button', { name: 'Vorige vraag' }).click();
  await expect(page.getByLabel('Je voornaam en achternaam')).toHaveValue('Ada Voorbeeld');
  await school.next();
  await school.answerMark('uil');

  await school.answerPassphrase('welkomwelkom1234');
  await expect(page.getByText('Deze zin gebruiken veel mensen')).toBeVisible();
  await school.answerPassphrase('zeven geiten lopen door', 'zes geiten lopen door');
  await expect(page.getByText('De twee zinnen zijn niet gelijk')).toBeVisible();
  await auditA11y();
});

test('the seven offered words make a good passphrase', async ({ page, site }) => {
  const school = new School(page);
  await school.begin(site.url);
  await school.answerSchool();
  await school.answerMember();
  await school.answerMark();
  const offer = page.getByTestId('seven-words');
  const first = await offer.innerText();
  expect(first.trim().split(/\s+/)).toHaveLength(7);
  await page.getByRole('button', { name: 'Andere woorden' }).click();
  await expect(offer).not.toHaveText(first);
  await page.getByRole('button', { name: 'Deze woorden gebruiken' }).click();
  await page.getByLabel('Nog een keer, ter controle').fill(await offer.innerText());
  await school.next();
  await expect(page.getByText('Stap 5 van 5')).toBeVisible();
});

test('a recovery code typed back wrongly makes no school', async ({ page, site, auditA11y }) => {
  const school = new School(page);
  await school.begin(site.url);
  await school.answerSchool();
  await school.answerMember();
  await school.answerMark();
  await school.answerPassphrase();
  const code = await school.recoveryCode();
  await school.typeBack(code.replaceAll(/[0-9]/g, '7'));
  await expect(page.getByLabel('Typ de code over van het papier')).toHaveAttribute('aria-invalid', 'true');
  await auditA11y();
  await page.reload();
  await school.begin(site.url);
});

test('a lock keeps nothing in the page that anybody typed', async ({ page, site }) => {
  const school = new School(page);
  await school.setUp(site.url);
  await page.getByRole('link', { name: 'Ik heb iets gezien' }).filter({ visible: true }).first().click();
  await page.getByLabel('Wat zag of hoorde je zelf?').fill('een heel bijzonder zinnetje');
  await school.lock();
  expect(await page.content()).not.toContain('bijzonder zinnetje');
  await school.unlock();
  await school.isUnlocked();
  await page.getByRole('link', { name: 'Ik heb iets gezien' }).filter({ visible: true }).first().click();
  await expect(page.getByLabel('Wat zag of hoorde je zelf?')).toHaveValue('een heel bijzonder zinnetje');
});
