import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync, Visitor } from 'rolldown/utils';
import { describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '..');

const microsoft = 'spec/readers/microsoft';

/**
 * What each room, a folder of source files, may import besides itself. Every room may import `spec/standards`, which
 * imports nothing.
 */
const arrows: Readonly<Record<string, readonly string[]>> = {
  'spec/standards': [],
  'spec/source': [],
  'spec/diagnostics': ['spec/diagnostics/catalogue', 'spec/source'],
  'spec/diagnostics/catalogue': ['spec/source'],
  'spec/diagnostics/formats': ['spec/diagnostics', 'spec/diagnostics/catalogue', 'spec/source'],
  'spec/markdown': ['spec/source'],
  'spec/ir': ['spec/diagnostics', 'spec/source'],
  'spec/readers': ['spec/ir', 'spec/markdown', 'spec/diagnostics', 'spec/source'],
  [`${microsoft}/page`]: ['spec/readers', 'spec/markdown', 'spec/diagnostics', 'spec/source'],
  [`${microsoft}/lines`]: rooms(microsoft, ['page'], ['spec/markdown', 'spec/diagnostics', 'spec/source']),
  [`${microsoft}/types`]: rooms(microsoft, ['page'], ['spec/ir', 'spec/markdown', 'spec/diagnostics', 'spec/source']),
  [`${microsoft}/samples`]: rooms(
    microsoft,
    ['page', 'lines', 'types'],
    ['spec/ir', 'spec/markdown', 'spec/diagnostics', 'spec/source'],
  ),
  [`${microsoft}/operations`]: rooms(
    microsoft,
    ['page', 'lines', 'types', 'samples'],
    ['spec/ir', 'spec/markdown', 'spec/diagnostics', 'spec/source'],
  ),
  [`${microsoft}/bodies`]: rooms(
    microsoft,
    ['page', 'types', 'samples', 'operations'],
    ['spec/ir', 'spec/markdown', 'spec/diagnostics', 'spec/source'],
  ),
  [microsoft]: rooms(
    microsoft,
    ['page', 'lines', 'types', 'samples', 'operations', 'bodies'],
    ['spec/readers', 'spec/ir', 'spec/markdown', 'spec/diagnostics', 'spec/source'],
  ),
  'spec/readers/hashicorp': ['spec/readers', 'spec/ir', 'spec/markdown', 'spec/diagnostics', 'spec/source'],
  'spec/emit': ['spec/ir', 'spec/openapi', 'spec/source'],
  'spec/openapi': ['spec/diagnostics', 'spec/source'],
  'spec/openapi/values': ['spec/openapi'],
  'spec/openapi/media-types': ['spec/openapi', 'spec/openapi/values'],
  'spec/openapi/load': [
    'spec/openapi',
    'spec/openapi/values',
    'spec/openapi/media-types',
    'spec/diagnostics',
    'spec/source',
  ],
  'spec/diff': ['spec/openapi', 'spec/openapi/values', 'spec/source'],
  'spec/diff/formats': ['spec/diff', 'spec/diagnostics', 'spec/openapi', 'spec/source'],
  spec: [
    'spec/readers',
    microsoft,
    'spec/readers/hashicorp',
    'spec/ir',
    'spec/emit',
    'spec/openapi',
    'spec/diagnostics',
    'spec/source',
  ],
  'mocks/engine': [],
  'mocks/engine/parameters': ['mocks/engine'],
  'mocks/engine/media-types': ['mocks/engine', 'mocks/engine/parameters'],
  'mocks/behaviors': ['mocks/engine'],
  'mocks/build': [
    'mocks/engine/parameters',
    'mocks/engine/media-types',
    'mocks/engine',
    'spec/openapi',
    'spec/openapi/values',
    'spec/openapi/media-types',
    'spec/source',
  ],
  'mocks/msw': ['mocks/behaviors', 'mocks/engine'],
  'mocks/bodies': ['mocks/engine'],
  'mocks/runtime': [
    'mocks/bodies',
    'mocks/msw',
    'mocks/behaviors',
    'mocks/engine/parameters',
    'mocks/engine/media-types',
    'mocks/engine',
  ],
  'mocks/testing': ['mocks/engine', 'mocks/msw'],
  'mocks/server': ['mocks/build', 'mocks/behaviors', 'mocks/engine', 'spec/openapi', 'spec/source'],
  'mocks/generate': ['mocks/build', 'mocks/engine', 'spec/openapi', 'spec/openapi/values', 'spec/source'],
  'contracts/pact': ['spec/openapi', 'spec/source'],
  'contracts/http': ['contracts/pact', 'spec/source'],
  'contracts/generate': [
    'contracts/pact',
    'spec/openapi',
    'spec/openapi/values',
    'spec/openapi/media-types',
    'spec/source',
  ],
  'contracts/compare': ['contracts/generate', 'contracts/pact', 'spec/openapi', 'spec/openapi/values', 'spec/source'],
  'contracts/impact': [
    'contracts/compare',
    'contracts/generate',
    'contracts/pact',
    'spec/diff',
    'spec/openapi',
    'spec/openapi/values',
    'spec/source',
  ],
  'contracts/coverage': ['contracts/generate', 'contracts/pact', 'spec/openapi', 'spec/openapi/values', 'spec/source'],
  'contracts/record': [
    'contracts/generate',
    'contracts/pact',
    'spec/openapi',
    'spec/openapi/values',
    'spec/openapi/media-types',
    'spec/openapi/load',
    'spec/diagnostics/formats',
    'spec/source',
  ],
  'contracts/handlers': [
    'contracts/generate',
    'contracts/record',
    'contracts/verify',
    'contracts/http',
    'spec/openapi',
    'spec/openapi/values',
  ],
  'contracts/verify': ['contracts/http', 'contracts/pact', 'spec/source'],
  'contracts/reports': ['contracts/verify', 'contracts/http', 'contracts/pact', 'spec/source'],
  'contracts/vitest': ['contracts/reports', 'contracts/verify', 'contracts/http', 'contracts/pact', 'spec/source'],
  'contracts/broker': ['contracts/verify', 'contracts/http', 'contracts/pact', 'spec/source'],
  'contracts/reference': [],
  'contracts/reference/mutants': ['contracts/reference'],
  'contracts/reference/frameworks': ['contracts/reference'],
  generated: ['mocks/runtime'],
  'scripts/cli': ['contracts/broker', 'package.json'],
  'scripts/project': ['scripts/cli', 'spec', 'mocks', 'contracts', 'package.json'],
  'scripts/outputs': ['scripts/project', 'scripts/cli', 'spec', 'mocks', 'contracts', 'package.json'],
  'scripts/parity': ['scripts/cli', 'scripts/project', 'spec', 'mocks', 'contracts'],
  'scripts/exports': ['spec', 'mocks', 'contracts', 'package.json'],
  'scripts/report': ['spec', 'mocks', 'contracts'],
  'scripts/actions': [
    'scripts/exports',
    'scripts/report',
    'scripts/parity',
    'scripts/outputs',
    'scripts/project',
    'scripts/cli',
    'spec',
    'mocks',
    'contracts',
    'package.json',
  ],
  'scripts/library': ['scripts/actions', 'scripts/project', 'scripts/cli', 'spec', 'mocks', 'contracts'],
  'scripts/commands': [
    'scripts/actions',
    'scripts/exports',
    'scripts/outputs',
    'scripts/project',
    'scripts/cli',
    'spec',
    'contracts/http',
  ],
  scripts: ['scripts/commands', 'scripts/actions', 'scripts/project', 'scripts/cli', 'package.json'],
  'scripts/bench': [
    'scripts/testing',
    'scripts/package',
    'scripts/project',
    'scripts/cli',
    'spec',
    'mocks',
    'contracts',
  ],
  'scripts/fuzz': ['scripts/actions', 'scripts/project', 'scripts/cli', 'spec', 'mocks', 'contracts'],
  'scripts/load': ['scripts/fuzz', 'scripts/parity', 'scripts/cli', 'spec', 'mocks'],
  'scripts/mutants': ['scripts/outputs', 'scripts/project', 'scripts/cli', 'spec', 'mocks', 'contracts'],
  'scripts/package': ['scripts/actions', 'scripts/project', 'scripts/cli', 'spec', 'package.json'],
  'scripts/examples': ['scripts/package', 'scripts/parity', 'scripts/testing', 'scripts/cli'],
  'scripts/testing': ['scripts', 'scripts/cli', 'spec', 'mocks', 'contracts', 'package.json'],
};

/** The rooms of the lower half of the house are open as a whole to those above them. */
const wholes = ['spec', 'mocks', 'contracts', 'scripts/parity', 'scripts/testing'];

/** The rooms that reach disk, sockets or processes, besides those under `scripts`. */
const outside = [
  'http',
  'verify',
  'vitest',
  'broker',
  'record',
  'reference',
  'reference/mutants',
  'reference/frameworks',
].map((room) => `contracts/${room}`);
outside.push('mocks/server');

/** The reference provider and its mutants are a test rig: tests, parity and mutants use it, and nobody else. */
const rig = 'contracts/reference';

/** The examples are projects of their own, which import the packages. */
const files = ['spec', 'mocks', 'contracts', 'generated', 'scripts']
  .flatMap((folder) =>
    globSync(`${folder}/**/*.{ts,js}`, { cwd: root, exclude: ['**/node_modules'] }).map((path) =>
      path.replaceAll('\\', '/'),
    ),
  )
  .filter((path) => !/^(mocks|contracts)\/examples\//.test(path));
const sources = files.filter((path) => !/\.(test(-d)?|fixture)\.ts$/.test(path) && !path.endsWith('.d.ts'));

/** The room of a file: its folder, or the nearest folder around it that is a room, as for the parts of scripts/parity. */
function roomOf(path: string): string {
  let folder = posix.dirname(path);
  while (!Object.hasOwn(arrows, folder) && folder.includes('/')) folder = posix.dirname(folder);
  return folder;
}

function rooms(parent: string, names: readonly string[], further: readonly string[]): readonly string[] {
  return [...names.map((name) => `${parent}/${name}`), ...further];
}

/** What a module imports by name: values and types, what it exports again, and what it imports as it runs. */
function readImports(path: string, text: string): readonly string[] {
  const names: string[] = [];
  const add = ({ source }: { readonly source: object | null }) => {
    if (source !== null && 'value' in source) names.push(String(source.value));
  };
  const { program } = parseSync(path, text);
  new Visitor({
    ImportDeclaration: add,
    ExportNamedDeclaration: add,
    ExportAllDeclaration: add,
    ImportExpression: add,
    TSImportType: add,
  }).visit(program);
  return names;
}

/** The texts and regular expressions in a module, without its comments and imports. */
function readLiterals(path: string, text: string): readonly string[] {
  const literals: string[] = [];
  const imported = readImports(path, text);
  const add = ({ start, end }: { readonly start: number; readonly end: number }) => {
    const literal = text.slice(start, end);
    if (!imported.includes(literal.slice(1, -1))) literals.push(literal);
  };
  const { program } = parseSync(path, text);
  new Visitor({ Literal: add, TemplateElement: add }).visit(program);
  return literals;
}

const importsByFile = new Map(
  files.map((path) => [
    path,
    readImports(path, readFileSync(join(root, path), 'utf8')).map((name) =>
      name.startsWith('.') ? posix.join(posix.dirname(path), name) : ownSource(name),
    ),
  ]),
);

/** The source that a name of this package stands for, such as `facsimile/runtime`; other names as they are. */
function ownSource(name: string): string {
  const own: Readonly<Record<string, string>> = packageJson.exports;
  return own[name.replace(/^facsimile(?=\/|$)/, '.')]?.replace('./', '') ?? name;
}

function importsOf(path: string): readonly string[] {
  return importsByFile.get(path) ?? [];
}

function isLocal(imported: string): boolean {
  return /^(spec|mocks|contracts|generated|scripts)\//.test(imported);
}

/** Whether a file of one room may import a file. */
function isAllowed(room: string, imported: string): boolean {
  const target = imported === 'package.json' ? imported : roomOf(imported);
  if (target === room || target === 'spec/standards') return true;
  return (arrows[room] ?? []).some(
    (open) =>
      open === target || (room.startsWith('scripts/') && wholes.includes(open) && target.startsWith(`${open}/`)),
  );
}

function reachableFrom(path: string): readonly string[] {
  const reached = new Set([path]);
  for (const file of reached) {
    for (const imported of importsOf(file)) if (importsByFile.has(imported)) reached.add(imported);
  }
  return [...reached];
}

/** Rooms that import each other in a circle, each with the imports that close it. */
function circlesOf(edges: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const reaches = (from: string, to: string) => {
    const reached = new Set(edges.get(from));
    for (const room of reached) for (const further of edges.get(room) ?? []) reached.add(further);
    return reached.has(to);
  };
  return [...edges].flatMap(([room, targets]) =>
    [...targets].filter((target) => reaches(target, room)).map((target) => `${room} -> ${target}`),
  );
}

describe('the arrows of the house', () => {
  test('imports of every kind are read', () => {
    const text = `
      import type { A } from './a.ts';
      import { type B } from './b.ts';
      import './c.ts';
      export * from './d.ts';
      export type { E } from './e.ts';
      export const f = await import('./f.ts');
      export let g: import('./g.ts').G;
    `;
    expect(readImports('text.ts', text)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `./${name}.ts`));
  });

  test('each folder with sources is a room, and each room is there', () => {
    expect(sources.map(roomOf).filter((room) => !Object.hasOwn(arrows, room))).toEqual([]);
    expect(Object.keys(arrows).filter((room) => !existsSync(join(root, room)))).toEqual([]);
  });

  test('the README of each room says in at most 15 lines what it is, and names what it may import', () => {
    const readmes = Object.keys(arrows).filter((room) => room !== 'generated');
    const wrong = readmes.flatMap((room) => {
      const path = join(root, room, 'README.md');
      const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
      const [, list = ''] = /^Imports: ([\s\S]*)\.$/m.exec(text) ?? [];
      const named = [...list.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
      const allowed = [...(room === 'spec/standards' ? [] : ['spec/standards']), ...(arrows[room] ?? [])];
      const missing = allowed.filter((name) => name !== 'package.json' && !named.includes(name));
      const further = named.filter((name) => !allowed.includes(name));
      const lines = text.trimEnd().split('\n').length;
      const problems = [
        ...(text.startsWith(`# ${room}\n`) ? [] : ['has no heading']),
        ...(lines > 15 ? [`has ${lines} lines`] : []),
        ...missing.map((name) => `does not name ${name}`),
        ...further.map((name) => `names ${name}`),
      ];
      return problems.map((problem) => `${room}/README.md ${problem}`);
    });
    expect(wrong).toEqual([]);
  });

  test('each file imports only what its room may, types too', () => {
    const wrong = sources.flatMap((path) =>
      importsOf(path)
        .filter((imported) => (isLocal(imported) || imported === 'package.json') && !isAllowed(roomOf(path), imported))
        .map((imported) => `${path} imports ${imported}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no rooms import each other in a circle', () => {
    const edges = new Map<string, Set<string>>();
    for (const path of sources) {
      const room = posix.dirname(path);
      const targets = importsOf(path).filter(isLocal).map(posix.dirname);
      const all = edges.get(room) ?? new Set();
      for (const target of targets) if (target !== room) all.add(target);
      edges.set(room, all);
    }
    expect(circlesOf(edges)).toEqual([]);
  });

  test('nothing imports scripts, tests neither', () => {
    const wrong = files.filter(
      (path) => !path.startsWith('scripts/') && importsOf(path).some((imported) => imported.startsWith('scripts/')),
    );
    expect(wrong).toEqual([]);
  });

  test('the command loads nothing that is generated', () => {
    const loaded = reachableFrom('scripts/facsimile.ts');
    expect(loaded).toContain('mocks/generate/generate.ts');
    expect(loaded.filter((path) => path.startsWith('generated/'))).toEqual([]);
  });

  // The query options of OData are a standard (ISO/IEC 20802-1), which several vendors follow.
  const odata = 'mocks/engine/parameters/query-options.ts';

  test('what belongs to one vendor stands in the reader of its format, or in the test rig', () => {
    const wrong = sources
      .filter(
        (path) =>
          path !== odata && [`${microsoft}/`, `${rig}/`, 'generated/'].every((folder) => !path.startsWith(folder)),
      )
      .flatMap((path) => readLiterals(path, readFileSync(join(root, path), 'utf8')).map((text) => `${path}: ${text}`))
      .filter((literal) => /microsoft\.|msgraph|odata|blockType|PageType|devicesId/i.test(literal));
    expect(wrong).toEqual([]);
  });

  test('spec is pure: it imports nothing of Node', () => {
    const wrong = sources.filter(
      (path) => path.startsWith('spec/') && importsOf(path).some((imported) => imported.startsWith('node:')),
    );
    expect(wrong).toEqual([]);
  });

  test('a document is what a loader has checked, and never declared to be one', () => {
    const wrong = files.filter(
      (path) =>
        !path.startsWith('spec/openapi/load/') &&
        /\bas\s+OpenApiDocument\b/.test(readFileSync(join(root, path), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  test('disk, sockets and processes are in the rooms for them alone', () => {
    const reaching = /^node:(fs|net|tls|http|https|http2|dgram|child_process|worker_threads)(\/|$)/;
    const wrong = sources.filter(
      (path) =>
        !path.startsWith('scripts/') &&
        !outside.includes(roomOf(path)) &&
        importsOf(path).some((imported) => reaching.test(imported)),
    );
    expect(wrong).toEqual([]);
  });

  test('the test rig is used by parity and mutants alone', () => {
    const users = sources.filter((path) => importsOf(path).some((imported) => imported.startsWith(`${rig}/`)));
    const wrong = users.filter((path) => !/^(contracts\/reference|scripts\/(parity|mutants))\//.test(path));
    expect(wrong).toEqual([]);
  });

  test('the handlers load nothing but msw, the runtime of mocks and what every room may import', () => {
    const loaded = reachableFrom('generated/handlers.ts');
    const packages = new Set(loaded.flatMap(importsOf).filter((imported) => !isLocal(imported)));
    expect([...packages]).toEqual(['msw']);
    const runtime = /^(generated|mocks\/(engine|behaviors|msw|runtime)|spec\/standards)\/|^mocks\/[^/]+$/;
    expect(loaded.filter((path) => !runtime.test(path))).toEqual([]);
  });

  test('every package that the commands and the handlers import is a dependency', () => {
    const loaded = ['scripts/facsimile.ts', 'contracts/verify/pact-worker.ts', 'generated/handlers.ts'].flatMap(
      reachableFrom,
    );
    const packages = loaded
      .flatMap(importsOf)
      .filter((imported) => !isLocal(imported) && !/^(node:|package\.json$)/.test(imported));
    const names = packages.map((imported) => imported.split('/', imported.startsWith('@') ? 2 : 1).join('/'));
    // `pack` loads its bundler when it runs, and says how to install it.
    const known = [...Object.keys(packageJson.dependencies), ...Object.keys(packageJson.imports), 'rolldown'];
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });
});
