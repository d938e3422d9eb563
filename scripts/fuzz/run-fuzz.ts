import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readSeeds } from './inputs/seeds.ts';
import type { FuzzOptions } from './options.ts';
import { loadTypes } from './oracles/types.ts';
import { batchSize, runBatch, type TargetRun, type Watch } from './run-target.ts';
import { allTargets } from './targets/all.ts';

/** What one target was given, and what was found. */
export interface TargetResult extends Pick<TargetRun, 'name' | 'inputs' | 'failed' | 'failures'> {
  /** Milliseconds. */
  readonly time: number;
  /** By how many bytes the memory in use has grown from the first fifth of the run to its end. */
  readonly growth: number;
}

export interface FuzzWatch extends Watch {
  readonly end?: (result: TargetResult) => void;
}

/** Gives each target its inputs, one after the other. */
export async function runFuzz(
  root: string,
  options: FuzzOptions,
  watch: FuzzWatch = {},
): Promise<readonly TargetResult[]> {
  const seeds = readSeeds(root, options.seeds);
  const targets = allTargets.filter(({ name }) => options.targets.includes(name));
  const shares = targets.reduce((sum, { share }) => sum + share, 0);
  const results: TargetResult[] = [];
  for (const { name, share, open } of targets) {
    await using resources = new AsyncDisposableStack();
    const run: TargetRun = { name, target: await open(seeds, resources), failures: new Map(), inputs: 0, failed: 0 };
    const time = options.minutes === undefined ? Number.POSITIVE_INFINITY : (options.minutes * 60_000 * share) / shares;
    const result = await runTarget(
      run,
      { seed: options.seed, time, runs: options.runs ?? Number.POSITIVE_INFINITY },
      watch,
    );
    watch.end?.(result);
    results.push(result);
  }
  return results;
}

/** From how many inputs on one of them is type-checked. */
const typedEvery = 4000;

interface Budget {
  readonly seed: number;
  /** Milliseconds. */
  readonly time: number;
  readonly runs: number;
}

async function runTarget(run: TargetRun, { seed, time, runs }: Budget, watch: Watch): Promise<TargetResult> {
  if (runs > typedEvery || time > 60_000) loadTypes();
  const started = performance.now();
  const progress = () => Math.max((performance.now() - started) / time, run.inputs / runs);
  let warm: number | undefined;
  for (let batch = 0; progress() < 1; batch += 1) {
    await runBatch(run, (seed + batch) % 2 ** 31, Math.min(batchSize, runs - run.inputs), watch);
    if (warm === undefined && progress() > 0.2) warm = usedMemory();
  }
  const growth = usedMemory() - (warm ?? usedMemory());
  return {
    name: run.name,
    inputs: run.inputs,
    failed: run.failed,
    failures: run.failures,
    time: performance.now() - started,
    growth,
  };
}

setFlagsFromString('--expose-gc');
/** A context that is made after the flag was set has it. */
const collectGarbage: () => void = runInNewContext('gc');

/** In bytes, without what nothing refers to any more. */
function usedMemory(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
