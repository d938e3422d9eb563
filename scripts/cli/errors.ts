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

/** Nothing can be written in some place: the message says why, and what to do. */
export class Unwritable extends Error {}

/** Why the system refused to write, in words, and what to do. Errors that are not the system's are thrown on. */
export function describeWriteError(error: unknown): string {
  if (error instanceof Unwritable) return error.message;
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  if (code === 'ENOTDIR' || (code === 'EEXIST' && syscall === 'mkdir')) {
    return 'a file is in the place of its folder: move that, or name another path';
  }
  const advice = writeAdvice[code];
  return `${describeFileError(error)}${advice === undefined ? '' : `: ${advice}`}`;
}

const room = 'make room on the disk, and run it again';

const writeAdvice: Readonly<Record<string, string>> = {
  ENOSPC: room,
  EDQUOT: room,
  EACCES: 'let the file and its folder be written to, or name another path',
  EPERM: 'let the file and its folder be written to, or name another path',
  EROFS: 'name a path on another disk',
  EISDIR: 'remove it, or name another path',
  ELOOP: 'remove the link, or name another path',
  ENAMETOOLONG: 'name a shorter path',
};

/** Whether the disk refused something, wherever that is: no bug, and nothing that a stack trace would help with. */
export function isDiskError(error: unknown): error is NodeJS.ErrnoException {
  return (
    error instanceof Error && 'errno' in error && 'code' in error && Object.hasOwn(writeAdvice, String(error.code))
  );
}
