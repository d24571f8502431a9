// *Bewaren*: a backup made and checked, cases given along and taken in, a backup put back.

import type { Locator, Page } from '@playwright/test';

import { expect } from '../fixtures.ts';
import { type Saved, saved, STRETCHED_WITHIN_MS, type Taking } from '../house/saving.ts';
import type { Device } from './device.ts';

export type { Saved } from '../house/saving.ts';

export class Keeping {
  constructor(
    private readonly device: Device,
    private readonly take: Taking = saved,
  ) {}

  get outcome(): Locator {
    return this.device.page.getByRole('status').or(this.device.page.getByRole('alert'));
  }

  async makeBackup(): Promise<Saved> {
    await this.device.go('#/bewaren/reservekopie');
    return this.save('Reservekopie maken');
  }

  async checkBackup(file: Saved): Promise<void> {
    await this.device.page.getByLabel('Opgeslagen reservekopie').setInputFiles(asUpload(file));
  }

  /** Gives one case along under the words the program offers. */
  async giveAlong(pupil: string): Promise<Saved & { words: string }> {
    const { page } = this.device;
    await this.device.go('#/bewaren/meegeven');
    await page.getByRole('radio', { name: 'Een of meer dossiers die ik kies' }).check();
    await page.getByRole('checkbox', { name: pupil }).check();
    const file = await this.save('Bestand maken');
    await expect(page.getByText('Het bestand is teruggelezen en klopt: 1 dossier.')).toBeVisible();
    return { ...file, words: await page.getByTestId('file-words').innerText() };
  }

  /** Opens a file and shows what it would do; what is no file of cases asks for no passphrase. */
  async preview(file: Saved, words?: string): Promise<void> {
    const { page } = this.device;
    // From elsewhere, so that the page begins anew.
    await this.device.go('#/');
    await this.device.go('#/bewaren/inlezen');
    await page.getByLabel('Bestand van je collega').setInputFiles(asUpload(file));
    await expect(page.getByText(`Gekozen: ${file.name}`)).toBeVisible();
    const asked = page.getByLabel('Wachtwoordzin van dit bestand');
    if (words === undefined) await expect(asked).toBeHidden();
    else await asked.fill(words);
    await page.getByRole('button', { name: 'Bekijken' }).click();
    await this.isDone();
  }

  async takeIn(): Promise<void> {
    const { page } = this.device;
    await page.getByRole('button', { name: 'Alles inlezen' }).click();
    await expect(page.getByText(/^Ingelezen: /)).toBeVisible();
  }

  async putBack(file: Saved): Promise<void> {
    const { page } = this.device;
    await this.device.go('#/bewaren/terugzetten');
    await page.getByLabel('Reservekopie', { exact: true }).setInputFiles(asUpload(file));
    await expect(page.getByText(`Gekozen: ${file.name}`)).toBeVisible();
    await page.getByRole('button', { name: 'Nakijken en terugzetten' }).click();
    await this.isDone();
  }

  /** Looks into a backup where a school stands already. */
  async lookInto(file: Saved): Promise<void> {
    const { page } = this.device;
    // From elsewhere, so that the page begins anew.
    await this.device.go('#/');
    await this.device.go('#/bewaren/terugzetten');
    await page.getByLabel('Reservekopie', { exact: true }).setInputFiles(asUpload(file));
    await expect(page.getByText(`Gekozen: ${file.name}`)).toBeVisible();
    await page.getByRole('button', { name: 'Bekijken' }).click();
    await this.isDone();
  }

  /** The slow work is over. */
  private async isDone(): Promise<void> {
    await expect(this.device.page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: STRETCHED_WITHIN_MS });
  }

  private async save(button: string): Promise<Saved> {
    const { page } = this.device;
    return this.take(page, () => page.getByRole('button', { name: button }).click());
  }
}

export function asUpload(file: Saved) {
  return { name: file.name, mimeType: 'application/octet-stream', buffer: file.bytes };
}
