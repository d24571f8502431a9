// A drive with one folder on it, behind the windows in which a browser lets a person choose a file or a folder.
//
// Those windows belong to the operating system and no test can press in them. What they would give out is given out here:
// files that are read from and written to a real disk.

import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
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

  private readonly folder = mkdtempSync(join(tmpdir(), 'meldcode-drive-'));

  /** The file that a person looks at: the one that is opened, or that was last asked for in the folder. */
  name = FILE;

  /** What stands in it; writing it makes it, as a colleague does from another computer. */
  get bytes(): Buffer {
    return this.read(this.name);
  }

  set bytes(content: Buffer) {
    this.write(this.name, content);
  }

  read(name: string): Buffer {
    return readFileSync(join(this.folder, name));
  }

  write(name: string, content: Buffer): void {
    writeFileSync(join(this.folder, name), content);
  }

  private async plugIn(browser: BrowserContext): Promise<void> {
    const stands = (name: string) => existsSync(join(this.folder, name));
    await browser.exposeFunction('nameOnDrive', () => this.name);
    await browser.exposeFunction('readDrive', (name: string) => (stands(name) ? this.read(name).toString('base64') : ''));
    await browser.exposeFunction('writeDrive', (name: string, content: string) => this.write(name, Buffer.from(content, 'base64')));
    await browser.exposeFunction('askOfDrive', (name: string, creates: boolean) => {
      if (!creates && !stands(name)) return false;
      // What stands in it stays, as a browser leaves it.
      appendFileSync(join(this.folder, name), '');
      this.name = name;
      return true;
    });
    await browser.addInitScript(() => {
      type Drive = {
        nameOnDrive(): Promise<string>;
        readDrive(name: string): Promise<string>;
        writeDrive(name: string, content: string): Promise<void>;
        askOfDrive(name: string, creates: boolean): Promise<boolean>;
      };
      const drive = globalThis as unknown as Drive;
      const handle = (name: string) => ({
        name,
        requestPermission: async () => 'granted',
        getFile: async () => new File([Uint8Array.from(atob(await drive.readDrive(name)), (sign) => sign.charCodeAt(0))], name),
        createWritable: async () => {
          let content = '';
          return {
            write: async (bytes: Uint8Array) => {
              for (const byte of bytes) content += String.fromCharCode(byte);
            },
            close: async () => drive.writeDrive(name, btoa(content)),
          };
        },
      });
      const folder = {
        name: 'dossiers',
        requestPermission: async () => 'granted',
        getFileHandle: async (name: string, options?: { create?: boolean }) => {
          if (await drive.askOfDrive(name, options?.create ?? false)) return handle(name);
          throw new DOMException(name, 'NotFoundError');
        },
      };
      Object.assign(globalThis, {
        showOpenFilePicker: async () => [handle(await drive.nameOnDrive())],
        showDirectoryPicker: async () => folder,
      });
    });
  }
}
