import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createContext } from '../cli/context.ts';
import { WrongUse } from '../cli/errors.ts';
import { runExamples } from './run-examples.ts';

test('a name of no example is refused with the names that there are, before anything is built', async () => {
  const context = createContext(join(import.meta.dirname, '../..'), { out: () => undefined, err: () => undefined });
  const run = runExamples(['jest', 'jets'], context);
  await expect(run).rejects.toThrow(WrongUse);
  await expect(run).rejects.toThrow(/^no example is named jets; there are express, fastify, hono, axios, jest, /);
});
