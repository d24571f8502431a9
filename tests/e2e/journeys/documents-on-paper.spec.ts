// Documents on paper: every sheet carries code, day and page, nothing is cut, heads return, hostile words stay inert.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { asOneLine, printed } from '../house/sheets.ts';
import { Casework, choose, notAboutStaff, write } from '../pages/casework.ts';
import { Device } from '../pages/device.ts';

const CODE = /[0-9A-F]{4}-[0-9A-F]{4}/;

async function tellOf(page: Page, id: string, who: string, present: string, seen: string): Promise<void> {
  await Casework.at(page, id).record(
    'observation',
    write('Wat zag of hoorde je zelf?', seen),
    choose('Van wie komt dit?', 'Iemand anders vertelde het'),
    write('Naam van wie het vertelde', who),
    write('Wie was erbij?', present),
    choose('Is er nú gevaar?', 'Nee'),
    notAboutStaff,
  );
}

/** Every sheet says which copy it is, how long it may be kept, and which of how many. */
function everySheetIsNamed(sheets: string[]): void {
  for (const [place, sheet] of sheets.entries()) {
    const line = asOneLine(sheet);
    expect(line).toMatch(CODE);
    expect(line).toContain('Vertrouwelijk');
    expect(line).toContain('controlecode');
    expect(line).toContain('Vernietig dit papier');
    // The reader of the PDF may drop the thin spaces around the stroke.
    expect(line).toMatch(new RegExp(`(?<!\\d)${place + 1} ?/ ?${sheets.length}(?!\\d)`));
  }
}

test('a report to Veilig Thuis is laid ready: phone first, facts apart, gaps named @file', async ({ context, site, auditA11y }) => {
  const device = await Device.setUp(context, site.url);
  const { page } = device;
  const id = await device.beginCase('Bo Verzonnen');
  await device.observe(id, 'Bo droeg een trui in de hitte.');
  await device.go(`#/casus/${id}`);
  await device.go(`#/casus/${id}/melding`);
  const paper = page.getByRole('article');
  await expect(page.getByRole('link', { name: /0800-2000/ })).toHaveAttribute('href', 'tel:08002000');
  await expect(paper.getByRole('heading', { level: 1 })).toHaveText(/^Voorbereiding melding Veilig Thuis, dossier/);
  await expect(paper.getByRole('heading', { level: 2 })).toHaveText([
    'Toelichting',
    'Doorlopen stappen van de meldcode',
    'Melder',
    'Betrokkenen',
    'De melding: wat er is gezien en gezegd',
    'De melding: wat wij ervan denken',
    'De melding: hoe wij hebben afgewogen',
    'Wat de ouders weten',
    'Netwerk',
    'Overig',
  ]);
  await expect(paper.getByText('Bo droeg een trui in de hitte.')).toBeVisible();
  await expect(paper.getByText('Hierover staat niets in het dossier.').first()).toBeVisible();
  await expect(paper.getByText('Je kunt melden zonder dat dit er staat.')).toBeVisible();
  await page.getByLabel('Mijn naam niet aan het gezin geven').check();
  await expect(paper.getByText('Voor Veilig Thuis is de naam bekend.', { exact: false })).toBeVisible();
  await expect(page).toHaveTitle('Schoolmap');
  await auditA11y(page);

  const { title, sheets } = await printed(page);
  expect(title).not.toMatch(/Bo|Verzonnen|melding/i);
  everySheetIsNamed(sheets);
  expect(asOneLine(sheets.join(' '))).not.toContain('0800-2000');
});

test('ten thousand hostile letters print whole, and as letters', async ({ context, site }) => {
  const device = await Device.setUp(context, site.url);
  const { page } = device;
  const { id } = await Casework.begin(page, 'Bo \u202eneznozreV\u202c <img src=x onerror=alert(1)>', 'Bo neznozreV <img src=x onerror=alert(1)>');
  const words = Array.from({ length: 1_250 }, (_, number) => `w${String(number).padStart(6, '0')}`);
  await device.observe(id, `${words.join(' ')} <script>alert(1)</script>`);
  await device.go(`#/casus/${id}/afdruk`);
  await expect(page.getByRole('article')).toBeVisible();
  await expect(page.getByRole('article').locator('img, script')).toHaveCount(0);

  const { sheets } = await printed(page);
  expect(sheets.length).toBeGreaterThan(2);
  everySheetIsNamed(sheets);
  const all = asOneLine(sheets.join(' '));
  const missing = words.filter((word) => !all.includes(word));
  expect(missing, 'no word is cut or lost at the edge of a sheet').toEqual([]);
  expect(all).toContain('<script>alert(1)</script>');
});

test('a parent reads the file without the names of others, and the school keeps the reasons', async ({ context, site, auditA11y }) => {
  const device = await Device.setUp(context, site.url);
  const { page } = device;
  const id = await device.beginCase('Bo Verzonnen');
  await tellOf(page, id, 'Wendy Zonneveld', 'Sem de Boer', 'WENDY zag dat sem viel. Zonnevelds hond was erbij.');
  await device.go(`#/casus/${id}/inzage`);
  const paper = page.getByRole('article');
  await expect(paper.getByRole('heading', { level: 1 })).toHaveText(/^Inzage, dossier/);
  await expect(paper).toContainText('[naam weggelaten]');
  for (const gone of [/wendy/i, /zonneveld/i, /\bsem\b/i, /boer/i]) await expect(paper).not.toContainText(gone);
  await expect(page.getByLabel('Wendy Zonneveld', { exact: true })).toBeChecked();

  // A person decides: this bystander may stay, and one more word goes.
  await page.getByLabel('Sem de Boer', { exact: true }).uncheck();
  await expect(paper).toContainText('Sem de Boer');
  await page.getByLabel('Ook weglaten').fill('hond');
  await page.getByRole('button', { name: 'Toevoegen' }).click();
  await expect(paper).not.toContainText('hond');
  await page
    .getByLabel('Reden om weg te laten: Wendy Zonneveld')
    .selectOption({ label: 'De veiligheid van het kind' });
  await auditA11y(page);
  const parent = await printed(page);
  everySheetIsNamed(parent.sheets);
  expect(parent.sheets.join(' ')).not.toMatch(/wendy|zonneveld|hond/i);

  await page.getByRole('radio', { name: 'De redenen, voor het dossier van de school' }).check();
  await expect(paper.getByRole('heading', { level: 1 })).toHaveText(/^Redenen bij inzage, dossier/);
  const row = paper.getByRole('row', { name: /Wendy Zonneveld/ });
  await expect(row).toContainText('Weggelaten voor de veiligheid van het kind.');
});

test('what warns whoever prints for a parent is not on the paper, nor anything else of the page', async ({ context, site }) => {
  const device = await Device.setUp(context, site.url);
  const { page } = device;
  const id = await device.beginCase('Bo Verzonnen');
  await Casework.at(page, id).record(
    'parents-informed',
    choose('Over welke ouder of ouders gaat het?', 'Een andere ouder of verzorger'),
    write('Naam van de ouder of verzorger', 'Evi Verzonnen'),
    write('Waar ging het over?', 'De zorgen van de school.'),
    choose('Heb je het verteld?', 'Nee, niet verteld'),
    choose('Waarom is het niet verteld?', 'Veiligheid van het kind of het gezin'),
    write('Waarom?', 'Er wordt meegekeken.'),
  );
  await device.go(`#/casus/${id}/inzage`);
  const warning = page.getByText('Er zijn stukken waar de ouders misschien niet van weten');
  await expect(warning).toBeVisible();

  const { sheets } = await printed(page);
  everySheetIsNamed(sheets);
  const all = asOneLine(sheets.join(' '));
  for (const gone of [/niet van weten/, /iemand gevaar/, /meegekeken/]) expect(all).not.toMatch(gone);
});

test('a long table says on every sheet what its columns are', async ({ context, site }) => {
  const device = await Device.setUp(context, site.url);
  const { page } = device;
  const id = await device.beginCase('Bo Verzonnen');
  await device.go(`#/casus/${id}/inzage`);
  for (let number = 1; number <= 100; number += 1) {
    await page.getByLabel('Ook weglaten').fill(`Getuige ${number}`);
    await page.getByRole('button', { name: 'Toevoegen' }).click();
  }
  await page.getByRole('radio', { name: 'De redenen, voor het dossier van de school' }).check();
  await expect(page.getByRole('row')).toHaveCount(101);

  const { sheets } = await printed(page);
  expect(sheets.length).toBeGreaterThan(2);
  everySheetIsNamed(sheets);
  const withRows = sheets.filter((sheet) => /Getuige \d/.test(sheet));
  for (const sheet of withRows) expect(asOneLine(sheet)).toMatch(/Wat Reden/);
  const rows = sheets.join(' ').match(/Getuige \d+/g) ?? [];
  expect(rows).toHaveLength(100);
});
