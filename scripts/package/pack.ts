import { join, relative } from 'node:path';
import { checkOutputs } from '../actions/generate.ts';
import { createProcessContext } from '../cli/context.ts';
import { reportError } from '../cli/report-error.ts';
import { buildPackages } from './build-package.ts';

const folder = join(import.meta.dirname, '../..');
const context = createProcessContext(folder);

try {
  await checkOutputs(context);
  const { tool, mocks } = await buildPackages(folder, join(folder, 'dist'));
  for (const tarball of [tool, mocks]) context.out(`${relative(folder, tarball)}\n`);
} catch (error) {
  process.exitCode = reportError(error, context);
}
