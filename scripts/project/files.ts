import { constants, isUtf8 } from 'node:buffer';
import { realpathSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { parseDocument } from 'yaml';
import type { OverlayFile } from '../../spec/openapi/overlays.ts';
import type { SourcePage } from '../../spec/source/source-page.ts';
import { CommandFailure, describeFileError, describeWriteError, NotAFile } from '../cli/errors.ts';

/**
 * The text of a file, byte for byte (a byte order mark and line ends are kept).
 * @throws CommandFailure if the file is not there, is a folder, is too large, or does not hold UTF-8 text.
 */
export async function readText(folder: string, path: string): Promise<string> {
  const bytes = await readBytes(resolve(folder, path)).catch((error: unknown) => {
    throw new CommandFailure(`${path}: cannot be read: ${describeFileError(error)}`);
  });
  if (bytes === undefined) throw new CommandFailure(`${path}: cannot be read: it is larger than 500 MB`);
  refuseLongPage(path, bytes.length);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const bad = isUtf8(bytes) ? text.indexOf('\0') : text.search(/[\0\uFFFD]/);
  if (bad !== -1) {
    const line = text.slice(0, bad).split('\n').length;
    throw new CommandFailure(`${path}:${line}: is a binary file or not in UTF-8: save it as UTF-8 text`);
  }
  return text;
}

/** The longest page that is read, in bytes: longer ones can take more time and memory than anyone waits for. */
const longestPage = 4_000_000;

/** @throws CommandFailure where a page is longer than any that people write */
export function refuseLongPage(path: string, size: number): void {
  if (size <= longestPage || !/\.mdx?$/i.test(path)) return;
  const megabytes = (size / 1_000_000).toFixed(1);
  throw new CommandFailure(`${path}: is a page of ${megabytes} MB: at most 4 MB are read, so give it as several pages`);
}

/** Undefined where they are more than a text can have. @throws NotAFile for what has no end */
async function readBytes(file: string): Promise<Buffer | undefined> {
  const found = await stat(file);
  if (!found.isFile() && !found.isDirectory()) throw new NotAFile();
  return found.size > constants.MAX_STRING_LENGTH ? undefined : readFile(file);
}

/** A page of the vendor from disk, named by its path from the folder. */
export async function readPage(folder: string, path: string): Promise<SourcePage> {
  const name = relative(folder, resolve(folder, path)).replaceAll(sep, '/') || path;
  return { path: name, text: await readText(folder, name) };
}

/** An overlay from disk that is read for the findings that it accepts. @throws CommandFailure if it is not YAML */
export async function readOverlay(folder: string, path: string): Promise<OverlayFile> {
  const text = await readText(folder, path);
  const [problem] = parseDocument(text, { logLevel: 'silent' }).errors;
  if (problem === undefined) return { path, text };
  throw new CommandFailure(`${path}:${problem.linePos?.[0].line ?? 1}: is not YAML: ${problem.message.split('\n')[0]}`);
}

/** The bytes of a file that is going to be written; undefined where there is none yet. */
export async function readIfThere(folder: string, path: string): Promise<Buffer | undefined> {
  return readBytes(resolve(folder, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new CommandFailure(`${path}: cannot be written: ${describeWriteError(error)}; nothing was changed`);
  });
}

/** The paths of what lies directly in a folder and has an ending, sorted; none where the folder is not there. */
export async function listFiles(folder: string, path: string, ending: RegExp): Promise<readonly string[]> {
  const names = await readdir(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new CommandFailure(`${path}: cannot be read: ${describeFileError(error)}`);
  });
  return names
    .filter((name) => ending.test(name))
    .toSorted()
    .map((name) => `${path}/${name}`);
}

/** Whether a path leads to a folder; a path that leads nowhere does not. */
export async function isFolder(folder: string, path: string): Promise<boolean> {
  return (await stat(resolve(folder, path)).catch(() => undefined))?.isDirectory() ?? false;
}

/** Whether a path lies below a folder, both absolute, by their text alone. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way.split(sep)[0] !== '..' && !isAbsolute(way);
}

/** A path without symbolic links; undefined where it leads nowhere. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
