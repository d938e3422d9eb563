import { join } from 'node:path';
import { reportBundleCost } from './report-bundle-cost.ts';
import { reportError } from './report-error.ts';

const context = {
  folder: join(import.meta.dirname, '..'),
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
};

process.exitCode = await reportBundleCost('generated/handlers.ts', context).catch((error: unknown) =>
  reportError(error, context),
);
