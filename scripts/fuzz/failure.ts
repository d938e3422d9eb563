import type { FuzzInput } from './inputs/input.ts';
import { Flaw } from './oracles/promise.ts';

/** An input that something is wrong with, made as small as it was found possible. */
export interface Failure {
  readonly target: string;
  /** What is wrong, the same for all inputs with the same cause. */
  readonly cause: string;
  readonly message: string;
  /** Where in the code; empty for a promise that does not hold. */
  readonly stack: string;
  readonly input: FuzzInput;
  /** The command that finds it again. */
  readonly command: string;
}

/** What tells causes apart: the words without what the input has put into them, and the place in the code. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const words = error.message
    .replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`/g, '…')
    .replaceAll(/\d+/g, 'N')
    .split('\n')[0];
  return error instanceof Flaw ? (words ?? '').slice(0, 100) : `${error.name} at ${frameOf(error)}`;
}

/** The innermost place in the sources of this repository. */
function frameOf({ stack = '' }: Error): string {
  const own = /(?:spec|mocks|contracts|scripts)\/[\w/.-]+\.ts:\d+/.exec(stack);
  return own?.[0] ?? stack.split('\n')[1]?.trim() ?? 'an unknown place';
}

/** An error in a line. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `throws ${String(error)}`;
  const [line = ''] = error.message.split('\n');
  return error instanceof Flaw ? line : `throws ${error.name}: ${line}`;
}
