import type { CommandContext } from './context.ts';
import type { RequestedReport } from './report-option.ts';

/** The reports of `facsimile parity`. */
export const parityReports = ['json', 'junit'] as const;

/** The options of `facsimile parity`. */
export interface ParityCommandOptions {
  /** The names of targets; empty for all of them. */
  readonly target: readonly string[];
  /** Makes the requests of every rule for every operation, however many there are. */
  readonly all?: true;
  /** Chooses the operations where they are many. */
  readonly seed?: number;
  /** The reports to write. */
  readonly report: readonly RequestedReport<(typeof parityReports)[number]>[];
}

/** Compares the responses of the targets, and prints it; rejects where they do not all say the same. */
export type CheckParity = (options: ParityCommandOptions, context: CommandContext) => Promise<void>;
