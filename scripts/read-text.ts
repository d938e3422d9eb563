import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CommandFailure } from './command-failure.ts';
import { describeFileError } from './describe-file-error.ts';

/**
 * The text of a file, byte for byte (a byte order mark and line ends are kept).
 * @throws CommandFailure if the file is not there, is a folder, or does not hold UTF-8 text.
 */
export async function readText(folder: string, path: string): Promise<string> {
  const bytes = await readFile(resolve(folder, path)).catch((error: unknown) => {
    throw new CommandFailure(`${path}: cannot be read: ${describeFileError(error)}`);
  });
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const bad = isUtf8(bytes) ? text.indexOf('\0') : text.search(/[\0\uFFFD]/);
  if (bad !== -1) {
    const line = text.slice(0, bad).split('\n').length;
    throw new CommandFailure(`${path}:${line}: is a binary file or not in UTF-8: save it as UTF-8 text`);
  }
  return text;
}
