import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WrongUse } from '../cli/errors.ts';
import { runMutants } from './run-mutants.ts';

/** What the command prints, given names of versions. */
async function measure(...names: readonly string[]): Promise<string> {
  let text = '';
  const out = (part: string) => {
    text += part;
  };
  await runMutants(names, { folder: join(import.meta.dirname, '../..'), out, err: out });
  return text;
}

test('a version that is named is listed with all that the contract finds in it', async () => {
  const text = await measure('reference', 'created-without-id');
  expect(text).toMatch(/^reference: the reference provider as it is; 0 interactions fail$/m);
  const [, count] = /^created-without-id: the created entity lacks id; (\d+) interactions fail$/m.exec(text) ?? [];
  expect(Number(count)).toBeGreaterThan(1);
  expect(text.match(/^ {2}/gm)).toHaveLength(Number(count));
});

test('a name that no version has is wrong use', async () => {
  await expect(measure('no-such')).rejects.toThrow(new WrongUse('there is no version `no-such`'));
});
