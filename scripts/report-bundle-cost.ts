import { join } from 'node:path';
import type { CommandContext } from './command-context.ts';
import { measureBundle } from './measure-bundle.ts';

/** What handlers, validators and runtime may cost a page, gzipped and without msw, in bytes. */
export const bundleLimit = 8 * 1024;

/** Prints what a module that exports `handlers` costs a page. Gives the exit code: 1 where all of it costs too much. */
export async function reportBundleCost(path: string, { folder, out, err }: CommandContext): Promise<number> {
  const handlers = await measureBundle(join(folder, path), 'handlers');
  const all = await measureBundle(join(folder, path));
  out(`${path}, minified, with all that it needs but msw, in bytes:\n`);
  out(`  handlers alone   ${handlers.minified}, gzipped ${handlers.gzipped}\n`);
  out(`  all it exports   ${all.minified}, gzipped ${all.gzipped} of ${bundleLimit}\n`);
  if (all.gzipped <= bundleLimit) return 0;
  err(`bundle-cost: ${all.gzipped - bundleLimit} bytes too many: see what ${path} imports\n`);
  return 1;
}
