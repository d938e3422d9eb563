import { CommanderError } from 'commander';
import { escapeLine } from '../../spec/standards/visible-text.ts';
import type { CommandContext } from './context.ts';
import { CommandFailure, describeWriteError, isDiskError, WrongUse } from './errors.ts';

/** Says what went wrong on the error stream, never with a stack trace unless FACSIMILE_DEBUG is set; gives the exit code. */
export function reportError(error: unknown, context: CommandContext): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (process.env.FACSIMILE_DEBUG && error instanceof Error) context.err(`${error.stack}\n`);
  if (error instanceof WrongUse) {
    context.err(`facsimile: ${escapeLine(error.message)}\n`);
    return 2;
  }
  if (error instanceof CommandFailure) {
    context.err(`${error.details}facsimile: ${escapeLine(error.message)}\n`);
    return 1;
  }
  if (isDiskError(error)) {
    const place = error.path ?? 'what is written';
    context.err(`facsimile: ${escapeLine(`${place}: ${describeWriteError(error)}`)}\n`);
    return 1;
  }
  context.err(`facsimile: ${escapeLine(bug(error))}\n`);
  return 1;
}

function bug(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `unexpected: ${message.replaceAll(/\s+/g, ' ')} (a bug in Facsimile; FACSIMILE_DEBUG=1 shows where)`;
}
