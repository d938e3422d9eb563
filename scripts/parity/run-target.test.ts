import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { runTarget } from './run-target.ts';
import type { Target } from './targets/target.ts';
import { buildVectors } from './vectors/build-vectors.ts';
import { verdictReader } from './verdict.ts';

const document = parse(readFileSync(new URL('../../spec/openapi.yaml', import.meta.url), 'utf8'));
const vectors = buildVectors(document).slice(0, 2);
const [first, second] = vectors.map(({ name }) => name);

function run(target: Partial<Target>) {
  const whole: Target = {
    name: 'target',
    inexpressible: () => undefined,
    send: async () => ({ status: 204, headers: {}, text: '' }),
    close: async () => {},
    ...target,
  };
  return runTarget(whole, vectors, { readVerdict: verdictReader(document), deadline: 50 });
}

test('a target that never responds is given up after the deadline', async () => {
  const { responses } = await run({ send: () => new Promise(() => {}) });
  expect([...responses.values()].map(({ text }) => text)).toEqual([
    'no response within 50 ms',
    'no response within 50 ms',
  ]);
});

test('a target that fails says why, and the next vector is sent nevertheless', async () => {
  let count = 0;
  const send: Target['send'] = async () => {
    if (count++ === 0) throw new Error('connection refused');
    return { status: 204, headers: {}, text: '' };
  };
  const { responses } = await run({ send });
  expect([...responses.values()].map(({ verdict }) => verdict.status)).toEqual([
    'no response: connection refused',
    '204',
  ]);
});

test('what a target cannot send is listed with the reason, and has no response', async () => {
  const { responses, unsent } = await run({
    inexpressible: ({ name }) => (name === second ? 'no such path' : undefined),
  });
  expect([...unsent]).toEqual([[second, 'no such path']]);
  expect([...responses.keys()]).toEqual([first]);
});

test('what concerns mocks alone is not sent to a provider', async () => {
  const forMocks = vectors.map((vector) => ({ ...vector, mocksOnly: 'a provider has no such thing' }));
  const target: Target = {
    name: 'provider',
    provider: true,
    inexpressible: () => undefined,
    send: () => Promise.reject(new Error('was sent')),
    close: async () => {},
  };
  const { unsent } = await runTarget(target, forMocks, { readVerdict: verdictReader(document), deadline: 50 });
  expect(unsent.size).toBe(2);
});
