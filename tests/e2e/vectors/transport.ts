// Talks to the real worker of the release build, in the bytes of `exchange::work_protocol`.

import type { Page } from '@playwright/test';
import { bech32 } from '@scure/base';

import type { Site } from '../house/site.ts';

export type Secret = { passphrase: string } | { identity: string };

/** `exchange::envelope::Error` by its number; the facts that follow the number are not read here. */
const errors: Record<number, string> = {
  1: 'TooLarge',
  2: 'NotAge',
  3: 'NewerVersion',
  4: 'HeaderMalformed',
  5: 'HeaderTooLong',
  6: 'HeaderTampered',
  7: 'ArmorMalformed',
  8: 'UnsupportedRecipient',
  9: 'OtherLock',
  10: 'WorkFactorTooHigh',
  11: 'WrongPassphrase',
  12: 'WrongIdentity',
  13: 'TruncatedHeader',
  14: 'TruncatedPayload',
  15: 'Damaged',
  16: 'IdentityMalformed',
  17: 'RecipientMalformed',
  18: 'NoRecipients',
  19: 'ReadBackDiffers',
};

export type Failed = { failed: string };

/** What reading a file back came to: `Ok` or the error, and the digest of everything that was released before it. */
export type ReadBack = { outcome: string; digest: string };

type Loader = { meldcode: { startWorker(): Promise<Worker> } };

/** One worker in a page. The bytes cross from here to the page as base64. */
export class Transport {
  private constructor(private readonly page: Page) {}

  static async start(page: Page, site: Site): Promise<Transport> {
    await page.goto(site.url);
    await page.waitForFunction(() => 'meldcode' in window && document.body.dataset.app === 'running');
    return new Transport(page);
  }

  async seal(content: Uint8Array, passphrase: string): Promise<Uint8Array> {
    return this.payload([2, ...counted(utf8(passphrase))], content, 2);
  }

  async sealTo(content: Uint8Array, publicKeys: Uint8Array[]): Promise<Uint8Array> {
    return this.payload([3, ...counted(Buffer.concat(publicKeys))], content, 2);
  }

  async open(sealed: Uint8Array, secret: Secret): Promise<Uint8Array> {
    return this.payload([4, ...written(secret)], sealed, 3);
  }

  /** With `inflate`, the page takes the zlib off first: some vectors are megabytes of it. */
  async readBack(sealed: Uint8Array, secret: Secret, inflate = false): Promise<ReadBack | Failed> {
    // The worker takes the 32 bytes of an X25519 key; the seed of a post-quantum key is as long and is none.
    if ('identity' in secret && !secret.identity.startsWith('AGE-SECRET-KEY-1')) return { failed: 'IdentityMalformed' };
    const { report } = await this.ask([6, ...written(secret)], sealed, inflate);
    if (report[0] === 6) return { failed: errors[report[1]] };
    if (report[0] !== 5) throw new Error(`not what was asked: report ${report[0]}`);
    const digest = Buffer.from(report.subarray(5, 37)).toString('hex');
    return { outcome: report[37] === 0 ? 'Ok' : errors[report[38]], digest };
  }

  private async payload(job: number[], payload: Uint8Array, kind: number): Promise<Uint8Array> {
    const answer = await this.ask(job, payload, false);
    if (answer.report[0] !== kind) throw new Error(errors[answer.report[1]] ?? `report ${answer.report[0]}`);
    return answer.payload;
  }

  private async ask(job: number[], payload: Uint8Array, inflate: boolean) {
    const question = { job, payload: Buffer.from(payload).toString('base64'), inflate };
    const answer = await this.page.evaluate(async ({ job, payload, inflate }) => {
      let bytes = Uint8Array.from(atob(payload), (sign) => sign.charCodeAt(0));
      if (inflate) {
        const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
        bytes = new Uint8Array(await new Response(stream).arrayBuffer());
      }
      const worker = await (window as never as Loader).meldcode.startWorker();
      try {
        const parts = await new Promise<Uint8Array[]>((resolve, reject) => {
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
          worker.postMessage({ job: Uint8Array.from(job), payload: bytes });
        });
        return parts.map((part) => {
          let text = '';
          for (let at = 0; at < part.length; at += 0x8000) text += String.fromCharCode(...part.subarray(at, at + 0x8000));
          return btoa(text);
        });
      } finally {
        worker.terminate();
      }
    }, question);
    const [report, content] = answer.map((part) => new Uint8Array(Buffer.from(part, 'base64')));
    return { report, payload: content };
  }
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A run of bytes behind its length, little-endian in 32 bits. */
function counted(bytes: Uint8Array): number[] {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return [...length, ...bytes];
}

function written(secret: Secret): number[] {
  return 'passphrase' in secret ? [1, ...counted(utf8(secret.passphrase))] : [2, ...counted(keyOf(secret.identity))];
}

/** The 32 bytes in an `AGE-SECRET-KEY-1…`. */
function keyOf(identity: string): Uint8Array {
  return bech32.decodeToBytes(identity).bytes;
}
