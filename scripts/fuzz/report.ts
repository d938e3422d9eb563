import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprintOf } from '../../spec/standards/fingerprint.ts';
import type { Failure } from './failure.ts';
import type { TargetResult } from './run-fuzz.ts';

/** The most that memory may grow while a target is run, in bytes. */
export const mostGrowth = 64 * 2 ** 20;

/** What a target has been given, in a line: `pages: 1000 inputs in 3 s (330 a second), 0 failed, 0 causes`. */
export function formatResult({ name, inputs, failed, failures, time, growth }: TargetResult): string {
  const rate = Math.round((inputs / time) * 1000);
  const memory = `memory ${growth < 0 ? '' : '+'}${Math.round(growth / 2 ** 20)} MiB`;
  const causes = failures.size === 1 ? '1 cause' : `${failures.size} causes`;
  return `${name}: ${inputs} inputs in ${Math.round(time / 1000)} s (${rate} a second), ${failed} failed (${causes}), ${memory}`;
}

/** What is wrong with an input, and what finds it again. */
export function formatFailure({ target, message, stack, command }: Failure, file: string): string {
  const frames = stack.split('\n').slice(1, 4);
  return [`${target}: ${message}`, ...frames, `  case: ${file}`, `  again: ${command}`].join('\n');
}

/** Writes the case of a failure to a folder; gives the file. */
export async function keepCase(failure: Failure, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${failure.target}-${fingerprintOf([failure.cause])}.json`);
  await writeFile(file, `${JSON.stringify(failure, null, 2)}\n`);
  return file;
}
