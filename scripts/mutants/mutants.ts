import { join } from 'node:path';
import { reportError } from '../report-error.ts';
import { runMutants } from './run-mutants.ts';

const context = {
  folder: join(import.meta.dirname, '../..'),
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
  terminal: process.stderr.isTTY,
};

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
process.exitCode = await runMutants(process.argv.slice(2), context).then(
  () => 0,
  (error: unknown) => reportError(error, context),
);
