// Every vector of the age testkit, in the WASM build in the browser.

import { readFileSync } from 'node:fs';

import { expect, test } from '../fixtures.ts';
import { inItsWords, type Vector, vectors } from '../vectors/testkit.ts';
import { type Failed, type ReadBack, type Secret, Transport } from '../vectors/transport.ts';

type Exception = { vector: string; expected: string; found: string; reason: string };

/** The list is compared both ways: a new exception fails, and so does one that is no longer needed. */
const exceptions: Exception[] = JSON.parse(readFileSync(new URL('../vectors/exceptions.json', import.meta.url), 'utf8'));

test('every vector of the age testkit gives what it expects, but for the listed exceptions', async ({ page, site }) => {
  test.setTimeout(300_000);
  const transport = await Transport.start(page, site);
  const all = vectors();
  expect(all.length, 'the package holds its vectors').toBe(143);

  const found: Omit<Exception, 'reason'>[] = [];
  for (const vector of all) {
    const answer = await answerTo(transport, vector);
    const outcome = inItsWords(answer);
    const isRight = outcome === vector.expect && releasedAsExpected(answer, vector);
    if (!isRight) found.push({ vector: vector.name, expected: vector.expect, found: outcome });
  }
  expect(found).toEqual(exceptions.map(({ vector, expected, found }) => ({ vector, expected, found })));
  expect(exceptions.filter(({ reason }) => reason.length < 20)).toEqual([]);
});

/** Offers the keys of a vector one after the other, as a program with several would. */
async function answerTo(transport: Transport, vector: Vector): Promise<ReadBack | Failed> {
  const offered: Secret[] =
    vector.passphrase === undefined
      ? vector.identities.map((identity) => ({ identity }))
      : [{ passphrase: vector.passphrase }];
  if (offered.length === 0) offered.push({ passphrase: 'none' });
  const answers: (ReadBack | Failed)[] = [];
  for (const secret of offered) {
    const answer = await transport.readBack(vector.file, secret, vector.isCompressed);
    if (!('failed' in answer) && answer.outcome !== 'WrongIdentity') return answer;
    answers.push(answer);
  }
  return answers[0];
}

/** All that was released before the end or the error must be what the vector says, also where opening fails. */
function releasedAsExpected(answer: ReadBack | Failed, { payload }: Vector): boolean {
  return payload === undefined || (!('failed' in answer) && answer.digest === payload);
}
