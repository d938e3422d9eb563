import { join } from 'node:path';
import { createProcessContext } from '../cli/context.ts';
import { reportError } from '../cli/report-error.ts';
import { reportBundleCost } from './measure-bundle.ts';

const context = createProcessContext(join(import.meta.dirname, '../..'));

process.exitCode = await reportBundleCost('generated/handlers.ts', context).catch((error: unknown) =>
  reportError(error, context),
);
