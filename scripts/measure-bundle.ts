import { gzipSync } from 'node:zlib';
import { build } from 'rolldown';

/** A module with all that it imports but msw, as a page loads it. */
export interface MeasuredBundle {
  /** Minified. */
  readonly code: string;
  /** In bytes. */
  readonly minified: number;
  /** In bytes, as a server sends it. */
  readonly gzipped: number;
}

/** Bundles a module for browsers, with everything that it exports. */
export async function measureBundle(path: string): Promise<MeasuredBundle> {
  const { output } = await build({
    input: path,
    external: /^msw(\/|$)/,
    platform: 'browser',
    write: false,
    output: { format: 'esm', minify: true, codeSplitting: false },
  });
  const { code } = output[0];
  return { code, minified: Buffer.byteLength(code), gzipped: gzipSync(code).length };
}
