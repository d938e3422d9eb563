import { join, relative } from 'node:path';
import { buildPackage } from './build-package.ts';
import { createContext } from './create-context.ts';
import { checkOutputs } from './generate-outputs.ts';
import { reportError } from './report-error.ts';

const folder = join(import.meta.dirname, '..');
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
