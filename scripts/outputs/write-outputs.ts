import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, normalize, resolve } from 'node:path';
import { CommandFailure, describeFileError } from '../cli/errors.ts';
import { replaceFiles } from './replacements.ts';
import type { StaleOutput } from './stale-outputs.ts';
import { removeLeftovers, temporaryPath } from './temporary-files.ts';

/** A file to bring up to date; its text can be made when it is written, in pieces, so that not all is in memory at a time. */
export interface PendingOutput extends Pick<StaleOutput, 'path' | 'before'> {
  readonly after: StaleOutput['after'] | (() => Iterable<string>);
}

/**
 * Brings files up to date, all or none: each is written to a temporary file next to its place, and when all are complete
 * they are renamed. Where the process is killed, the next run removes what it left, or finishes the renaming.
 * @throws CommandFailure naming the file that could not be written, or that two outputs go to; everything is then as it was.
 */
export async function writeOutputs(folder: string, stale: readonly PendingOutput[]): Promise<void> {
  refuseSamePath(stale);
  const undo: Undo = [];
  const targets = new Map(stale.map((output) => [resolve(folder, output.path), output]));
  try {
    for (const output of stale) await prepare(folder, output, undo);
    replaceAll(folder, targets, undo);
  } catch (error) {
    for (const step of undo.toReversed()) await step();
    throw error;
  }
}

type Undo = (() => Promise<unknown>)[];

/** @param targets the outputs by their absolute paths */
function replaceAll(folder: string, targets: ReadonlyMap<string, PendingOutput>, undo: Undo): void {
  const replacements = [...targets].map(([path, { after }]) => {
    return { path, from: after === undefined ? undefined : temporaryPath(path) };
  });
  let at = 0;
  try {
    replaceFiles(folder, replacements, ({ path }) => {
      at += 1;
      undo.push(() => restore(path, targets.get(path)?.before));
    });
  } catch (error) {
    const failed = [...targets.values()][at];
    throw failure(failed?.path ?? folder, failed?.after === undefined ? 'removed' : 'written', error);
  }
}

function restore(path: string, before: Buffer | undefined): Promise<unknown> {
  return before === undefined ? rm(path, { force: true }) : writeFile(path, before);
}

/** Some systems have one file for names that differ only in case. */
function refuseSamePath(outputs: readonly PendingOutput[]): void {
  const paths = outputs.filter(({ after }) => after !== undefined).map(({ path }) => path);
  const names = paths.map((path) => normalize(path).toLowerCase());
  const second = paths.find((_, at) => names.indexOf(names[at] ?? '') < at);
  if (second === undefined) return;
  throw new CommandFailure(
    `${second}: two outputs are written to it: give one of them another path; nothing was changed`,
  );
}

async function prepare(folder: string, { path, after }: PendingOutput, undo: Undo): Promise<void> {
  if (after === undefined) return;
  const target = resolve(folder, path);
  const parent = dirname(target);
  const created = await mkdir(parent, { recursive: true }).catch(fail(dirname(path), 'made a folder'));
  if (created !== undefined) undo.push(() => rm(created, { recursive: true, force: true }));
  removeLeftovers(target);
  undo.push(() => rm(temporaryPath(target), { force: true }));
  const text = typeof after === 'function' ? after() : after;
  await writeFile(temporaryPath(target), text).catch(fail(path, 'written'));
}

function fail(path: string, verb: string): (error: unknown) => never {
  return (error) => {
    throw failure(path, verb, error);
  };
}

function failure(path: string, verb: string, error: unknown): CommandFailure {
  return new CommandFailure(`${path}: cannot be ${verb}: ${describeFileError(error)}; nothing was changed`);
}
