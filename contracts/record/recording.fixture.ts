import type { RecorderHooks } from './record-pact.ts';

/** Hooks that run tests inside a test, as a test runner would run them. */
export function createTestRun(): {
  readonly hooks: RecorderHooks;
  readonly run: (tests: readonly (() => Promise<unknown>)[]) => Promise<void>;
} {
  let starts: () => void = () => undefined;
  let ends: () => Promise<void> = async () => undefined;
  const hooks: RecorderHooks = {
    beforeEach: (run) => {
      starts = run;
    },
    afterAll: (run) => {
      ends = run;
    },
  };
  const run = async (tests: readonly (() => Promise<unknown>)[]) => {
    for (const test of tests) {
      starts();
      await test();
    }
    await ends();
  };
  return { hooks, run };
}
