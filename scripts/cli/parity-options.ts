import type { CommandContext } from './context.ts';
import type { RequestedReport } from './report-option.ts';

/** The reports of `facsimile parity`. */
export const parityReports = ['json', 'junit'] as const;

/** The options of `facsimile parity`. */
export interface ParityCommandOptions {
  /** The names of targets; empty for all of them. */
  readonly target: readonly string[];
  /** The reports to write. */
  readonly report: readonly RequestedReport<(typeof parityReports)[number]>[];
}

/** Compares the responses of the targets, and prints it; rejects where they do not all say the same. */
export type CheckParity = (options: ParityCommandOptions, context: CommandContext) => Promise<void>;
