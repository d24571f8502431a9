// An independent implementation of age opens what we seal, and we open what it seals.

import { bech32 } from '@scure/base';
import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';

import { readFileSync } from 'node:fs';

import { expect, test } from '../fixtures.ts';
import { Transport } from '../vectors/transport.ts';

const passphrase = 'kroket lantaarn zeemeeuw fietsbel één';

/** The plaintext of a transfer file, as it stands in `tests/data/transfer`. */
const content = new Uint8Array(readFileSync(new URL('../../data/transfer/v1_one_case.jsonl', import.meta.url)));

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('age-encryption opens a file that we seal under a passphrase', async ({ page, site }) => {
  const transport = await Transport.start(page, site);
  const sealed = await transport.seal(content, passphrase);
  expect(Buffer.from(sealed.subarray(0, 60)).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 17\n/);
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  expect(hex(await decrypter.decrypt(sealed))).toBe(hex(content));
});

test('we open a file that age-encryption seals under a passphrase, also as text', async ({ page, site }) => {
  const transport = await Transport.start(page, site);
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  const sealed = await encrypter.encrypt(content);
  expect(hex(await transport.open(sealed, { passphrase }))).toBe(hex(content));
  const text = new TextEncoder().encode(`\r\n${armor.encode(sealed)}\r\n`);
  expect(hex(await transport.open(text, { passphrase }))).toBe(hex(content));
  await expect(transport.open(sealed, { passphrase: 'iets anders' })).rejects.toThrow('WrongPassphrase');
});

test('files sealed to a public key open in both', async ({ page, site }) => {
  const transport = await Transport.start(page, site);
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const publicKey = bech32.decodeToBytes(recipient).bytes;

  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  expect(hex(await decrypter.decrypt(await transport.sealTo(content, [publicKey])))).toBe(hex(content));

  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  expect(hex(await transport.open(await encrypter.encrypt(content), { identity }))).toBe(hex(content));
});
