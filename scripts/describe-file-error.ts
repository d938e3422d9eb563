import { getSystemErrorMessage } from 'node:util';

/** Why the system refused a file, in words: `no such file or directory`. Errors that are not the system's are thrown on. */
export function describeFileError(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EISDIR') return 'it is a folder';
  if (error instanceof Error && 'errno' in error && typeof error.errno === 'number') {
    return getSystemErrorMessage(error.errno);
  }
  throw error;
}
