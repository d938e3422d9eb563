import { getSystemErrorMessage } from 'node:util';

/** A failure that a person can fix: its message is all they see, after `details` such as the findings that caused it. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly details: string;

  constructor(message: string, details = '') {
    super(message);
    this.details = details;
  }
}

/** An invalid command line: an unknown command, option or value. One line, exit code 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** What is in the place of a file can be read without end: a pipe, a device, a socket. */
export class NotAFile extends Error {}

/** Why the system refused a file, in words: `no such file or directory`. Errors that are not the system's are thrown on. */
export function describeFileError(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EISDIR') return 'it is a folder';
  if (error instanceof NotAFile) return 'it is a pipe or a device: save it as a file';
  if (error instanceof Error && 'errno' in error && typeof error.errno === 'number') {
    return getSystemErrorMessage(error.errno);
  }
  throw error;
}
