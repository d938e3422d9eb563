import { optionalPackages } from '../cli/optional-packages.ts';

/** What the package takes over from the repository's package.json. */
export interface RootManifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly type: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

const optional: readonly string[] = Object.values(optionalPackages).flat();

/**
 * The package.json of what is published. Handlers need msw and nothing else; the rest of the dependencies are what every
 * command needs, a few MB together. No `engines`: handlers run wherever msw does, and the command checks Node itself.
 */
export function packageManifest({ name, version, description, license, type, dependencies }: RootManifest) {
  const others = Object.entries(dependencies).filter(([key]) => key !== 'msw');
  const pick = (wanted: boolean) => Object.fromEntries(others.filter(([key]) => optional.includes(key) === wanted));
  const optionalPeers = Object.entries(pick(true)).map(([key, exact]) => [key, `^${exact}`]);
  return {
    name,
    version,
    description,
    license,
    type,
    exports: {
      '.': { types: './scripts/library/facsimile.d.ts', default: './scripts/library/facsimile.js' },
      './handlers': { types: './generated/handlers.d.ts', default: './generated/handlers.js' },
      './types': { types: './generated/types.d.ts', default: './generated/types.js' },
      './runtime': { types: './mocks/runtime/runtime.d.ts', default: './mocks/runtime/runtime.js' },
      './runtime/validation': {
        types: './mocks/runtime/validation.d.ts',
        default: './mocks/runtime/validation.js',
      },
      './testing': { types: './mocks/testing/testing.d.ts', default: './mocks/testing/testing.js' },
      './contract': {
        types: './contracts/vitest/describe-contract.d.ts',
        default: './contracts/vitest/describe-contract.js',
      },
      './record-pact': { types: './contracts/record/record-pact.d.ts', default: './contracts/record/record-pact.js' },
      './pact-run': { types: './contracts/record/global-setup.d.ts', default: './contracts/record/global-setup.js' },
      './openapi.yaml': './spec/openapi.yaml',
      './pacts/*': './generated/pacts/*',
      './package.json': './package.json',
    },
    bin: { facsimile: 'scripts/facsimile.js' },
    sideEffects: false,
    dependencies: pick(false),
    peerDependencies: { msw: '>=2', vitest: '>=3', ...Object.fromEntries(optionalPeers) },
    peerDependenciesMeta: Object.fromEntries(
      ['vitest', ...optionalPeers.map(([name]) => name)].map((name) => [name, { optional: true }]),
    ),
  };
}
