import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { buildVectors } from './build-vectors.ts';
import { compareRuns } from './compare-runs.ts';
import type { OpenedLeg, SkippedLeg } from './leg.ts';
import type { ParityReport } from './parity-report.ts';
import { verdictReader } from './read-verdict.ts';
import { type LegRun, runLeg } from './run-leg.ts';

export interface ParityOptions {
  readonly document: OpenApiDocument;
  /** Opened one after the other: each is closed before the next is there. */
  readonly legs: readonly (() => Promise<OpenedLeg>)[];
  /** How long a leg may take for one answer, in milliseconds; 2000 where nothing is given. */
  readonly deadline?: number;
  /** Told of each vector when a leg is done with it. */
  readonly onVector?: (leg: string) => void;
}

/** Sends what follows from a document to every leg and compares the answers. */
export async function runParity(options: ParityOptions): Promise<ParityReport> {
  const { document, legs, deadline = 2000, onVector } = options;
  const started = performance.now();
  const vectors = buildVectors(document);
  const readVerdict = verdictReader(document);
  const runs: LegRun[] = [];
  const skipped: SkippedLeg[] = [];
  for (const open of legs) {
    const leg = await open();
    if ('skipped' in leg) skipped.push(leg);
    else {
      const run = runLeg(leg, vectors, { readVerdict, deadline, onVector: () => onVector?.(leg.name) });
      runs.push(await run.finally(() => leg.close()));
    }
  }
  const differences = compareRuns(vectors, runs);
  return { vectors, runs, skipped, differences, milliseconds: performance.now() - started };
}
