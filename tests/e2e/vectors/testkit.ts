// Reads the vectors of the age testkit (C2SP/CCTV) and puts our answers into its words.

import * as files from 'cctv-age';

import type { Failed, ReadBack } from './transport.ts';

export type Vector = {
  name: string;
  expect: string;
  payload: string | undefined;
  identities: string[];
  passphrase: string | undefined;
  isCompressed: boolean;
  file: Uint8Array;
};

/** Every vector of the package, by name. */
export function vectors(): Vector[] {
  return Object.entries(files as unknown as Record<string, Uint8Array>).map(([name, bytes]) => read(name, bytes));
}

function read(name: string, bytes: Uint8Array): Vector {
  const end = Buffer.from(bytes).indexOf('\n\n');
  const head = Buffer.from(bytes.subarray(0, end)).toString('utf8').split('\n');
  const all = (key: string) => head.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2));
  return {
    name,
    expect: all('expect')[0],
    payload: all('payload')[0],
    identities: all('identity'),
    passphrase: all('passphrase')[0],
    isCompressed: all('compressed')[0] === 'zlib',
    file: bytes.subarray(end + 2),
  };
}

const words: Record<string, string> = {
  Ok: 'success',
  ArmorMalformed: 'armor failure',
  Damaged: 'payload failure',
  HeaderMalformed: 'header failure',
  HeaderTampered: 'HMAC failure',
  HeaderTooLong: 'header failure',
  NewerVersion: 'header failure',
  NotAge: 'header failure',
  TruncatedHeader: 'header failure',
  TruncatedPayload: 'payload failure',
  UnsupportedRecipient: 'no match',
  WorkFactorTooHigh: 'header failure',
  WrongIdentity: 'no match',
  WrongPassphrase: 'no match',
};

/** Our answer in the testkit's words; one that it has no word for stays ours. */
export function inItsWords(answer: ReadBack | Failed): string {
  const ours = 'failed' in answer ? answer.failed : answer.outcome;
  return words[ours] ?? ours;
}
