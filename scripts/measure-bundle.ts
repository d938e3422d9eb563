import { gzipSync } from 'node:zlib';
import { build } from 'rolldown';
import { entryModule } from './entry-module.ts';

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
    external: /^msw(\/|$)/,
    platform: 'browser',
    write: false,
    output: { format: 'esm', minify: true, codeSplitting: false },
    plugins: [entryModule('page', `export ${imported} from ${JSON.stringify(path)};`)],
  });
  const { code } = output[0];
  return { code, minified: Buffer.byteLength(code), gzipped: gzipSync(code).length };
}
