import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { compileMockApi } from '../build/compile-validators.ts';
import { libraryDocument } from '../build/library-document.fixture.ts';
import type { MockApi } from '../engine/mock-api.ts';
import { emitMocks } from './generate.ts';
import { unusualNames } from './unusual-names.fixture.ts';

const page: OpenApiDocument = parse(readFileSync(new URL('../../spec/openapi.yaml', import.meta.url), 'utf8'));
const folder = installedFolder();
afterAll(() => rmSync(folder, { recursive: true }));

/** A new folder in which this package is installed. */
function installedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'facsimile-emit-'));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(import.meta.dirname, '../..'), join(folder, 'node_modules/facsimile'), 'junction');
  return folder;
}

/** Writes what was emitted to a folder; gives the files. */
async function write(document: OpenApiDocument, to = folder): Promise<readonly string[]> {
  return (await emitMocks(document)).map(({ path, text }) => {
    const file = join(to, basename(path));
    writeFileSync(file, text);
    return file;
  });
}

describe.each([
  ['the page', page],
  ['another API', libraryDocument],
  ['an API of unusual names', unusualNames],
])('what is emitted for %s', (_name, document) => {
  test('is the same for the same document, and says that it is generated', async () => {
    const files = await emitMocks(document);
    expect(await emitMocks(structuredClone(document))).toEqual(files);
    expect(files.map(({ path }) => path)).toEqual([
      'generated/types.ts',
      'generated/handlers.ts',
      'generated/validators.ts',
      'generated/response-validators.ts',
    ]);
    for (const { text } of files)
      expect(text).toMatch(/^(\/\/ @ts-nocheck\n)?\/\/ Generated from spec\/openapi\.yaml by/);
  });

  test('makes no code at run time and loads none', async () => {
    for (const { text } of await emitMocks(document)) {
      expect(text).not.toMatch(/\brequire\(|\beval\b|new Function/);
    }
  });

  test('leaves the document as it was', async () => {
    const before = structuredClone(document);
    await emitMocks(document);
    expect(document).toEqual(before);
  });

  test('type-checks strictly', async () => {
    const files = await write(document);
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: true,
      target: 'ES2022',
      lib: ['ES2024', 'DOM', 'DOM.Iterable'],
      module: 'NodeNext',
      allowImportingTsExtensions: true,
      verbatimModuleSyntax: true,
      types: [],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    const { stdout } = spawnSync('tsc', ['--project', folder], { encoding: 'utf8' });
    expect(stdout).toBe('');
  });
});

test('the emitted operations are the ones that a server compiles from the document', async () => {
  await write(libraryDocument);
  const emitted: { readonly api: MockApi } = await import(pathToFileURL(join(folder, 'handlers.ts')).href);
  expect(comparable(emitted.api)).toEqual(comparable(compileMockApi(libraryDocument)));
  const validate = emitted.api.operations.find(({ id }) => id === 'update_book')?.body?.contents[0]?.schema?.validate;
  expect(validate?.({ title: 'Emma', printed: '2024-02-29T12:00:00Z' })).toBe(true);
  expect(validate?.({ title: 'Emma', printed: '2023-02-29T12:00:00Z' })).toBe(false);
});

test('names pages in camel case, and knows their responses and operations', async () => {
  const handlers = (await emitMocks(libraryDocument)).find(({ path }) => path.endsWith('handlers.ts'))?.text ?? '';
  expect(handlers).toContain(
    'export const getABook = /* @__PURE__ */ createPage<Responses["Get a book"], "count_books" | "get_book">(api, "Get a book");',
  );
});

test('types the body of each response by its status: one type for operations that share a schema', async () => {
  const types = (await emitMocks(libraryDocument)).find(({ path }) => path.endsWith('types.ts'))?.text ?? '';
  const responses = types.slice(types.indexOf('  "Change a book": {'), types.indexOf('  "Read a page": {'));
  expect(responses).toBe(
    `  "Change a book": {
    "noContent": { status: 204; body: undefined };
    "book": { status: 200; body: operations["update_book"]["responses"][200]["content"]["application/json"] };
    "book409": { status: 409; body: operations["update_book"]["responses"][409]["content"]["application/json"] };
  };
`,
  );
});

test('the union of scenarios holds each name of the document once', async () => {
  const types = (await emitMocks(libraryDocument)).find(({ path }) => path.endsWith('types.ts'))?.text ?? '';
  expect(types).toContain('export type ScenarioName = "count" | "accepted" | "book" | "noContent" | "book409" | "ok";');
});

describe('names that every object inherits, or that begin an escape', () => {
  test('are names of the types as the document spells them', async () => {
    const types = (await emitMocks(unusualNames)).find(({ path }) => path.endsWith('types.ts'))?.text ?? '';
    for (const line of ['"/notes/50%25/{constructor}": {', 'toString: string;', 'valueOf?: number;', '"a%"?: string;'])
      expect(types).toContain(line);
    expect(types).not.toContain('own_');
  });

  test('are properties of a body only where it has them', async () => {
    const folder = installedFolder();
    const files = await write(unusualNames, folder);
    const handlers = files.find((file) => file.endsWith('handlers.ts')) ?? '';
    const emitted: { readonly api: MockApi } = await import(pathToFileURL(handlers).href);
    rmSync(folder, { recursive: true });
    for (const api of [emitted.api, compileMockApi(unusualNames)]) {
      const validate = api.operations[0]?.body?.contents[0]?.schema?.validate;
      expect(validate?.({ toString: 'a' })).toBe(true);
      expect(validate?.({})).toBe(false);
      expect(validate?.({ toString: 'a', valueOf: 'b' })).toBe(false);
      expect(JSON.stringify(api.operations[0]?.scenarios[0]?.body)).toBe(
        '{"toString":"a","__proto__":{"valueOf":1},"%zz":"%"}',
      );
    }
  });
});

/** Data as text: functions have no order to compare. */
function comparable(api: MockApi): unknown {
  return JSON.parse(JSON.stringify(api, (_key, value) => (value instanceof RegExp ? String(value) : value)));
}
