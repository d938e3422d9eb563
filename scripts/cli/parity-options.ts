import type { CommandContext } from './context.ts';

/** The options of `facsimile parity`. */
export interface ParityCommandOptions {
  /** The names of targets; empty for all of them. */
  readonly target: readonly string[];
  /** Where to write the report for programs. */
  readonly json?: string;
  /** Where to write the report as JUnit XML. */
  readonly junit?: string;
}

/** Compares the responses of the targets, and prints it; rejects where they do not all say the same. */
export type CheckParity = (options: ParityCommandOptions, context: CommandContext) => Promise<void>;
