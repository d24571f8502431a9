// One case, worked as people work it: a form is opened, answered in its own words, and saved; then one looks where it stands.

import type { Locator, Page } from '@playwright/test';

import { expect } from '../fixtures.ts';
import { School } from './school.ts';

/** How one question is answered. */
export type Answer = (page: Page) => Promise<void>;

const begins = (label: string) => new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** Types words, or a day as `2026-11-24`. */
export const write =
  (label: string, words: string): Answer =>
  async (page) => {
    await page.getByLabel(begins(label)).first().fill(words);
  };

/** Chooses or ticks under a question. */
export const choose =
  (question: string, ...answers: string[]): Answer =>
  async (page) => {
    for (const answer of answers) {
      await page.getByRole('group', { name: begins(question) }).getByLabel(begins(answer)).first().check();
    }
  };

/** Picks the first line that fits from a list that folds out. */
export const pick =
  (label: string, answer: RegExp): Answer =>
  async (page) => {
    const list = page.getByLabel(begins(label)).first();
    await expect(list).toBeVisible();
    const options = list.locator('option');
    for (let place = 0; place < (await options.count()); place += 1) {
      const label = ((await options.nth(place).textContent()) ?? '').trim();
      if (answer.test(label)) return void (await list.selectOption({ label }));
    }
    throw new Error(`nothing in the list is ${answer}`);
  };

/** Asked before a case or an observation is saved: about a member of staff this plan says nothing. */
export const notAboutStaff = choose('Gaat het om iets wat een medewerker van school deed?', 'Nee');

export class Casework {
  private constructor(
    readonly page: Page,
    readonly id: string,
  ) {}

  /** Begins a case on a school that is unlocked, once the survival test was passed; its name may be shown otherwise than it was typed. */
  static async begin(page: Page, pupil: string, shown = pupil): Promise<Casework> {
    await show(page, '#/nieuw');
    await page.getByLabel('Voornaam en achternaam van het kind').fill(pupil);
    await notAboutStaff(page);
    await page.getByRole('button', { name: 'Dossier beginnen' }).click();
    await expect(page.getByRole('heading', { level: 1, name: shown })).toBeVisible();
    const address = await page.evaluate(() => location.hash);
    return new Casework(page, /casus\/([0-9a-f-]{36})/.exec(address)?.[1] ?? '');
  }

  static at(page: Page, id: string): Casework {
    return new Casework(page, id);
  }

  async open(place = ''): Promise<void> {
    await show(this.page, `#/casus/${this.id}${place}`);
  }

  /** Fills one form and saves it. It is on disk when this returns. */
  async record(form: string, ...answers: Answer[]): Promise<void> {
    await this.open(`/nieuw/${form}`);
    await this.answerAndSave(...answers);
  }

  async answerAndSave(...answers: Answer[]): Promise<void> {
    await expect(this.saveButton).toBeVisible();
    for (const answer of answers) await answer(this.page);
    await this.saveButton.click();
    // The whole word: the bar above a vault file says what is not yet saved in it.
    await expect(this.page.getByText('Opgeslagen', { exact: true }).filter({ visible: true }).first()).toBeVisible();
  }

  /** Enters a phase; the reason where one is given. */
  async enter(phase: string, reason?: string): Promise<void> {
    await this.open('/fase');
    await this.answerAndSave(choose('Naar welke fase?', phase), ...(reason === undefined ? [] : [write('Waarom?', reason)]));
  }

  async observe(seen: string): Promise<void> {
    await this.record(
      'observation',
      write('Wat zag of hoorde je zelf?', seen),
      choose('Van wie komt dit?', 'Ik zag of hoorde het zelf'),
      choose('Is er nú gevaar?', 'Nee'),
      notAboutStaff,
    );
  }

  /** One phase as the map of the case shows it. */
  phase(name: string): Locator {
    return this.page.getByRole('list', { name: 'De fasen van dit dossier' }).getByRole('listitem').filter({ hasText: name });
  }

  async stands(phase: string, how: string | RegExp): Promise<void> {
    await this.open();
    await expect(this.phase(phase)).toContainText(how);
  }

  async timelineShows(words: string): Promise<void> {
    await this.open('/tijdlijn');
    await expect(this.page.getByText(words).first()).toBeVisible();
  }

  private get saveButton(): Locator {
    return this.page.locator('form button[type=submit]');
  }
}

/** Goes to an address as a link would; a form left behind is drawn anew. */
export async function show(page: Page, fragment: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, fragment);
}

/** Locks and unlocks: everything that follows was read back from the disk. */
export async function lockAndUnlock(page: Page): Promise<void> {
  const school = new School(page);
  await school.lock();
  await school.unlock();
  await school.isUnlocked();
}
