import { join } from 'node:path';
import { createProcessContext } from '../cli/context.ts';
import { reportError } from '../cli/report-error.ts';
import { runExamples } from './run-examples.ts';

const context = createProcessContext(join(import.meta.dirname, '../..'));

process.exitCode = await runExamples(process.argv.slice(2), context).then(
  (passed) => (passed ? 0 : 1),
  (error: unknown) => reportError(error, context),
);
