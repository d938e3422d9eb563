import { expect, test } from 'vitest';
import { document } from './library-handlers.fixture.ts';
import { countResponses } from './result.ts';
import { runParity } from './run-parity.ts';
import type { Target } from './targets/target.ts';
import { buildVectors, planVectors } from './vectors/build-vectors.ts';
import type { Vector } from './vectors/vector.ts';

const [sample] = buildVectors(document);

/** Many vectors, of which a target answers every hundredth in another way. */
const vectors = Array.from({ length: 1000 }, (_, at) => ({ ...sample, name: `vector ${at}` }) as Vector);

test('targets are sent the requests side by side, so that their responses are compared and let go as they come', async () => {
  const sent = new Map<string, number>();
  let lead = 0;
  const openTarget = (name: string, isOdd: boolean) => async (): Promise<Target> => ({
    name,
    inexpressible: () => undefined,
    send: async (vector) => {
      sent.set(name, (sent.get(name) ?? 0) + 1);
      lead = Math.max(lead, (sent.get(name) ?? 0) - Math.min(...['a', 'b', 'c'].map((one) => sent.get(one) ?? 0)));
      const status = isOdd && vector.name.endsWith('00') ? 500 : vector.status;
      return { status, headers: {}, text: '' };
    },
    close: async () => {},
  });
  const report = await runParity({
    document,
    plan: { ...planVectors(document), vectors },
    targets: [openTarget('a', false), openTarget('b', true), openTarget('c', false)],
  });
  expect(lead).toBeLessThanOrEqual(250);
  expect(report.runs.map((run) => countResponses(run))).toEqual([1000, 1000, 1000]);
  expect(report.differences.filter(({ got }) => got.verdict.status === '500').map(({ vector }) => vector.name)).toEqual(
    Array.from({ length: 9 }, (_, at) => `vector ${at + 1}00`),
  );
});

test('the long bodies of many requests are made when they are sent', () => {
  const long = buildVectors(document).filter(({ body }) => (body?.length ?? 0) > 1_000_000);
  expect(long.length).toBeGreaterThan(0);
  expect(long.map((vector) => typeof Object.getOwnPropertyDescriptor(vector, 'body')?.get)).toEqual(
    long.map(() => 'function'),
  );
});
