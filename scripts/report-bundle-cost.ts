import { join } from 'node:path';
import type { CommandContext } from './command-context.ts';
import { measureBundle } from './measure-bundle.ts';

/** What handlers, validators and runtime may cost a page, gzipped and without msw, in bytes. */
export const bundleLimit = 8 * 1024;

/** Prints what a module costs a page that loads it. Gives the exit code: 1 where that is too much. */
export async function reportBundleCost(path: string, { folder, out, err }: CommandContext): Promise<number> {
  const { minified, gzipped } = await measureBundle(join(folder, path));
  out(`${path} with all that it imports but msw: ${minified} bytes, minified; ${gzipped} of ${bundleLimit}, gzipped\n`);
  if (gzipped <= bundleLimit) return 0;
  err(`bundle-cost: ${gzipped - bundleLimit} bytes too many: see what ${path} imports\n`);
  return 1;
}
