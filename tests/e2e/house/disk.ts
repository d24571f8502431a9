// A drive with one vault file on it, behind the windows in which a browser lets a person choose a file.
//
// Those windows belong to the operating system and no test can press in them. What they would give out is given out here:
// a file that is read from and written to a real disk.

import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { BrowserContext } from '@playwright/test';

/** What a person calls the file. */
export const FILE = 'dossiers.mcb';

export class Disk {
  private static readonly plugged = new WeakMap<BrowserContext, Disk>();

  /** The drive that every page of this browser sees; plugged in when it is first asked for. */
  static async of(browser: BrowserContext, drive = new Disk()): Promise<Disk> {
    const known = Disk.plugged.get(browser);
    if (known) return known;
    Disk.plugged.set(browser, drive);
    await drive.plugIn(browser);
    return drive;
  }

  readonly path = join(mkdtempSync(join(tmpdir(), 'meldcode-drive-')), FILE);

  get bytes(): Buffer {
    return readFileSync(this.path);
  }

  set bytes(content: Buffer) {
    writeFileSync(this.path, content);
  }

  private async plugIn(browser: BrowserContext): Promise<void> {
    await browser.exposeFunction('readDrive', () => (existsSync(this.path) ? this.bytes.toString('base64') : ''));
    await browser.exposeFunction('writeDrive', (content: string) => {
      this.bytes = Buffer.from(content, 'base64');
    });
    await browser.addInitScript((name) => {
      type Drive = { readDrive(): Promise<string>; writeDrive(content: string): Promise<void> };
      const drive = globalThis as unknown as Drive;
      const handle = {
        name,
        requestPermission: async () => 'granted',
        getFile: async () => new File([Uint8Array.from(atob(await drive.readDrive()), (sign) => sign.charCodeAt(0))], name),
        createWritable: async () => {
          let content = '';
          return {
            write: async (bytes: Uint8Array) => {
              for (const byte of bytes) content += String.fromCharCode(byte);
            },
            close: async () => drive.writeDrive(btoa(content)),
          };
        },
      };
      Object.assign(globalThis, { showOpenFilePicker: async () => [handle], showSaveFilePicker: async () => handle });
    }, FILE);
  }
}
