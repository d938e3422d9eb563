import fc from 'fast-check';
import { causeOf, describeError, type Failure } from './failure.ts';
import type { FuzzInput } from './inputs/input.ts';
import { type Depth, Flaw, promise } from './oracles/promise.ts';
import { checkPrototypes } from './oracles/prototypes.ts';
import type { OpenTarget } from './targets/target.ts';

/** How many inputs are made from one seed; the next seed follows. */
export const batchSize = 100;

/** How long an input of 100 kB may take, in milliseconds; longer ones may take longer by their length. */
const patience = 2000;

/** What watches over the inputs as they are judged. */
export interface Watch {
  /** Called before an input is judged. */
  readonly begin?: (input: FuzzInput) => void;
}

/** One target in one run. */
export interface TargetRun {
  readonly name: string;
  readonly target: OpenTarget;
  /** Causes that are known, whose further inputs are counted and not made smaller. */
  readonly failures: Map<string, Failure>;
  inputs: number;
  /** How many inputs failed, with causes that were known before too. */
  failed: number;
}

/** How thoroughly the inputs of a batch are judged. */
function depthOf(seed: number, index: number): Depth {
  if (index === batchSize - 1 && seed % 40 === 0) return 'types';
  if (index % 50 === 49) return 'outputs';
  return index % 10 === 9 ? 'twice' : 'once';
}

/** Judges the inputs of one seed: the same seed, the same inputs and results. */
export async function runBatch(run: TargetRun, seed: number, count = batchSize, watch: Watch = {}): Promise<void> {
  let judged = await judgeBatch(run, seed, count, watch);
  // Those behind a failure are judged too, by beginning again with a cause that is known.
  while (judged.failure !== undefined) {
    run.failures.set(judged.failure.cause, judged.failure);
    judged = await judgeBatch(run, seed, count, watch);
  }
  run.inputs += judged.inputs;
  run.failed += judged.failed;
}

interface JudgedBatch extends Pick<TargetRun, 'inputs' | 'failed'> {
  readonly failure?: Failure;
}

/** The inputs of a seed up to the first failure of a cause that is not known, which is made smaller. */
async function judgeBatch(
  { name, target, failures }: TargetRun,
  seed: number,
  count: number,
  watch: Watch,
): Promise<JudgedBatch> {
  const counts = { inputs: 0, failed: 0 };
  let found: { readonly cause: string; readonly depth: Depth; readonly error: unknown } | undefined;
  const property = fc.asyncProperty(target.inputs, async (input) => {
    const depth = found?.depth ?? depthOf(seed, counts.inputs);
    watch.begin?.(input);
    const error = await judge(target, input, depth);
    if (found === undefined) counts.inputs += 1;
    if (error === undefined) return true;
    const cause = causeOf(error);
    if (found === undefined) counts.failed += 1;
    if (failures.has(cause) || (found !== undefined && found.cause !== cause)) return true;
    found = { cause, depth, error };
    return false;
  });
  const { counterexample } = await fc.check(property, { seed, numRuns: count, interruptAfterTimeLimit: 60_000 });
  if (found === undefined || counterexample === null) return counts;
  const { cause, error } = found;
  const failure: Failure = {
    target: name,
    cause,
    message: describeError(error),
    stack: error instanceof Error && !(error instanceof Flaw) ? (error.stack ?? '') : '',
    input: counterexample[0],
    command: `npm run fuzz -- --target ${name} --seed ${seed} --runs ${batchSize}`,
  };
  return { ...counts, failure };
}

/** What is thrown where something is wrong with an input. */
async function judge(target: OpenTarget, input: FuzzInput, depth: Depth): Promise<unknown> {
  try {
    const time = await measure(target, input, depth);
    checkPrototypes();
    const limit = limitOf(input, depth);
    // Other programs may have had the processor.
    const best = time > limit ? Math.min(time, await measure(target, input, depth)) : time;
    promise(best <= limit, () => `takes ${Math.round(best)} ms, and at most ${Math.round(limit)} are fine`);
    return undefined;
  } catch (error) {
    return error;
  }
}

async function measure(target: OpenTarget, input: FuzzInput, depth: Depth): Promise<number> {
  const started = performance.now();
  await target.judge(input, depth);
  return performance.now() - started;
}

/** Milliseconds. What is judged more than once may take as much longer. */
function limitOf(input: FuzzInput, depth: Depth): number {
  const size = input.reduce((sum, { text }) => sum + text.length, 0);
  const times = { once: 1, twice: 2, outputs: 4, types: 20 } as const;
  return patience * Math.max(1, size / 100_000) * times[depth];
}
