// Spoed, and the quick observation beside it: the two doors that are always open.

import type { Locator, Page } from '@playwright/test';

import { expect } from '../fixtures.ts';

export class Emergency {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Spoed' }).filter({ visible: true }).first().click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Spoed' })).toBeVisible();
  }

  /** The call buttons, from above to below. */
  numbers(): Locator {
    return this.page.getByRole('link', { name: /112|0800-2000|0900-8844/ }).filter({ visible: true });
  }

  duty(name: string): Locator {
    return this.page.getByRole('button', { name });
  }

  async stamp(name: string): Promise<void> {
    await this.duty(name).click();
    await expect(this.duty(name)).toContainText(/Gedaan om \d\d\.\d\d uur/);
  }

  /** Keeps it now, where it did not keep itself in the meantime. */
  async keep(): Promise<void> {
    const button = this.page.getByRole('button', { name: 'Bewaren' });
    const kept = this.page.getByRole('status').filter({ hasText: /Bewaard in|Versleuteld bewaard/ });
    if ((await button.count()) > 0) await button.click();
    await expect(kept).toBeVisible();
  }
}

export class QuickObservation {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Ik heb iets gezien' }).filter({ visible: true }).first().click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Ik heb iets gezien' })).toBeVisible();
  }

  async write(pupil: string, seen: string): Promise<void> {
    await this.page.getByLabel('Om welk kind gaat het?').fill(pupil);
    await this.page.getByLabel('Wat zag of hoorde je zelf?').fill(seen);
  }

  async goOn(): Promise<void> {
    await this.page.getByRole('button', { name: 'Verder' }).click();
  }

  async answer(danger: 'Ja' | 'Ik twijfel' | 'Nee', colleague: 'Ja, een medewerker' | 'Nee'): Promise<void> {
    await this.page.getByRole('group', { name: 'Is er nú gevaar?' }).getByLabel(danger).check();
    await this.page.getByRole('group', { name: 'medewerker van school' }).getByLabel(colleague).check();
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: 'Opslaan' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Wat nu?' })).toBeVisible();
  }
}

/** What anybody can do on a locked screen: looks at Spoed, stamps one duty there, and leaves an observation. */
export async function stampAndLeaveANote(page: Page, seen: string, audit: () => Promise<void>): Promise<void> {
  const emergency = new Emergency(page);
  await emergency.open();
  await expect(emergency.numbers()).toHaveCount(3);
  await emergency.stamp('De directeur is casemanager');
  await emergency.keep();
  await page.getByRole('link', { name: 'Terug' }).filter({ visible: true }).click();

  const observation = new QuickObservation(page);
  await observation.open();
  await observation.write('Noor, groep 5', seen);
  await observation.goOn();
  await observation.answer('Nee', 'Nee');
  await observation.save();
  await audit();
  await page.getByRole('button', { name: 'Klaar' }).click();
}

export class Inbox {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.evaluate(() => {
      location.hash = '#/postvak';
    });
    await expect(this.page.getByRole('heading', { level: 1, name: 'Postvak' })).toBeVisible();
  }

  /** Puts the one note that waits into a case; then nothing waits any more. */
  async adopt(words: string, pupil: string): Promise<void> {
    await this.open();
    await expect(this.page.getByText(words)).toBeVisible();
    await this.page.getByLabel('Bij welk dossier?').first().selectOption({ label: pupil });
    await this.page.getByRole('button', { name: 'In een dossier zetten' }).click();
    await expect(this.page.getByText(words)).toHaveCount(0);
  }
}
