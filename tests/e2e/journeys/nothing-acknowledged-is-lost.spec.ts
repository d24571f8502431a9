// Killed like a power cut, right after *Opgeslagen* and at any moment: what was acknowledged is there, and no name is on the disk.

import { randomInt } from 'node:crypto';

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { Profile } from '../house/profile.ts';
import { Casework, write } from '../pages/casework.ts';
import { School } from '../pages/school.ts';

/** A long run asks for more. */
const kills = Number(process.env.MELDCODE_KILLS ?? 20);

test('killed again and again right after saving, nothing acknowledged is ever missing @stored', async ({ site }) => {
  test.setTimeout(kills * 30_000);
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
      const expected = Array.from({ length: kill }, (_, index) => `Waarneming nummer ${index + 1}.`);
      await expect.poll(() => notOnce(page, expected)).toEqual([]);
    }
    console.log(`kills ${kills}, acknowledged ${kills}, missing 0`);
  } finally {
    await profile.remove();
  }
});

test('killed at any moment of a journey, what was acknowledged is there and the rest is whole or absent @stored', async ({ site }) => {
  const cuts = Number(process.env.MELDCODE_KILLS ?? 10);
  test.setTimeout(cuts * 60_000);
  const profile = new Profile();
  const acknowledged = new Set<string>();
  const unanswered = new Set<string>();
  const seed = Number(process.env.MELDCODE_SEED ?? randomInt(2 ** 31));
  const random = mulberry(seed);
  try {
    let page = await profile.open();
    await new School(page).ready(site.url);
    const { id } = await Casework.begin(page, 'Bo Verzonnen');
    for (let kill = 1; kill <= cuts; kill += 1) {
      // Somebody goes on writing while the power is cut at a moment that nobody chose.
      const work = Casework.at(page, id);
      let said = '';
      let isCut = false;
      const working = (async () => {
        for (let round = 1; ; round += 1) {
          said = `Nummer ${kill}, ronde ${round}.`;
          await work.observe(said);
          acknowledged.add(said);
        }
      })().catch((cause: unknown) => {
        // What fails after the cut, fails by it.
        if (!isCut) throw cause;
      });
      // The moment of the cut. Nothing is waited for: whatever is being done then is what this is about.
      await new Promise((cut) => setTimeout(cut, 300 + random() * 3_500));
      isCut = true;
      await profile.kill();
      await working;
      if (!acknowledged.has(said)) unanswered.add(said);

      page = await profile.open();
      await page.goto(site.url);
      const school = new School(page);
      await school.started();
      await school.unlock();
      await school.isUnlocked();
      await Casework.at(page, id).open('/tijdlijn');
      await expect.poll(() => notOnce(page, [...acknowledged]), `seed ${seed}`).toEqual([]);
      const shown = await linesOf(page);
      const twice = [...unanswered].filter((words) => shown.filter((line) => line === words).length > 1);
      expect(twice, `seed ${seed}`).toEqual([]);
    }
    expect(acknowledged.size, 'between the cuts something was saved').toBeGreaterThan(cuts / 2);
    console.log(`seed ${seed}, kills ${cuts}, acknowledged ${acknowledged.size}, without an answer ${unanswered.size}, lost 0`);
  } finally {
    await profile.remove();
  }
});

/** Every line that stands on the page, asked for at once. */
async function linesOf(page: Page): Promise<string[]> {
  return (await page.getByRole('main').innerText()).split('\n').map((line) => line.trim());
}

/** Which of the texts do not stand on the page exactly once. */
async function notOnce(page: Page, texts: string[]): Promise<string[]> {
  const shown = await linesOf(page);
  return texts.filter((text) => shown.filter((line) => line === text).length !== 1);
}

/** A small generator, so that a run can be had again by its seed. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Twenty invented names: children, parents and a member, each with a part that stands nowhere else. */
const canaries = Array.from({ length: 20 }, (_, index) => `Kanariekind${String.fromCharCode(65 + index)}q${index}zx`);

test('no byte of the profile folder contains one of twenty names @stored', async ({ site }) => {
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
