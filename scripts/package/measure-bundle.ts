import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'rolldown';
import type { CommandContext } from '../cli/context.ts';
import { entryModule } from '../project/entry-module.ts';

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

/** A module with all that it imports but msw, as a page loads it. */
export interface MeasuredBundle {
  /** Minified. */
  readonly code: string;
  /** In bytes. */
  readonly minified: number;
  /** In bytes, as a server sends it. */
  readonly gzipped: number;
}

/**
 * Bundles what a page imports from a module.
 * @param path the module's absolute path
 * @param names what the page imports; everything where none are given
 */
export async function measureBundle(path: string, ...names: readonly string[]): Promise<MeasuredBundle> {
  const imported = names.length === 0 ? '*' : `{ ${names.join(', ')} }`;
  const { output } = await build({
    input: 'page',
    external: /^(msw(\/|$)|node:)/,
    platform: 'browser',
    write: false,
    output: { format: 'esm', minify: true, codeSplitting: false },
    plugins: [entryModule('page', `export ${imported} from ${JSON.stringify(path)};`)],
  });
  const { code } = output[0];
  return { code, minified: Buffer.byteLength(code), gzipped: gzipSync(code).length };
}
