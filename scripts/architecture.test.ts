import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync, Visitor } from 'rolldown/utils';
import { describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '..');

/** What each folder may import besides itself. Where a path lies in several, the longest counts. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'spec/output-file.ts': [],
  'spec/source-page.ts': [],
  'spec/compile.ts': ['spec/'],
  'spec/source/': [],
  'spec/diagnostics/': ['spec/source/'],
  'spec/page/': ['spec/source/', 'spec/diagnostics/'],
  'spec/model/': ['spec/source/', 'spec/page/', 'spec/diagnostics/', 'spec/source-page.ts'],
  'spec/openapi/': ['spec/source/', 'spec/model/', 'spec/page/', 'spec/diagnostics/'],
  'mocks/': ['spec/source/', 'spec/openapi/', 'spec/output-file.ts'],
  'contracts/': ['spec/source/', 'spec/openapi/', 'spec/output-file.ts'],
  'generated/': ['mocks/'],
  'scripts/': ['spec/', 'mocks/', 'contracts/', 'package.json'],
};

/**
 * The files outside scripts/ that reach disk, network or other processes: the verifier, the provider it is tried on, and
 * what consumers' tests leave behind.
 */
const doors: readonly RegExp[] = [
  /^contracts\/[a-z-]*(provider|verifier)[a-z-]*\.ts$/,
  /^contracts\/recorded-pact-files\.ts$/,
];

const files = ['spec', 'mocks', 'contracts', 'generated', 'scripts'].flatMap((folder) =>
  globSync(`${folder}/**/*.{ts,js}`, { cwd: root }).map((path) => path.replaceAll('\\', '/')),
);
const sources = files.filter((path) => !/\.(test(-d)?|fixture)\.ts$/.test(path) && !path.endsWith('.d.ts'));

function importsOf(path: string): readonly string[] {
  return readImports(path, readFileSync(join(root, path), 'utf8')).map((name) =>
    name.startsWith('.') ? posix.join(posix.dirname(path), name) : name,
  );
}

/** What a module imports by name: values and types, what it exports again, and what it imports as it runs. */
function readImports(path: string, text: string): readonly string[] {
  const names: string[] = [];
  const add = ({ source }: { readonly source: object | null }) => {
    if (source !== null && 'value' in source) names.push(String(source.value));
  };
  const { program } = parseSync(path, text);
  const visitor = new Visitor({
    ImportDeclaration: add,
    ExportNamedDeclaration: add,
    ExportAllDeclaration: add,
    ImportExpression: add,
    TSImportType: add,
  });
  visitor.visit(program);
  return names;
}

function isLocal(imported: string): boolean {
  return /^(spec|mocks|contracts|generated|scripts)\//.test(imported);
}

function folderOf(path: string): string {
  const folders = Object.keys(allowed).filter((one) => path.startsWith(one));
  return folders.toSorted((a, b) => b.length - a.length)[0] ?? '';
}

function reachableFrom(path: string): readonly string[] {
  const reached = [path];
  for (const one of reached) {
    const further = importsOf(one).filter((imported) => isLocal(imported) && files.includes(imported));
    reached.push(...new Set(further.filter((imported) => !reached.includes(imported))));
  }
  return reached;
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

  test('each file imports only what its folder may', () => {
    const wrong = sources.flatMap((path) => {
      const folder = folderOf(path);
      const open = [folder, ...(allowed[folder] ?? [])];
      return importsOf(path)
        .filter((one) => isLocal(one) && !open.some((start) => one.startsWith(start)))
        .map((one) => `${path} imports ${one}`);
    });
    expect(wrong).toEqual([]);
  });

  test('nothing imports scripts, tests neither', () => {
    const wrong = files.filter(
      (path) => !path.startsWith('scripts/') && importsOf(path).some((one) => /^scripts\//.test(one)),
    );
    expect(wrong).toEqual([]);
  });

  test('the command loads nothing that is generated', () => {
    const loaded = reachableFrom('scripts/facsimile.ts');
    expect(loaded).toContain('mocks/emit-mocks.ts');
    expect(loaded.filter((path) => path.startsWith('generated/'))).toEqual([]);
  });

  test('spec is pure: it imports nothing of Node', () => {
    const wrong = sources.filter(
      (path) => path.startsWith('spec/') && importsOf(path).some((one) => one.startsWith('node:')),
    );
    expect(wrong).toEqual([]);
  });

  test('disk, sockets and processes are in scripts and in the verifier alone', () => {
    const outside = /^node:(fs|net|tls|dgram|child_process|worker_threads)(\/|$)/;
    const wrong = sources.filter(
      (path) =>
        !path.startsWith('scripts/') &&
        !doors.some((door) => door.test(path)) &&
        importsOf(path).some((one) => outside.test(one)),
    );
    expect(wrong).toEqual([]);
  });

  test('the handlers load nothing but msw, the runtime of mocks and what texts look like', () => {
    const loaded = reachableFrom('generated/handlers.ts');
    const packages = new Set(loaded.flatMap(importsOf).filter((one) => !isLocal(one)));
    expect([...packages]).toEqual(['msw']);
    expect(loaded.filter((path) => !/^(generated|mocks|spec\/source)\//.test(path))).toEqual([]);
  });

  test('every package that the commands and the handlers import is a dependency', () => {
    const loaded = ['scripts/facsimile.ts', 'contracts/verifier-worker.ts', 'generated/handlers.ts'].flatMap(
      reachableFrom,
    );
    const packages = loaded.flatMap(importsOf).filter((one) => !isLocal(one) && !/^(node:|package\.json$)/.test(one));
    const names = packages.map((one) => one.split('/', one.startsWith('@') ? 2 : 1).join('/'));
    expect(names.filter((name) => !(name in packageJson.dependencies))).toEqual([]);
  });
});
