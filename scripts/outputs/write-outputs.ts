import { chmod, mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { CommandFailure, describeWriteError } from '../cli/errors.ts';
import { findPlace, type OutputPlace } from './output-place.ts';
import { RefusedReplacement, type Replacement, replaceFiles } from './replacements.ts';
import { removeLeftovers, temporaryPath } from './temporary-files.ts';

/** A file to bring up to date. */
export interface PendingOutput {
  readonly path: string;
  /** Undefined for a file that is removed; made when it is written, in pieces, where not all is to be in memory at a time. */
  readonly after: string | undefined | (() => Iterable<string>);
}

/**
 * Brings files up to date, all or none: each is written to a temporary file next to its place, and when all are complete
 * they are renamed. Where the process is killed, the next run removes what it left, or finishes the renaming. What is no
 * file, such as standard output, is written to as it is.
 * @throws CommandFailure naming the file that could not be written, or that two outputs go to; everything is then as it was.
 */
export async function writeOutputs(folder: string, outputs: readonly PendingOutput[]): Promise<void> {
  const undo: UndoStep[] = [];
  try {
    const prepared = await prepareOutputs(folder, outputs, undo);
    for (const { output, place } of prepared) {
      if (place.kind === 'stream') await writeFile(place.path, textOf(output)).catch(fail(output.path, 'written'));
    }
    replaceOutputs(
      folder,
      prepared.filter(({ place }) => place.kind !== 'stream'),
      undo,
    );
  } finally {
    await takeBack(undo);
  }
}

/** Gives files their new contents; afterwards there is nothing to take back, unless none has its own. */
function replaceOutputs(folder: string, files: readonly PreparedOutput[], undo: UndoStep[]): void {
  try {
    replaceFiles(
      folder,
      files.map(({ place, from }): Replacement => ({ path: place.path, from })),
    );
  } catch (error) {
    if (!(error instanceof RefusedReplacement)) throw error;
    const refused = files.find(({ place }) => place.path === error.path);
    const verb = refused !== undefined && refused.from === undefined ? 'removed' : 'written';
    const path = refused?.output.path ?? relative(folder, error.path);
    if (!error.isUnfinished) throw failure(path, verb, error.cause);
    undo.length = 0;
    throw failure(path, verb, error.cause, 'the next run finishes it');
  }
  undo.length = 0;
}

/** Takes back a part of what was done. */
type UndoStep = () => Promise<void>;

/** Takes back what was done, the last of it first. */
async function takeBack(steps: readonly UndoStep[]): Promise<void> {
  for (const step of steps.toReversed()) await step();
}

/** @throws CommandFailure naming the first of some files that could not be written; all is left as it was */
export async function refuseUnwritable(folder: string, paths: readonly string[]): Promise<void> {
  const undo: UndoStep[] = [];
  try {
    await prepareOutputs(
      folder,
      paths.map((path) => ({ path, after: '' })),
      undo,
    );
  } finally {
    await takeBack(undo);
  }
}

/** An output whose new content is complete in a temporary file; a stream has none. */
interface PreparedOutput {
  readonly output: PendingOutput;
  readonly place: OutputPlace;
  readonly from: string | undefined;
}

async function prepareOutputs(
  folder: string,
  outputs: readonly PendingOutput[],
  undo: UndoStep[],
): Promise<readonly PreparedOutput[]> {
  const found: (readonly [PendingOutput, OutputPlace])[] = [];
  for (const output of outputs) {
    const path = resolve(folder, output.path);
    // A link is removed, and not what it leads to.
    const isRemoved = output.after === undefined;
    const place = isRemoved ? asFile(path) : await findPlace(path).catch(fail(output.path, 'written'));
    found.push([output, place]);
  }
  refuseSamePlace(found);
  removeLeftovers(found.map(([, { path }]) => path));
  const prepared: PreparedOutput[] = [];
  for (const [output, place] of found) prepared.push({ output, place, from: await prepare(output, place, undo) });
  return prepared;
}

function asFile(path: string): OutputPlace {
  return { path, kind: 'file', mode: undefined };
}

/** Some systems have one file for names that differ only in case. */
function refuseSamePlace(found: readonly (readonly [PendingOutput, OutputPlace])[]): void {
  const written = found.filter(([{ after }, { kind }]) => after !== undefined && kind !== 'stream');
  const places = written.map(([, { path }]) => path.toLowerCase());
  const [second] = written.find((_, at) => places.indexOf(places[at] ?? '') < at) ?? [];
  if (second === undefined) return;
  throw new CommandFailure(
    `${second.path}: two outputs are written to it: give one of them another path; nothing was changed`,
  );
}

/** Gives the temporary file. */
async function prepare(
  output: PendingOutput,
  { path, kind, mode }: OutputPlace,
  undo: UndoStep[],
): Promise<string | undefined> {
  if (output.after === undefined || kind === 'stream') return undefined;
  const parent = dirname(path);
  const created = await mkdir(parent, { recursive: true }).catch(fail(output.path, 'written'));
  if (created !== undefined) undo.push(() => removeEmptyFolders(parent, created).catch(leave));
  const temporary = temporaryPath(path);
  undo.push(() => rm(temporary, { force: true }).catch(leave));
  await writeFile(temporary, textOf(output)).catch(fail(output.path, 'written'));
  if (mode !== undefined) await chmod(temporary, mode).catch(fail(output.path, 'written'));
  return temporary;
}

/** Removes folders that were made, where nobody has put anything into them, from the inner to the outer one. */
async function removeEmptyFolders(inner: string, outer: string): Promise<void> {
  await rmdir(inner);
  if (inner !== outer) await removeEmptyFolders(dirname(inner), outer);
}

/** What cannot be removed is removed by the next run; the reason of the failure is what people have to know. */
function leave(): void {}

function textOf({ after = '' }: PendingOutput): string | Iterable<string> {
  return typeof after === 'function' ? after() : after;
}

function fail(path: string, verb: string): (error: unknown) => never {
  return (error) => {
    throw failure(path, verb, error);
  };
}

function failure(path: string, verb: string, error: unknown, result = 'nothing was changed'): CommandFailure {
  return new CommandFailure(`${path}: cannot be ${verb}: ${describeWriteError(error)}; ${result}`);
}
