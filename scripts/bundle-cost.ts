import { join } from 'node:path';
import { createProcessContext } from './create-context.ts';
import { reportBundleCost } from './report-bundle-cost.ts';
import { reportError } from './report-error.ts';

const context = createProcessContext(join(import.meta.dirname, '..'));

process.exitCode = await reportBundleCost('generated/handlers.ts', context).catch((error: unknown) =>
  reportError(error, context),
);
