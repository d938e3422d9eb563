import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { compareRuns } from './compare-runs.ts';
import type { ParityReport } from './result.ts';
import { runTarget, type TargetRun } from './run-target.ts';
import type { OpenedTarget, SkippedTarget } from './targets/target.ts';
import { planVectors, type VectorPlan } from './vectors/build-vectors.ts';
import { verdictReader } from './verdict.ts';

export interface ParityOptions {
  readonly document: OpenApiDocument;
  /** Each is opened in turn, and closed after the last vector. */
  readonly targets: readonly (() => Promise<OpenedTarget>)[];
  /** What is sent; where nothing is given, what follows from the document. */
  readonly plan?: VectorPlan;
  /** How long a target may take for one response, in milliseconds; 10,000 where nothing is given: on a busy machine some take seconds. */
  readonly deadline?: number;
  /** Called for each vector when a target is done with it. */
  readonly onVector?: (target: string) => void;
}

/** Targets that run at the same time: more would wait for each other on a small machine, and miss the deadline. */
const lanes = 2;

/** Sends what follows from a document to every target and compares the responses. */
export async function runParity(options: ParityOptions): Promise<ParityReport> {
  const { document, targets, plan = planVectors(document), deadline = 10_000, onVector } = options;
  const started = performance.now();
  const { vectors } = plan;
  const readVerdict = verdictReader(document);
  const results = await inLanes(targets, async (open) => {
    const target = await open();
    if ('skipped' in target) return target;
    const run = runTarget(target, vectors, { readVerdict, deadline, onVector: () => onVector?.(target.name) });
    return run.finally(() => target.close());
  });
  const runs = results.filter((result): result is TargetRun => 'responses' in result);
  const skipped = results.filter((result): result is SkippedTarget => 'skipped' in result);
  const differences = compareRuns(vectors, runs);
  return { ...plan, runs, skipped, differences, milliseconds: performance.now() - started };
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
