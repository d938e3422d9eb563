import { join } from 'node:path';
import { reportError } from '../report-error.ts';
import { runBench } from './run-bench.ts';

const context = {
  folder: join(import.meta.dirname, '../..'),
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
};

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
process.exitCode = await runBench(process.argv.slice(2), context).then(
  () => 0,
  (error: unknown) => reportError(error, context),
);
