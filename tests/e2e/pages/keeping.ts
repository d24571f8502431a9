// *Bewaren*: a backup made and checked, cases given along and taken in, a backup put back.

import { readFile } from 'node:fs/promises';

import type { Locator, Page } from '@playwright/test';

import { expect } from '../fixtures.ts';
import type { Device } from './device.ts';

export type Saved = { name: string; bytes: Buffer };

/** Takes the file that a page offers while something is done. */
export type Taking = (page: Page, act: () => Promise<void>) => Promise<Saved>;

const download: Taking = async (page, act) => {
  const [offered] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: offered.suggestedFilename(), bytes: await readFile(await offered.path()) };
};

export class Keeping {
  constructor(
    private readonly device: Device,
    private readonly take: Taking = download,
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

  /** Opens a file and shows what it would do. */
  async preview(file: Saved, words: string): Promise<void> {
    const { page } = this.device;
    // From elsewhere, so that the page begins anew.
    await this.device.go('#/');
    await this.device.go('#/bewaren/inlezen');
    await page.getByLabel('Bestand van je collega').setInputFiles(asUpload(file));
    await expect(page.getByText(`Gekozen: ${file.name}`)).toBeVisible();
    await page.getByLabel('Wachtwoordzin van dit bestand').fill(words);
    await page.getByRole('button', { name: 'Bekijken' }).click();
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
  }

  private async save(button: string): Promise<Saved> {
    const { page } = this.device;
    return this.take(page, () => page.getByRole('button', { name: button }).click());
  }
}

export function asUpload(file: Saved) {
  return { name: file.name, mimeType: 'application/octet-stream', buffer: file.bytes };
}
