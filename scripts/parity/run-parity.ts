import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { compareRuns, type Difference } from './compare-runs.ts';
import type { ParityReport, TargetResult } from './result.ts';
import { type JudgedResponse, runTarget, type TargetRun } from './run-target.ts';
import type { OpenedTarget, SkippedTarget, Target } from './targets/target.ts';
import { planVectors, type VectorPlan } from './vectors/build-vectors.ts';
import type { Vector, VectorCheck } from './vectors/vector.ts';
import { verdictReader } from './verdict.ts';

export interface ParityOptions {
  readonly document: OpenApiDocument;
  /** All are opened before the first vector, and closed after the last one. */
  readonly targets: readonly (() => Promise<OpenedTarget>)[];
  /** What is sent; where nothing is given, what follows from the document. */
  readonly plan?: VectorPlan;
  /** How long a target may take for one response, in milliseconds; 10,000 where nothing is given: on a busy machine some take seconds. */
  readonly deadline?: number;
  /** Called for each vector when a target is done with it. */
  readonly onVector?: (target: string) => void;
  /** Called for each response, which is not kept where it does not differ. */
  readonly onResponse?: (target: string, vector: string, response: JudgedResponse) => void;
}

/** Targets that run at the same time: more would wait for each other on a small machine, and miss the deadline. */
const lanes = 2;

/** How many vectors every target is sent before the responses are compared, and those that do not differ are let go. */
const atATime = 250;

/** Sends what follows from a document to every target and compares the responses. */
export async function runParity(options: ParityOptions): Promise<ParityReport> {
  const { document, plan = planVectors(document), deadline = 10_000, onVector, onResponse } = options;
  const started = performance.now();
  const readVerdict = verdictReader(document);
  await using opening = new AsyncDisposableStack();
  const opened = await inLanes(options.targets, async (open) => {
    const target = await open();
    if (!('skipped' in target)) opening.defer(() => target.close());
    return target;
  });
  const targets = opened.filter((target): target is Target => !('skipped' in target));
  const skipped = opened.filter((target): target is SkippedTarget => 'skipped' in target);
  const tallies = targets.map(({ name }) => new Tally(name));
  const differences: Difference[] = [];
  for (let from = 0; from < plan.vectors.length; from += atATime) {
    const vectors = plan.vectors.slice(from, from + atATime);
    const runs = await inLanes(targets, (target) =>
      runTarget(target, vectors, { readVerdict, deadline, onVector: () => onVector?.(target.name) }),
    );
    differences.push(...compareRuns(vectors, runs));
    for (const [at, run] of runs.entries()) {
      tallies[at]?.add(vectors, run);
      for (const [vector, response] of run.responses) onResponse?.(run.name, vector, response);
    }
  }
  return { ...plan, runs: tallies, skipped, differences, milliseconds: performance.now() - started };
}

/** What a target has made of the vectors so far. */
class Tally implements TargetResult {
  readonly name: string;
  readonly responded = new Map<VectorCheck, number>();
  readonly unsent = new Map<string, string>();
  slowest: TargetResult['slowest'] = { milliseconds: 0, vector: '' };

  constructor(name: string) {
    this.name = name;
  }

  add(vectors: readonly Vector[], { responses, unsent, slowest }: TargetRun): void {
    for (const { name, check } of vectors) {
      if (responses.has(name)) this.responded.set(check, (this.responded.get(check) ?? 0) + 1);
    }
    for (const [vector, reason] of unsent) this.unsent.set(vector, reason);
    if (slowest.milliseconds > this.slowest.milliseconds) this.slowest = slowest;
  }
}

/** Does something with each item, the last ones first, and gives the results in the items' order; the first failure stops it. */
async function inLanes<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const remaining = [...items.entries()];
  const results = new Map<number, Result>();
  const lane = async () => {
    for (let next = remaining.pop(); next !== undefined; next = remaining.pop()) {
      const [index, item] = next;
      results.set(index, await work(item));
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, () => lane().catch(stop)));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return items.flatMap((_, index) => results.get(index) ?? []);

  function stop(error: unknown): never {
    remaining.length = 0;
    throw error;
  }
}
