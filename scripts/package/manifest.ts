import { optionalPackages } from '../cli/optional-packages.ts';

/** What the package takes over from the repository's package.json. */
export interface RootManifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly type: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Where the package has the bundle of what prints types. */
export const typesPrinter = 'vendor/openapi-typescript.js';

/** Where the package has the compiled validators of OpenAPI documents. */
export const openApiValidators = 'vendor/openapi-validators.js';

const optional: readonly string[] = Object.values(optionalPackages).flat();

/**
 * The package.json of the tool. Its dependencies are what every command needs, a few MB together; what a single command
 * needs, and what the tests of its users bring, is a peer that may be missing.
 */
export function packageManifest({ name, version, description, license, type, ...root }: RootManifest) {
  const peers = { ...root.devDependencies, ...root.dependencies };
  const bundled = ['openapi-typescript', 'msw', '@seriousme/openapi-schema-validator'];
  const dependencies = Object.entries(root.dependencies).filter(
    ([key]) => !optional.includes(key) && !bundled.includes(key),
  );
  const peerDependencies = {
    msw: '>=2',
    vitest: '>=3',
    ...Object.fromEntries(optional.map((key) => [key, key === 'typescript' ? '>=5.4' : `^${peers[key]}`])),
  };
  return {
    name,
    version,
    description,
    license,
    type,
    engines: { node: '>=22.18' },
    exports: Object.fromEntries(Object.entries(root.exports).map(([key, path]) => [key, builtExport(path)])),
    imports: { '#openapi-typescript': `./${typesPrinter}`, '#openapi-validators': `./${openApiValidators}` },
    bin: { facsimile: 'scripts/facsimile.js' },
    sideEffects: false,
    dependencies: Object.fromEntries(dependencies),
    peerDependencies,
    peerDependenciesMeta: Object.fromEntries(Object.keys(peerDependencies).map((key) => [key, { optional: true }])),
  };
}

/** A source that is exported, as it is built: with its declarations. */
function builtExport(path: string): string | { readonly types: string; readonly default: string } {
  if (!path.endsWith('.ts')) return path;
  return { types: path.replace(/\.ts$/, '.d.ts'), default: path.replace(/\.ts$/, '.js') };
}
