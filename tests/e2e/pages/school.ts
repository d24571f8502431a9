// A school on this device: set up by its first member, unlocked and locked like a person does it.

import type { Page } from '@playwright/test';

import { expect } from '../fixtures.ts';
import { STRETCHED_WITHIN_MS } from '../house/saving.ts';
import { isFile, VaultFile } from './vault-file.ts';

export const passphrase = 'zeven geiten lopen door een groene wei';

/** The first member, invented. */
export const ada = { name: 'Ada Voorbeeld', role: 'Directeur', mark: 'uil' } as const;

export class School {
  constructor(private readonly page: Page) {}

  /** Waits until the app has drawn its first screen. */
  async started(): Promise<void> {
    await expect(this.page.locator('[data-app="running"]')).toHaveCount(1);
  }

  async next(): Promise<void> {
    await this.page.getByRole('button', { name: 'Verder' }).click();
  }

  async answerSchool(name = 'De Regenboog'): Promise<void> {
    await this.page.getByLabel('Naam van de school').fill(name);
    await this.next();
  }

  async answerMember(name: string = ada.name): Promise<void> {
    await this.page.getByLabel('Je voornaam en achternaam').fill(name);
    await this.page.getByLabel(ada.role).check();
    await this.next();
  }

  async answerMark(mark: string = ada.mark): Promise<void> {
    await this.page.getByLabel('Je teken op het slot').fill(mark);
    await this.next();
  }

  async answerPassphrase(chosen = passphrase, again = chosen): Promise<void> {
    await this.page.getByLabel('Je wachtwoordzin', { exact: true }).fill(chosen);
    await this.page.getByLabel('Nog een keer, ter controle').fill(again);
    await this.next();
  }

  /** The code as it stands on the sheet. */
  async recoveryCode(): Promise<string> {
    const code = this.page.getByTestId('recovery-code');
    await expect(code).toHaveText(/\w/);
    return code.innerText();
  }

  async typeBack(code: string): Promise<void> {
    await this.page.getByLabel('Typ de code over van het papier').fill(code);
    await this.page.getByRole('button', { name: 'School inrichten' }).click();
  }

  /** The first question of first use, on a device that has nothing. */
  async begin(url: string): Promise<void> {
    await this.page.goto(url);
    await this.started();
    if (isFile(url)) await new VaultFile(this.page).begin();
    await expect(this.page.getByText('Stap 1 van 5')).toBeVisible();
  }

  /** From nothing to a school that is unlocked; answers the recovery code. */
  async setUp(url: string, name: string = ada.name): Promise<string> {
    await this.begin(url);
    await this.answerSchool();
    await this.answerMember(name);
    await this.answerMark();
    await this.answerPassphrase();
    const code = await this.recoveryCode();
    await this.typeBack(code);
    await expect(this.page.getByRole('heading', { name: 'De school is ingericht' })).toBeVisible({ timeout: STRETCHED_WITHIN_MS });
    await this.page.getByRole('button', { name: 'Naar Vandaag' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Vandaag' })).toBeVisible();
    return code;
  }

  /** Does what the survival test asks: closes the browser and comes back. What a close takes away is taken away. */
  async comeBack(url: string): Promise<void> {
    if (isFile(url)) await new VaultFile(this.page).save();
    await this.page.evaluate(() => sessionStorage.clear());
    await this.page.goto('about:blank');
    await this.enter(url);
  }

  /** Opens the program, and the vault file where there is one, and unlocks. */
  async enter(url: string): Promise<void> {
    await this.page.goto(url);
    await this.started();
    if (isFile(url)) await new VaultFile(this.page).open();
    await this.unlock();
    await this.isUnlocked();
  }

  /** A school that has passed its survival test: cases can begin. */
  async ready(url: string, name: string = ada.name): Promise<string> {
    const code = await this.setUp(url, name);
    await this.comeBack(url);
    return code;
  }

  async unlock(chosen = passphrase): Promise<void> {
    await this.page.getByLabel('Wachtwoordzin', { exact: true }).fill(chosen);
    await this.page.getByRole('button', { name: 'Ontgrendelen' }).click();
  }

  async isUnlocked(): Promise<void> {
    await expect(this.page.getByRole('button', { name: 'Vergrendelen' })).toBeVisible({ timeout: STRETCHED_WITHIN_MS });
  }

  async isLocked(): Promise<void> {
    // The app's own lock screen: the plain one stands there only until it is drawn.
    await expect(this.page.locator('#app').getByRole('heading', { name: 'Ontgrendelen' })).toBeVisible();
    await this.started();
  }

  /** Locks by the one key that works everywhere. */
  async lock(): Promise<void> {
    await this.page.keyboard.press('F9');
    await this.isLocked();
  }
}
