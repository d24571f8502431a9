// Working in a vault file: begun, saved, closed and opened again as a person does it.

import type { Page } from '@playwright/test';

import { expect } from '../fixtures.ts';
import { STRETCHED_WITHIN_MS } from '../house/saving.ts';

/** Whether the program is opened as a file, so that the vault is one too. */
export const isFile = (url: string): boolean => url.startsWith('file:');

export class VaultFile {
  constructor(private readonly page: Page) {}

  /** The first screen, and from there to the questions of first use. */
  async begin(): Promise<void> {
    await this.page.locator('summary').getByText('Een nieuw bestand beginnen').click();
    await this.page.getByRole('button', { name: 'Een nieuw bestand beginnen' }).click();
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Bestand openen' }).click();
    await expect(this.page.locator('#app').getByRole('heading', { name: 'Ontgrendelen' })).toBeVisible();
  }

  /** Saves what is not in the file yet. */
  async save(): Promise<void> {
    const save = this.page.getByRole('button', { name: 'Opslaan in het bestand' });
    const allIn = this.page.getByText(/^Alles staat in /);
    await expect(save.or(allIn)).toBeVisible();
    if (await allIn.isVisible()) return;
    await save.click();
    await expect(this.page.getByText('Opgeslagen en teruggelezen:')).toBeVisible({ timeout: STRETCHED_WITHIN_MS });
  }
}
