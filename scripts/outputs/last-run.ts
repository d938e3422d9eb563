import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FailedInteraction } from '../../contracts/verify/last-failures.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { readText } from '../project/files.ts';
import { writeOutputs } from './write-outputs.ts';

/** A folder that is no part of the project's sources: in node_modules, as other tools have it, or else one of its own. */
function cacheFolder(folder: string): string {
  return existsSync(join(folder, 'node_modules')) ? 'node_modules/.cache/facsimile' : '.facsimile';
}

function recordFile(folder: string): string {
  return join(cacheFolder(folder), 'last-failures.json');
}

/** What failed when contracts were last verified in a folder; undefined where none were, or the record cannot be read. */
export async function readFailures({ folder }: CommandContext): Promise<readonly FailedInteraction[] | undefined> {
  try {
    const record: unknown = JSON.parse(await readText(folder, recordFile(folder)));
    return Array.isArray(record) && record.every(isFailedInteraction) ? record : undefined;
  } catch {
    return undefined;
  }
}

function isFailedInteraction(value: unknown): value is FailedInteraction {
  const { contract, description, states } = Object(value) as Readonly<Record<string, unknown>>;
  return typeof contract === 'string' && typeof description === 'string' && Array.isArray(states);
}

interface LastRun {
  readonly failed: readonly FailedInteraction[];
  readonly ok: boolean;
}

/**
 * Keeps what failed for the next run. A folder for it is made only where the run failed (without `ok`); one that cannot
 * be written is a warning.
 */
export async function writeFailures({ failed, ok }: LastRun, context: CommandContext): Promise<void> {
  const { folder } = context;
  const path = recordFile(folder);
  if (ok && !existsSync(join(folder, 'node_modules')) && !existsSync(join(folder, path))) return;
  try {
    await writeOutputs(folder, [{ path, after: `${JSON.stringify(failed, null, 2)}\n` }]);
    // Version control ignores the folder.
    await writeOutputs(folder, [{ path: join(dirname(path), '.gitignore'), after: '*\n' }]);
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    context.err(`warning: ${error.message}; --failed does not know this run\n`);
  }
}
