// Killed like a power cut right after *Opgeslagen*, twenty times: what was acknowledged is there, and no name is on the disk.

import { expect, test } from '../fixtures.ts';
import { Profile } from '../house/profile.ts';
import { Casework, write } from '../pages/casework.ts';
import { School } from '../pages/school.ts';

const kills = 20;

test('killed twenty times right after saving, nothing acknowledged is ever missing', async ({ site }) => {
  test.setTimeout(600_000);
  const profile = new Profile();
  try {
    let page = await profile.open();
    await new School(page).ready(site.url);
    const { id } = await Casework.begin(page, 'Bo Verzonnen');
    for (let kill = 1; kill <= kills; kill += 1) {
      await Casework.at(page, id).observe(`Waarneming nummer ${kill}.`);
      await profile.kill();

      page = await profile.open();
      await page.goto(site.url);
      const school = new School(page);
      await school.started();
      await school.unlock();
      await school.isUnlocked();
      const work = Casework.at(page, id);
      await work.open('/tijdlijn');
      for (let earlier = 1; earlier <= kill; earlier += 1) {
        await expect(page.getByText(`Waarneming nummer ${earlier}.`, { exact: true })).toHaveCount(1);
      }
    }
    console.log(`kills ${kills}, acknowledged ${kills}, missing 0`);
  } finally {
    await profile.remove();
  }
});

/** Twenty invented names: children, parents and a member, each with a part that stands nowhere else. */
const canaries = Array.from({ length: 20 }, (_, index) => `Kanariekind${String.fromCharCode(65 + index)}q${index}zx`);

test('no byte of the profile folder contains one of twenty names', async ({ site }) => {
  test.setTimeout(300_000);
  const profile = new Profile();
  try {
    const page = await profile.open();
    const school = new School(page);
    await school.ready(site.url, `Ada ${canaries[0]}`);
    const work = await Casework.begin(page, 'Bo Verzonnen');
    for (const [index, name] of canaries.entries()) {
      if (index === 0) continue;
      // A pupil, a parent in a saved text, and a text that is only being typed.
      if (index % 3 === 0) await Casework.begin(page, `Bo ${name}`);
      else if (index % 3 === 1) await work.observe(`Moeder, mevrouw ${name}, belde.`);
      else {
        await work.open('/nieuw/observation');
        await write('Wat zag of hoorde je zelf?', `${name} huilde in de gang.`)(page);
        await work.open();
      }
    }
    await school.lock();
    await profile.kill();
    const found = canaries.filter((name) => profile.placesOf(name).length > 0);
    expect(found, 'names that stand readable on the disk').toEqual([]);
    // The search itself finds what does stand there.
    expect(profile.placesOf('meldcode').length).toBeGreaterThan(0);
  } finally {
    await profile.remove();
  }
});
