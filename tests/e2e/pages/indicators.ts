// The page of the indicator list: one item with its answers, and what is asked about it.

import type { Locator, Page } from '@playwright/test';

import { expect } from '../fixtures.ts';

export class IndicatorList {
  constructor(private readonly page: Page) {}

  async open(caseId: string): Promise<void> {
    await this.page.evaluate((to) => {
      location.hash = to;
    }, `#/casus/${caseId}/signalen`);
    await expect(this.page.getByRole('heading', { name: 'Wat zie of hoor je?' })).toBeVisible();
  }

  async find(words: string): Promise<void> {
    await this.page.getByLabel('Zoek in de lijst').fill(words);
  }

  /** One item, by its wording. */
  item(wording: string): Locator {
    return this.page.getByRole('listitem').filter({ has: this.page.getByRole('group', { name: wording }) });
  }

  async answer(wording: string, answer: string): Promise<void> {
    await this.item(wording).getByRole('radio', { name: answer }).first().check();
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: 'Bewaar deze lijst' }).click();
  }
}
