import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A package of somebody else, as it is installed. */
export interface Peer {
  readonly folder: string;
  readonly version: string;
  /** Imports what the package exports. */
  readonly load: () => Promise<unknown>;
}

/** The package of the peers that the repository itself does not need. */
export const peersFolder = 'scripts/bench/peers';

/**
 * Finds a package of somebody else: among the peers, or among what the repository itself needs.
 * @throws Error that says how to install it
 */
export function requirePeer(root: string, name: string): Peer {
  const owner = [join(root, peersFolder), root].find((folder) => existsSync(join(folder, 'node_modules', name)));
  if (owner === undefined) throw new Error('not installed: `npm run bench -- --install` does it');
  const folder = join(owner, 'node_modules', name);
  const { version }: { readonly version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { resolve } = createRequire(join(owner, 'package.json'));
  return { folder, version, load: () => import(pathToFileURL(resolve(name)).href) };
}
