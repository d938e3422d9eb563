import { join, relative } from 'node:path';
import { checkOutputs } from '../actions/generate.ts';
import { createContext } from '../cli/context.ts';
import { reportError } from '../cli/report-error.ts';
import { buildPackage } from './build-package.ts';

const folder = join(import.meta.dirname, '../..');
const context = createContext(folder, {
  out: (text) => console.log(text.trimEnd()),
  err: (text) => console.error(text.trimEnd()),
});

try {
  await checkOutputs(context);
  console.log(relative(folder, await buildPackage(folder, join(folder, 'dist'))));
} catch (error) {
  process.exitCode = reportError(error, context);
}
