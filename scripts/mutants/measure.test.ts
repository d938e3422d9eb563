import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { selectInteractions } from '../../contracts/pact/select-interactions.ts';
import { createVerifierProcess } from '../../contracts/verify/pact-process.ts';
import { createProcessContext } from '../cli/context.ts';
import { readDocument } from '../project/artifacts.ts';
import { openProject } from '../project/project.ts';
import type { Judge } from './judge.ts';
import { judgeWithPact, sampleContract, wholeContract } from './judge-with-pact.ts';
import { judgeWithPrism } from './judge-with-prism.ts';
import { listVersions, type Measured, measureFleet } from './measure.ts';

const verifier = createVerifierProcess();
const measured = new Map<string, Measured>();

/** Each with the end of the sentence of the interaction that finds it out, and whether the samples and the proxy do. */
const faults: Readonly<Record<string, readonly [contract: string, samples: boolean, prism: boolean]>> = {
  'created-null-for-Payload': ['201 created: $.Payload', true, true],
  'response-with-empty-id': ['201 created: $.id', false, false],
  'echo-swapped': ['with texts that come back is answered with 201 created: $.Status', false, false],
  'encoding-ascii': ['with texts that come back is answered with 201 created: $.AppServiceName', false, false],
  '429-number-for-code': ['429 activityLimitReached: $.error.code', false, true],
  'accepts-wrong-Payload': [
    'with a text for Payload is refused with 400 invalidRequest: expected 400, 413, 415 or 422, received 201',
    false,
    false,
  ],
  'accepts-malformed-json': [
    'as malformed JSON is refused with 400 invalidRequest: expected 400, 413, 415 or 422, received 201',
    false,
    false,
  ],
  'accepts-any-media-type': [
    'as text/plain is refused with 415 notSupported: expected 400, 413, 415 or 422, received 201',
    false,
    false,
  ],
  'cut-midway': ['201 created: the provider closed the connection', true, false],
};
const right = ['reference', 'other-values', 'gzip-compressed', 'headers-in-capitals', 'escaped-json', 'byte-by-byte'];

beforeAll(async () => {
  const document = await readDocument(await openProject(createProcessContext(join(import.meta.dirname, '../..'))));
  const whole = wholeContract(document);
  const pact = selectInteractions(whole, { operation: ['create_command_from_commands'] });
  const judges: readonly Judge[] = [
    judgeWithPact('contract', pact, { verifier }),
    judgeWithPact('samples', sampleContract(pact), { verifier }),
    await judgeWithPrism(document, pact),
  ];
  const versions = listVersions().filter(({ name }) => name in faults || right.includes(name));
  for (const result of await measureFleet(versions, judges)) measured.set(result.version.name, result);
}, 60_000);
afterAll(() => verifier.stop());

test.each(Object.entries(faults))('%s is found out', (name, [contract, samples, prism]) => {
  const findings = measured.get(name)?.findings;
  expect(findings?.get('contract')?.[0]?.message).toContain(contract);
  expect(['samples', 'prism proxy'].map((judge) => findings?.get(judge)?.length !== 0)).toEqual([samples, prism]);
});

test.each(right)('%s is right', (name) => {
  expect(Object.fromEntries(measured.get(name)?.findings ?? [])).toEqual({
    contract: [],
    samples: [],
    'prism proxy': [],
  });
});

test('at least 200 versions are faulty and 60 right, each with a name of its own', () => {
  const versions = listVersions();
  const faulty = versions.filter(({ isFaulty }) => isFaulty);
  expect(faulty.length).toBeGreaterThanOrEqual(200);
  expect(versions.length - faulty.length).toBeGreaterThanOrEqual(60);
  expect(new Set(versions.map(({ name }) => name)).size).toBe(versions.length);
});
