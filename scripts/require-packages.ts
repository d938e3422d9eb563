import packageJson from '../package.json' with { type: 'json' };
import { CommandFailure } from './command-failure.ts';
import { optionalPackages } from './optional-packages.ts';

/** @throws CommandFailure with the line that installs what a command needs and is not there. */
export function requirePackages(command: keyof typeof optionalPackages): void {
  const missing = optionalPackages[command].filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  // The published package.json names them as peers, the repository's as dependencies.
  const { dependencies, peerDependencies } = packageJson as Readonly<Record<string, unknown>>;
  const versions: Readonly<Record<string, string>> = Object.assign({}, dependencies, peerDependencies);
  const wanted = missing.map((name) => `${name}@${versions[name]}`);
  throw new CommandFailure(
    `\`${command}\` needs packages that are not here: npm install --save-dev ${wanted.join(' ')}`,
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
