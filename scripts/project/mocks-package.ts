import type { PackageConfig } from './config.ts';

const usualDescription = 'MSW handlers, types, validators and contracts of an API.';

/** The package.json of a package of mocks: it needs nothing but msw. */
export function mocksManifest(wanted: PackageConfig, modules: readonly string[]) {
  const { name, version, license, description = usualDescription } = wanted;
  const entry = (module: string) => ({ types: `./${module}.d.ts`, default: `./${module}.js` });
  return {
    name,
    version,
    description,
    ...(license !== undefined && { license }),
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20' },
    exports: {
      '.': entry('handlers'),
      ...Object.fromEntries(modules.map((module) => [`./${module}`, entry(module)])),
      './openapi.yaml': './openapi.yaml',
      './pacts/*': './pacts/*',
      './package.json': './package.json',
    },
    peerDependencies: { msw: '>=2' },
  };
}

/** The README of a package of mocks. */
export function mocksReadme({ name, description = usualDescription }: PackageConfig): string {
  return `# ${name}

${description} Made by \`facsimile pack\`.

\`\`\`ts
import { createHandlers, handlers } from '${name}/handlers';
import * as factories from '${name}/factories';
import * as schemas from '${name}/schemas';
import { failOnViolations } from '${name}/testing';
import type { components } from '${name}/types';
\`\`\`

\`factories\` make bodies for tests, \`schemas\` are the validators as Standard Schemas.

The handlers need \`msw\` (2 or 3) and nothing else; they run in browsers and on Node 20 and later. The document is
\`${name}/openapi.yaml\`, the contracts are \`${name}/pacts/*\`.
`;
}
