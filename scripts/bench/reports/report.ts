import type { CheckedGoal, ComparisonResult } from '../measure/comparison.ts';

/** What was measured in one run, and where: it is written to JSON as it is. */
export interface BenchReport {
  readonly machine: Machine;
  readonly results: readonly ComparisonResult[];
}

/** What the figures depend on besides what was measured. */
interface Machine {
  /** Such as `2026-11-25`. */
  readonly date: string;
  /** Such as `v24.21.0`. */
  readonly node: string;
  /** Such as `linux x64`. */
  readonly platform: string;
  /** Such as `2 x Some Processor`. */
  readonly processors: string;
}

/** A figure with about three digits that count; a dash where there is none. */
export function formatFigure(figure: number | undefined): string {
  if (figure === undefined || !Number.isFinite(figure)) return '-';
  const digits = Math.max(0, Math.min(2, 2 - Math.floor(Math.log10(Math.max(Math.abs(figure), 0.01)))));
  return figure.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** What is wanted, with what was measured: `Facsimile: at least 5 times Prism (wanted), 9.6 times (measured)`. */
export function describeGoal({ of, against, measure, bound, ratio, measured }: CheckedGoal): string {
  const by = measure === undefined ? '' : `, ${measure}`;
  const wanted = `wanted: ${of} ${bound} ${ratio.toFixed(2)} times ${against}${by}`;
  if (measured === undefined || Number.isNaN(measured)) return `${wanted}; not measured`;
  const reached = bound === 'at least' ? measured >= ratio : measured <= ratio;
  return `${wanted}; measured: ${measured.toFixed(2)}, ${reached ? 'reached' : 'missed'}`;
}
