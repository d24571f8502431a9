// A browser profile on the disk, with a Chromium that can be killed as a power cut would, and a look at every byte it kept.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Browser, chromium, type Page } from '@playwright/test';

import { executablePath, flags } from './chromium.ts';

export class Profile {
  readonly folder = mkdtempSync(join(tmpdir(), 'meldcode-profile-'));
  private process: ChildProcess | undefined;
  private browser: Browser | undefined;

  constructor(private readonly more: string[] = []) {}

  /** Starts the browser on this profile and gives its first page. */
  async open(): Promise<Page> {
    const child = spawn(
      executablePath,
      [
        ...flags,
        ...this.more,
        '--headless=new',
        '--remote-debugging-port=0',
        '--lang=nl-NL',
        `--user-data-dir=${this.folder}`,
        'about:blank',
      ],
      // A group of its own, so that the whole browser can be killed at once.
      { detached: true, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, TZ: 'Europe/Amsterdam' } },
    );
    this.process = child;
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.once('error', reject);
      child.once('exit', () => reject(new Error(`Chromium ended: ${said}`)));
      child.stderr?.on('data', (chunk) => {
        said += chunk;
        const listening = /DevTools listening on (\S+)/.exec(said);
        if (listening) resolve(listening[1]);
      });
    });
    this.browser = await chromium.connectOverCDP(address);
    const [context] = this.browser.contexts();
    return context.pages()[0] ?? context.newPage();
  }

  /** Ends the whole browser at once, in the middle of whatever it does. */
  async kill(): Promise<void> {
    const child = this.process;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, 'SIGKILL');
    await gone;
    await this.browser?.close().catch(() => undefined);
  }

  /** Every file that the browser keeps, with its bytes. */
  *files(folder = this.folder): Generator<{ place: string; bytes: Buffer }> {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const place = join(folder, entry.name);
      if (entry.isDirectory()) yield* this.files(place);
      else if (entry.isFile()) yield { place, bytes: readFileSync(place) };
    }
  }

  /** Where a word stands in the profile, as UTF-8 or UTF-16: nothing of ours may. */
  placesOf(word: string): string[] {
    const forms = [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')];
    return [...this.files()].filter(({ bytes }) => forms.some((form) => bytes.includes(form))).map(({ place }) => place);
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
