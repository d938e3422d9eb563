import { join } from 'node:path';
import { createProcessContext } from '../cli/context.ts';
import { reportError } from '../cli/report-error.ts';
import { runBench } from './run-bench.ts';

const context = createProcessContext(join(import.meta.dirname, '../..'));

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
process.exitCode = await runBench(process.argv.slice(2), context).then(
  () => 0,
  (error: unknown) => reportError(error, context),
);
