import { join } from 'node:path';
import { createProcessContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { reportError } from '../cli/report-error.ts';
import { readOptions } from './options.ts';
import { formatLoad, problemsOf } from './report.ts';
import { runLoad } from './run-load.ts';

const context = createProcessContext(join(import.meta.dirname, '../..'));

/** Puts a mock server under load, and prints how it has borne it. @throws CommandFailure where it has not */
async function load(args: readonly string[]): Promise<void> {
  const options = readOptions(args, Date.now());
  const { engine, connections, minutes, seed } = options;
  context.out(`seed ${seed}: ${connections} connections to the engine ${engine} for ${minutes} minutes\n`);
  const result = await runLoad(options);
  context.out(formatLoad(result));
  const problems = problemsOf(result);
  if (problems.length > 0) throw new CommandFailure(`the mock does not bear the load: ${problems.join('; ')}`);
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
process.exitCode = await load(process.argv.slice(2)).then(
  () => 0,
  (error: unknown) => reportError(error, context),
);
