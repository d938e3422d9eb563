import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, normalize, resolve } from 'node:path';
import { CommandFailure, describeFileError } from '../cli/errors.ts';
import type { StaleOutput } from './outputs.ts';

/** A file to bring up to date; its text can be made when it is written, in pieces, so that not all is in memory at a time. */
export interface PendingOutput extends Pick<StaleOutput, 'path' | 'before'> {
  readonly after: StaleOutput['after'] | (() => Iterable<string>);
}

/**
 * Brings files up to date, all or none: each is written to a temporary file next to its place, and when all are complete they are renamed.
 * @throws CommandFailure naming the file that could not be written, or that two outputs go to; everything is then as it was.
 */
export async function writeOutputs(folder: string, stale: readonly PendingOutput[]): Promise<void> {
  refuseSamePath(stale);
  const undo: (() => Promise<unknown>)[] = [];
  const steps = [
    ...stale.map((output) => prepare(folder, output, undo)),
    ...stale.map((output) => replace(folder, output, undo)),
  ];
  try {
    for (const step of steps) await step();
  } catch (error) {
    for (const step of undo.toReversed()) await step();
    throw error;
  }
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

type Step = () => Promise<void>;
type Undo = (() => Promise<unknown>)[];

const suffix = `.${randomUUID().slice(0, 8)}.tmp`;
const temporary = (folder: string, path: string) => join(dirname(resolve(folder, path)), `.${basename(path)}${suffix}`);

function prepare(folder: string, { path, after }: PendingOutput, undo: Undo): Step {
  const parent = dirname(resolve(folder, path));
  return async () => {
    if (after === undefined) return;
    const created = await mkdir(parent, { recursive: true }).catch(fail(dirname(path), 'made a folder'));
    if (created !== undefined) undo.push(() => rm(created, { recursive: true, force: true }));
    undo.push(() => rm(temporary(folder, path), { force: true }));
    const text = typeof after === 'function' ? after() : after;
    await writeFile(temporary(folder, path), text).catch(fail(path, 'written'));
  };
}

function replace(folder: string, { path, before, after }: PendingOutput, undo: Undo): Step {
  const target = resolve(folder, path);
  return async () => {
    if (after === undefined) await rm(target).catch(fail(path, 'removed'));
    else await rename(temporary(folder, path), target).catch(fail(path, 'written'));
    undo.push(() => (before === undefined ? rm(target, { force: true }) : writeFile(target, before)));
  };
}

function fail(path: string, verb: string): (error: unknown) => never {
  return (error) => {
    throw new CommandFailure(`${path}: cannot be ${verb}: ${describeFileError(error)}; nothing was changed`);
  };
}
