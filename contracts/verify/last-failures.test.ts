import { describe, expect, test } from 'vitest';
import { updateFailures } from './last-failures.ts';
import { readContracts } from './read-contracts.ts';
import type { VerificationResult } from './result.ts';

const interaction = { description: 'a request', request: { method: 'GET', path: '/' }, response: { status: 200 } };
const all = readContracts([{ path: 'web.json', text: JSON.stringify({ interactions: [interaction] }) }]);
const failed = [{ contract: 'unnamed consumer and unnamed provider', description: 'a request', states: [] }];

function update(result: Partial<VerificationResult>, strict = false) {
  const whole = { pact: 'web.json', description: 'a request', states: [], failures: [], duration: 1 } as const;
  const results = [{ ...whole, outcome: 'failed' as const, ...result }];
  return updateFailures({ before: failed, all, selected: all }, { results, strict, ok: false });
}

describe('an interaction that failed before', () => {
  test.each<readonly [string, Partial<VerificationResult>]>([
    ['fails again', {}],
    ['is skipped, so that nothing is known', { outcome: 'skipped' }],
  ])('stays where it %s', (_name, result) => {
    expect(update(result)).toEqual(failed);
  });

  test.each<readonly [string, Partial<VerificationResult>]>([
    ['passes', { outcome: 'passed' }],
    ['is about a reading that is not followed', { outcome: 'skipped', follows: { choice: 'a', reading: 'b' } }],
    ['is advice, or a warning for another reason', { advisory: 'decided' }],
  ])('goes where it %s', (_name, result) => {
    expect(update(result)).toEqual([]);
  });

  test('stays as advice where advice counts', () => {
    expect(update({ advisory: 'decided' }, true)).toEqual(failed);
  });
});
