import packageJson from '../../package.json' with { type: 'json' };
import { CommandFailure } from './errors.ts';

/**
 * What only some commands need and not everybody wants to install: `mock` runs Prism, `verify` runs Pact, `compare` its
 * comparator, `pack` a bundler and a compiler. Who runs such a command installs them.
 */
export const optionalPackages = {
  mock: ['@stoplight/prism-http'],
  verify: ['@pact-foundation/pact-core'],
  compare: ['@pactflow/openapi-pact-comparator'],
  pack: ['rolldown', 'typescript'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Packages that need a newer Node than this one. */
const newerNode: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  '@stoplight/prism-http': [24, 18],
};

/** @throws CommandFailure with the line that installs what a command needs and is not there, or the Node that it needs. */
export function requirePackages(user: keyof typeof optionalPackages): void {
  for (const name of optionalPackages[user]) requireNode(user, name);
  const missing = optionalPackages[user].filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  // The published package.json names them as peers, the repository's as dependencies.
  const { dependencies, devDependencies, peerDependencies } = packageJson as Readonly<Record<string, unknown>>;
  const versions: Readonly<Record<string, string>> = Object.assign({}, devDependencies, dependencies, peerDependencies);
  const wanted = missing.map((name) => `'${name}@${versions[name]}'`);
  throw new CommandFailure(`\`${user}\` needs packages that are not here: npm install --save-dev ${wanted.join(' ')}`);
}

function requireNode(user: string, name: string): void {
  const [major, minor] = newerNode[name] ?? [0, 0];
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  throw new CommandFailure(
    `\`${user}\` runs ${name}, which needs Node ${major}.${minor} or newer; this is Node ${process.versions.node}`,
  );
}

function isInstalled(name: string): boolean {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}
