// A document as it lies on paper: the browser's own PDF, read sheet by sheet.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Page } from '@playwright/test';

const run = promisify(execFile);

/** What a browser would call the file, and the words on each sheet. */
export type Sheets = { title: string; sheets: string[] };

export async function printed(page: Page): Promise<Sheets> {
  const folder = await mkdtemp(join(tmpdir(), 'sheets-'));
  try {
    const paper = join(folder, 'paper.pdf');
    await page.pdf({ path: paper, preferCSSPageSize: true });
    const words = join(folder, 'paper.txt');
    await run('pdftotext', ['-layout', '-enc', 'UTF-8', paper, words]);
    const sheets = (await readFile(words, 'utf8')).split('\f').filter((sheet) => sheet.trim() !== '');
    return { title: await page.title(), sheets };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The words of a sheet as one line, so that it does not matter where the line was broken. */
export const asOneLine = (sheet: string): string => sheet.replace(/\s+/g, ' ');
