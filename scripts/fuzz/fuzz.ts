import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProcessContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { reportError } from '../cli/report-error.ts';
import type { Failure } from './failure.ts';
import { readOptions } from './options.ts';
import { formatFailure, formatResult, keepCase, mostGrowth } from './report.ts';
import type { TargetResult } from './run-fuzz.ts';
import { targetNames } from './targets/all.ts';
import { runWatched } from './watched-run.ts';

const root = join(import.meta.dirname, '../..');
const context = createProcessContext(root);

/** Throws inputs at all targets, and keeps what fails. @throws CommandFailure where anything did */
async function fuzz(args: readonly string[]): Promise<void> {
  const options = readOptions(args, targetNames, Date.now());
  const problems: Failure[] = [];
  context.out(`seed ${options.seed}\n`);
  const hang = await runWatched(root, options, (result) => {
    context.out(`${formatResult(result)}\n`);
    problems.push(...result.failures.values(), ...growthOf(result, options.seed));
  });
  if (hang !== undefined) problems.push(failureOf(hang.current, options.seed));
  if (problems.length === 0) return;
  const folder = options.keep ?? (await mkdtemp(join(tmpdir(), 'facsimile-fuzz-')));
  const texts = await Promise.all(problems.map(async (each) => formatFailure(each, await keepCase(each, folder))));
  throw new CommandFailure(`${problems.length} failures; their cases are in ${folder}`, `${texts.join('\n\n')}\n\n`);
}

function growthOf({ name, growth, inputs }: TargetResult, seed: number): readonly Failure[] {
  if (growth <= mostGrowth) return [];
  const message = `memory has grown by ${Math.round(growth / 2 ** 20)} MiB`;
  const command = `npm run fuzz -- --target ${name} --seed ${seed} --runs ${inputs}`;
  return [{ target: name, cause: 'memory', message, stack: '', input: [], command }];
}

function failureOf(current: string, seed: number): Failure {
  const command = `npm run fuzz -- --seed ${seed}`;
  const input = [{ path: 'input.json', text: current }];
  return { target: 'hang', cause: 'hang', message: 'an input never ends', stack: '', input, command };
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
process.exitCode = await fuzz(process.argv.slice(2)).then(
  () => 0,
  (error: unknown) => reportError(error, context),
);
