// One browser profile at a school: set up, closed and opened again, unlocked; a case begun and written in.

import type { BrowserContext, Page } from '@playwright/test';

import { expect } from '../fixtures.ts';
import { Disk } from '../house/disk.ts';
import { STRETCHED_WITHIN_MS } from '../house/saving.ts';
import { Casework } from './casework.ts';
import { School } from './school.ts';
import { isFile, VaultFile } from './vault-file.ts';

export const member = { name: 'Ada Voorbeeld', role: 'IB-er', mark: 'zon', passphrase: 'zeven geiten lopen door een groene wei' };

export class Device {
  /** The code on the paper that was printed when the school was set up. */
  recoveryCode = '';

  private constructor(
    public page: Page,
    private readonly url: string,
  ) {}

  /** Sets up a school and does what the survival test asks: closes the tab, comes back, unlocks. */
  static async setUp(context: BrowserContext, url: string, name = member.name): Promise<Device> {
    if (isFile(url)) await Disk.of(context);
    const device = new Device(await context.newPage(), url);
    await device.page.goto(url);
    if (isFile(url)) await new VaultFile(device.page).begin();
    await device.answerTheQuestions(name);
    await device.comeBack();
    return device;
  }

  /** The same on a page that is there already, in whichever browser this run is about. */
  static async on(page: Page, url: string): Promise<Device> {
    await new School(page).ready(url, member.name);
    return new Device(page, url);
  }

  /** An empty profile. */
  static async empty(context: BrowserContext, url: string): Promise<Device> {
    const device = new Device(await context.newPage(), url);
    await device.page.goto(url);
    return device;
  }

  /** Closes the tab, opens another, unlocks. */
  async comeBack(): Promise<void> {
    const context = this.page.context();
    if (isFile(this.url)) await new VaultFile(this.page).save();
    await this.page.close();
    this.page = await context.newPage();
    await this.page.goto(this.url);
    if (isFile(this.url)) await new VaultFile(this.page).open();
    await this.unlock();
  }

  async unlock(): Promise<void> {
    await this.page.getByLabel('Wachtwoordzin', { exact: true }).fill(member.passphrase);
    await this.page.getByRole('button', { name: 'Ontgrendelen' }).click();
    await expect(this.page.getByRole('heading', { name: 'Vandaag', level: 1 })).toBeVisible({ timeout: STRETCHED_WITHIN_MS });
  }

  async go(fragment: string): Promise<void> {
    await this.page.evaluate((to) => {
      location.hash = to;
    }, fragment);
  }

  /** Begins a case; its id, as the address has it. */
  async beginCase(pupil: string): Promise<string> {
    const { id } = await Casework.begin(this.page, pupil);
    return id;
  }

  async observe(caseId: string, words: string): Promise<void> {
    await Casework.at(this.page, caseId).observe(words);
    await this.seesOnTheTimeline(caseId, words);
  }

  async seesOnTheTimeline(caseId: string, words: string): Promise<void> {
    await Casework.at(this.page, caseId).timelineShows(words);
  }

  private async answerTheQuestions(name: string): Promise<void> {
    const { page } = this;
    const next = () => page.getByRole('button', { name: 'Verder' }).click();
    await page.getByLabel('Naam van de school').fill('De Vlieger');
    await next();
    await page.getByLabel('Je voornaam en achternaam').fill(name);
    await page.getByRole('radio', { name: member.role }).check();
    await next();
    await page.getByLabel('Je teken op het slot').fill(member.mark);
    await next();
    await page.getByLabel('Je wachtwoordzin').fill(member.passphrase);
    await page.getByLabel('Nog een keer, ter controle').fill(member.passphrase);
    await next();
    const sheet = await page.getByRole('article').innerText();
    const code = /(?:[0-9A-Z]{4,}[ -]){3,}[0-9A-Z]{2,}/.exec(sheet)?.[0] ?? '';
    this.recoveryCode = code;
    await page.getByLabel('Typ de code over van het papier').fill(code);
    await page.getByRole('button', { name: 'School inrichten' }).click();
    await expect(page.getByRole('heading', { name: 'De school is ingericht' })).toBeVisible({ timeout: STRETCHED_WITHIN_MS });
  }
}
