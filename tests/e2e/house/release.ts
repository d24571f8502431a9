// Further versions of the release, made from the built one: a copy whose page has another mark.

import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { dist } from './site.ts';

/** The files that are loaded when somebody unlocks: the second piece of the app, and what a worker is made of. */
export const forUnlocking = /^(?:inside|transport|worker|reader)[-_.]/;

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

export class Release {
  private constructor(
    readonly folder: string,
    readonly mark: string,
  ) {}

  /** The one that was built. */
  static built(): Release {
    return new Release(dist, markOf(dist));
  }

  /** The same app, as a later version: only its mark differs, and so the page and the list that the worker has. */
  static later(word: string): Release {
    const folder = mkdtempSync(join(tmpdir(), 'meldcode-release-'));
    cpSync(dist, folder, { recursive: true });
    const [from, mark] = [markOf(dist), sha256(word)];
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const marked = page.replaceAll(from, mark);
    const worker = readFileSync(join(folder, 'offline.js'), 'utf8');
    writeFileSync(join(folder, 'index.html'), marked);
    writeFileSync(join(folder, 'offline.js'), worker.replaceAll(from, mark).replace(sha256(page), sha256(marked)));
    return new Release(folder, mark);
  }

  /** As when the copying to the server broke off: one file is not what the list says. */
  damage(ending: string): void {
    const worker = readFileSync(join(this.folder, 'offline.js'), 'utf8');
    const names = [...worker.matchAll(/\["([^"]+)","/g)].map(([, name]) => name);
    const name = names.find((each) => each.endsWith(ending));
    if (name === undefined) throw new Error(`the release has no file that ends in ${ending}`);
    writeFileSync(join(this.folder, name), 'half a file');
  }
}

function markOf(folder: string): string {
  const worker = readFileSync(join(folder, 'offline.js'), 'utf8');
  return /build: "([0-9a-f]{64})"/.exec(worker)?.[1] ?? '';
}
