import { chromium } from 'playwright-core';
const url = process.argv[2] ?? 'http://127.0.0.1:8731/';
const out = '/tmp/look-settings/';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const c = await b.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
const p = await c.newPage();
p.on('console', m => { if (m.type() === 'error') console.log('CONSOLE', m.text()); });
p.on('pageerror', e => console.log('PAGEERROR', e.message));
p.setDefaultTimeout(60000);
const pass = 'zeven geiten lopen door een groene wei';
const btn = (n, exact=false) => p.getByRole('button', { name: n, exact }).first();
async function shot(name) {
  for (const w of [1280, 390]) {
    await p.setViewportSize({ width: w, height: 900 });
    await p.waitForTimeout(150);
    await p.screenshot({ path: `${out}${name}-${w}.png`, fullPage: true });
    const over = await p.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) console.log('OVERFLOW', name, w, over);
  }
  await p.setViewportSize({ width: 1280, height: 900 });
}
async function go(h) { await p.evaluate(h => { location.hash = h; }, h); await p.waitForTimeout(400); }
await p.goto(url);
await p.locator('[data-app="running"]').waitFor();
await p.getByLabel('Naam van de school').fill('De Regenboog'); await btn('Verder').click();
await p.getByLabel('Je voornaam en achternaam').fill('Ada Voorbeeld'); await p.getByLabel('Directeur').check(); await btn('Verder').click();
await p.getByLabel('Je teken op het slot').fill('uil'); await btn('Verder').click();
await p.getByLabel('Je wachtwoordzin', { exact: true }).fill(pass); await p.getByLabel('Nog een keer, ter controle').fill(pass); await btn('Verder').click();
const code = await p.getByTestId('recovery-code').innerText();
await p.getByLabel('Typ de code over van het papier').fill(code); await btn('School inrichten').click();
await btn('Naar Vandaag').click();
console.log('set up');
await go('#/instellingen/school'); await shot('school');
await p.getByLabel('Waar staat ons eigen protocol?').fill('De blauwe map in de teamkamer');
await btn('Vrije dagen toevoegen').click(); await shot('school-holiday');
await btn('Instellingen opslaan').click(); await p.waitForTimeout(300); await shot('school-fault');
await p.getByLabel('Eerste vrije dag').fill('2026-12-21'); await p.getByLabel('Laatste vrije dag').fill('2027-01-03'); await p.getByLabel('Naam (mag leeg blijven)').fill('Kerstvakantie');
await btn('Instellingen opslaan').click(); await p.waitForTimeout(1200);
await go('#/instellingen/contacten'); await shot('contacts');
await btn('Ik heb dit nummer vandaag gecontroleerd').click(); await p.waitForTimeout(800); 
await p.getByText('Wijkagent veranderen').click(); await shot('contacts-change');
await go('#/instellingen/signalenlijst'); await shot('indicators');
await p.getByLabel('Door wie? (functie en organisatie)').fill('Vertrouwensarts van de GGD'); await p.getByLabel('Op welke dag?').fill('2026-11-02'); await btn('Vastleggen').click(); await p.waitForTimeout(1200); await shot('indicators-done');
await go('#/instellingen/mensen'); await shot('members');
await btn('Collega toevoegen').click(); await p.waitForTimeout(300);
await btn('Verder naar de wachtwoordzin').click(); await shot('member-new-faults');
await p.getByLabel('Voornaam en achternaam').fill('Bo Verzonnen'); await p.getByLabel('Leerkracht').check(); await p.getByLabel('Je teken op het slot').fill('bij');
await p.getByRole('checkbox', { name: /IB-er|begeleider/ }).check();
await btn('Verder naar de wachtwoordzin').click(); await p.waitForTimeout(300); await shot('member-passphrase');
const second = 'een kat slaapt op de warme vensterbank';
await p.getByLabel('Je wachtwoordzin', { exact: true }).fill(second); await p.getByLabel('Nog een keer, ter controle').fill(second);
await btn('Collega toevoegen').click();
await p.getByRole('heading', { name: 'Wie werkt hier' }).waitFor(); await p.waitForTimeout(1500); await shot('members-two');
await p.getByRole('button', { name: 'Rol of vervanging Bo' }).click(); await shot('member-change'); await btn('Annuleren').click();
await p.getByRole('button', { name: 'Weghalen Bo' }).click(); await shot('member-remove'); await btn('Annuleren').click();
await p.getByRole('button', { name: 'Nieuwe wachtwoordzin Bo' }).click(); await shot('member-rekey'); await btn('Annuleren').click();
await btn('Je eigen wachtwoordzin veranderen').click(); await shot('own'); 
await btn('Annuleren').click();
await btn('Nieuwe herstelcode maken').click(); await p.waitForTimeout(500); await shot('renew');
const code2 = await p.getByTestId('recovery-code').innerText();
await p.emulateMedia({ media: 'print' }); await p.screenshot({ path: out + 'renew-print.png' }); await p.emulateMedia({ media: 'screen' });
await p.getByLabel('Typ de code over van het papier').fill(code2); await btn('Nieuwe code laten gelden').click();
await p.getByRole('heading', { name: 'Wie werkt hier' }).waitFor(); console.log('renewed');
// quick notice, unlocked
await go('#/gezien');
await p.getByLabel('Om welk kind gaat het?').fill('Noor, groep 5'); await p.getByLabel('Wat zag of hoorde je zelf?').fill('Meester Cor duwde Noor tegen de muur.');
await btn('Verder').click(); await p.getByLabel('Ja, een medewerker').click(); await p.waitForTimeout(300); await shot('stop');
await btn('Tekst weggooien').click(); await p.waitForTimeout(500); await shot('after-throw');
// locked
await p.keyboard.press('F9'); await p.getByRole('heading', { name: 'Ontgrendelen' }).waitFor();
await shot('gate');
await go('#/gezien'); await p.getByLabel('Wat zag of hoorde je zelf?').fill('Meester Cor duwde Noor.'); await btn('Verder').click(); await p.getByLabel('Ja, een medewerker').click();
await p.keyboard.press('F9'); await p.waitForTimeout(600); await shot('stop-locked');
await btn('Tekst weggooien').click(); await p.waitForTimeout(500);
console.log(await p.evaluate(() => location.hash));
await b.close();
