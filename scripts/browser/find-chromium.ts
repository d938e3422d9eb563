import { existsSync } from 'node:fs';
import { env } from 'node:process';

/** A Chromium that can be started, or one line on why there is none. */
export type FoundChromium = { readonly path: string } | { readonly missing: string };

/** Where Chromium is: at `CHROMIUM_PATH`, else where Debian puts it. */
export function findChromium(path = env.CHROMIUM_PATH || '/usr/bin/chromium'): FoundChromium {
  if (existsSync(path)) return { path };
  const advice = 'install it (`apt-get install chromium`) or set CHROMIUM_PATH';
  return { missing: `there is no Chromium at ${path}: ${advice}` };
}
