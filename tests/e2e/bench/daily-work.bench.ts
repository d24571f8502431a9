// What a person waits for on any day: a field to type the passphrase in, the way in, and *Opgeslagen*.

import { expect, test } from '../chromium/fixtures.ts';
import { Casework, notAboutStaff, choose, write } from '../pages/casework.ts';
import { passphrase, School } from '../pages/school.ts';
import { median, tell } from './figures.ts';
import { rawPuts, wait, watchWorkers } from './stopwatch.ts';

const visits = 7;
const saves = 15;

test('a passphrase field, the way in, a save', async ({ page, site }, info) => {
  await watchWorkers(page);
  await new School(page).ready(site.url);
  site.neighbours.set('empty.html', '<!doctype html><link rel="icon" href="data:,"><title>-</title><p>Slot</p>');
  const cold = await page.context().newCDPSession(page);
  await cold.send('Network.setCacheDisabled', { cacheDisabled: true });

  const empty: number[] = [];
  const usable: number[] = [];
  const entering: number[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    await page.goto(`${site.url}empty.html`);
    empty.push(await page.evaluate(painted));
    await page.goto('about:blank');
    await page.goto(site.url);
    usable.push(await page.evaluate(fieldIsUsable));
    await page.getByLabel('Wachtwoordzin', { exact: true }).fill(passphrase);
    const { whole, worker } = await wait(page, page.getByRole('button', { name: 'Ontgrendelen' }), { css: 'h1', words: /^Vandaag$/ });
    entering.push(whole - worker);
  }
  const reference = { name: 'an empty page painted', value: median(empty) };
  await tell(
    info,
    { name: 'passphrase field usable, nothing cached', value: median(usable), unit: 'ms', reference },
    { name: 'unlock without the key derivation', value: median(entering), unit: 'ms', reference },
  );

  const work = await Casework.begin(page, 'Bo Verzonnen');
  const saving: number[] = [];
  const raw: number[] = [];
  for (let save = 0; save < saves; save += 1) {
    raw.push(...(await rawPuts(page, 20)));
    await work.open('/nieuw/observation');
    const submit = page.locator('form button[type=submit]');
    await expect(submit).toBeVisible();
    await write('Wat zag of hoorde je zelf?', `Waarneming ${save}.`)(page);
    await choose('Van wie komt dit?', 'Ik zag of hoorde het zelf')(page);
    await choose('Is er nú gevaar?', 'Nee')(page);
    await notAboutStaff(page);
    saving.push((await wait(page, submit, { css: '[role=status]', words: /Opgeslagen/ })).whole);
  }
  await tell(info, {
    name: 'from the press to "Opgeslagen"',
    value: median(saving),
    unit: 'ms',
    reference: { name: 'a raw strict put of 1 kB', value: median(raw) },
  });
});

async function painted(): Promise<number> {
  const paint = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  while (paint() === undefined) await new Promise(requestAnimationFrame);
  return paint()!;
}

/** When the app's own field takes what is typed. */
async function fieldIsUsable(): Promise<number> {
  const field = () => document.querySelector<HTMLInputElement>('#app input[type=password]');
  while (document.body.dataset.app !== 'running' || !field() || field()!.disabled) await new Promise(requestAnimationFrame);
  return performance.now();
}
