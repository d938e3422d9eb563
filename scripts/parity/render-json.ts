import { printVisibleJson } from '../../spec/source/visible-text.ts';
import { countUnsent, describeRequest, type ParityReport } from './parity-report.ts';

/** The report for programs. */
export function renderJson({ vectors, runs, skipped, differences, milliseconds }: ParityReport): string {
  const checks = [...Map.groupBy(vectors, ({ check }) => check)].map(([check, ones]) => ({
    check,
    vectors: ones.length,
    differences: differences.filter(({ vector }) => vector.check === check).length,
  }));
  const report = {
    vectors: vectors.length,
    milliseconds: Math.round(milliseconds),
    legs: runs.map((run) => ({
      name: run.name,
      answered: run.answers.size,
      notSent: Object.fromEntries(countUnsent(run)),
      differences: differences.filter(({ leg }) => leg === run.name).length,
      slowest: { milliseconds: Math.round(run.slowest.milliseconds), vector: run.slowest.vector },
    })),
    skipped,
    checks,
    differences: differences.map(({ vector, leg, got, aspects, other }) => ({
      vector: vector.name,
      check: vector.check,
      request: describeRequest(vector),
      promisedStatus: vector.status,
      aspects,
      leg,
      got,
      other,
    })),
  };
  return printVisibleJson(report);
}
