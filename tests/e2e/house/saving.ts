// What a page gives to be saved, and how long the work before it may take.

import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

export type Saved = { name: string; bytes: Buffer };

/** Takes the file that a page offers while something is done. */
export type Taking = (page: Page, act: () => Promise<void>) => Promise<Saved>;

/** A passphrase is stretched on purpose; how long that takes is the machine's affair and no claim of a journey. */
export const STRETCHED_WITHIN_MS = 60_000;

export const saved: Taking = async (page, act) => {
  const [offered] = await Promise.all([page.waitForEvent('download', { timeout: STRETCHED_WITHIN_MS }), act()]);
  return { name: offered.suggestedFilename(), bytes: await readFile(await offered.path()) };
};
