import packageJson from '../../package.json' with { type: 'json' };
import { CommandFailure } from './errors.ts';

/**
 * What only some commands need, and is too big to come along with the handlers: `generate` prints types and compiles
 * validators, `mock` runs Prism, `verify` runs Pact, `compare` its comparator, and what reads
 * a document validates it. Who runs the command of an installed package installs them.
 */
export const optionalPackages = {
  generate: ['ajv', 'ajv-formats', 'openapi-typescript'],
  mock: ['@stoplight/prism-http', 'ajv', 'ajv-formats'],
  verify: ['@pact-foundation/pact-core'],
  document: ['@seriousme/openapi-schema-validator', 'ajv', 'ajv-formats'],
  compare: ['@pactflow/openapi-pact-comparator'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** @throws CommandFailure with the line that installs all that commands or a document need and that is not there. */
export function requirePackages(...users: readonly (keyof typeof optionalPackages)[]): void {
  const needed = new Set<string>(users.flatMap((user) => optionalPackages[user]));
  const missing = [...needed].filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  // The published package.json names them as peers, the repository's as dependencies.
  const { dependencies, peerDependencies } = packageJson as Readonly<Record<string, unknown>>;
  const versions: Readonly<Record<string, string>> = Object.assign({}, dependencies, peerDependencies);
  const wanted = missing.map((name) => `${name}@${versions[name]}`).join(' ');
  const words = users.map((user) => (user === 'document' ? 'an OpenAPI document' : `\`${user}\``)).join(' and ');
  const verb = users.length === 1 ? 'needs' : 'need';
  throw new CommandFailure(`${words} ${verb} packages that are not here: npm install --save-dev ${wanted}`);
}

/** What a command needs, and what the document needs that it is given, if it is given one. */
export function requirePackagesFor(
  command: keyof typeof optionalPackages,
  { document }: { readonly document?: string | undefined },
): void {
  if (document === undefined) requirePackages(command);
  else requirePackages(command, 'document');
}

function isInstalled(name: string): boolean {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}
