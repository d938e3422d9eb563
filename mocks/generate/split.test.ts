import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getResponse, type HttpHandler } from 'msw';
import { describe, expect, test } from 'vitest';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { compileMockApi } from '../build/compile-validators.ts';
import { libraryDocument } from '../build/library-document.fixture.ts';
import { emitMocks } from './generate.ts';
import { InstalledFolder } from './installed-folder.fixture.ts';
import { plainLayout } from './layout.ts';
import { nameFiles } from './tag-files.ts';
import { oddTags, taggedDocument } from './tags-document.fixture.ts';

const layout = { ...plainLayout, split: 'tags' } as const;

async function write(folder: InstalledFolder, document: OpenApiDocument): Promise<readonly string[]> {
  return folder.write(await emitMocks(document, layout));
}

describe('files of tags', () => {
  test('are named by words in small letters', () => {
    expect([...nameFiles(['Add commands', 'user: delta', 'codes-of-conduct', '日本 語']).values()]).toEqual([
      'add-commands',
      'user-delta',
      'codes-of-conduct',
      '日本-語',
    ]);
  });

  test('have safe names, of which no two differ in case only', () => {
    const names = [...nameFiles(oddTags).values()];
    expect(names).toEqual([
      'trips',
      'trips-2',
      'tag',
      'a-b',
      'tag-2',
      'con-tag',
      'class',
      'shared-2',
      'handlers',
      'größe-n-1',
    ]);
    expect(nameFiles(['x'.repeat(300)]).get('x'.repeat(300))).toHaveLength(60);
  });

  test('hold what only their operations use; what several tags use is in a shared one', async () => {
    const files = await emitMocks(taggedDocument(['ships', 'trains']), layout);
    expect(files.map(({ path }) => path).toSorted()).toEqual([
      'factories.ts',
      'handlers.ts',
      'handlers/shared.ts',
      'handlers/ships.ts',
      'handlers/trains.ts',
      'handlers/untagged.ts',
      'response-validators.ts',
      'response-validators/shared.ts',
      'response-validators/ships.ts',
      'response-validators/trains.ts',
      'response-validators/untagged.ts',
      'schemas.ts',
      'types.ts',
      'validators.ts',
      'validators/shared.ts',
      'validators/ships.ts',
      'validators/trains.ts',
      'validators/untagged.ts',
    ]);
    const holders = (text: string) =>
      files.flatMap((file) =>
        file.text.includes(text) && !['types.ts', 'factories.ts'].includes(file.path) ? [file.path] : [],
      );
    expect(holders('only 0')).toEqual(['validators/ships.ts', 'response-validators/ships.ts']);
    expect(holders('[A-Z]{3}')).toEqual(['validators/shared.ts', 'response-validators/shared.ts']);
  });
});

describe('more than 50 operations', () => {
  const tags = (number: number) => Array.from({ length: number }, (_, at) => `tag ${at}`);

  test('of several tags are split', async () => {
    const count = async (tags: readonly string[]) => (await emitMocks(taggedDocument(tags))).length;
    expect(await count(tags(48))).toBe(6);
    expect(await count(tags(49))).toBeGreaterThan(49);
    expect(await count(tags(49).map(() => 'one'))).toBe(6);
  });

  test('are found by an index, for which the few of a tag do not pay', async () => {
    const files = [...(await emitMocks(taggedDocument(tags(49)))), ...(await emitMocks(taggedDocument(tags(48))))];
    expect(files.filter(({ text }) => text.includes('narrowOperations')).map(({ path }) => path)).toEqual([
      'handlers.ts',
    ]);
    using folder = new InstalledFolder();
    await write(folder, taggedDocument(tags(49)));
    const { handlers } = await folder.import('handlers.ts');
    if (!Array.isArray(handlers)) throw new Error('there are no handlers');
    const put = (path: string) =>
      new Request(`https://trips.example.com${path}`, {
        method: 'PUT',
        body: '{}',
        headers: { 'Content-Type': 'application/json' },
      });
    expect((await getResponse(handlers, put('/things48/1')))?.status).toBe(200);
    expect((await getResponse(handlers, put('/things48/1/2')))?.status).toBe(404);
  });
});

describe.each([
  ['tags that are no names of files', taggedDocument()],
  ['a small API', libraryDocument],
])('the split code of %s', (_name, document) => {
  test('type-checks strictly, with no import that nothing uses', async () => {
    using folder = new InstalledFolder();
    const files = await write(folder, document);
    const compilerOptions = {
      ...{ strict: true, noUnusedLocals: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: true },
      ...{ target: 'ES2022', lib: ['ES2024', 'DOM', 'DOM.Iterable'], module: 'NodeNext', types: [] },
      ...{ allowImportingTsExtensions: true, verbatimModuleSyntax: true },
    };
    writeFileSync(join(folder.path, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    expect(spawnSync('tsc', ['--project', folder.path], { encoding: 'utf8' }).stdout).toBe('');
  });

  test('has the operations that a server compiles from the document, in their order', async () => {
    using folder = new InstalledFolder();
    await write(folder, document);
    const { api } = await folder.import('handlers.ts');
    expect(comparable(api)).toEqual(comparable(compileMockApi(document)));
  });

  test('exports the validators of the code that is not split', async () => {
    using folder = new InstalledFolder();
    using whole = new InstalledFolder();
    await write(folder, document);
    whole.write(await emitMocks(document, { ...layout, split: 'none' }));
    for (const path of ['validators.ts', 'response-validators.ts'])
      expect(Object.keys(await folder.import(path)).toSorted()).toEqual(
        Object.keys(await whole.import(path)).toSorted(),
      );
  });
});

describe('a page', () => {
  test('loads the operations of the tags that it imports, from their files or from the one that has all', async () => {
    using folder = new InstalledFolder();
    await write(folder, taggedDocument(['ships', 'trains', 'planes']));
    for (const path of ['handlers/trains.ts', 'handlers.ts']) {
      const bundle = await folder.bundle(path, 'trains');
      for (const own of ['"put_1"', '"post_both"', 'only 1']) expect(bundle, path).toContain(own);
      for (const others of ['"put_0"', '"put_2"', '"post_none"', 'only 0', 'only 2'])
        expect(bundle, path).not.toContain(others);
    }
    expect(await folder.bundle('handlers.ts', 'handlers')).toContain('only 2');
  });
});

describe('the handlers of a tag', () => {
  const url = 'https://trips.example.com';
  const request = (path: string, body: unknown = {}) =>
    new Request(`${url}${path}`, {
      method: path === '/both' ? 'POST' : 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });

  test('answer its operations, and leave others to the next handler', async () => {
    using folder = new InstalledFolder();
    await write(folder, taggedDocument(['ships', 'trains']));
    const { createHandlers } = await folder.import('handlers/ships.ts');
    const handlers = callable(createHandlers)();
    expect((await getResponse(handlers, request('/things0/1')))?.status).toBe(200);
    expect((await getResponse(handlers, request('/things0/1', { only: 'other' })))?.status).toBe(400);
    expect((await getResponse(handlers, request('/both')))?.status).toBe(200);
    expect(await getResponse(handlers, request('/things1/1'))).toBeUndefined();
  });

  test('treat calls as the handlers of the whole API were told to', async () => {
    using folder = new InstalledFolder();
    await write(folder, taggedDocument(['ships', 'trains']));
    const { createHandlers, ships } = await folder.import('handlers.ts');
    callable(createHandlers)({ baseUrl: 'https://proxy.example.com' });
    const { handlers } = Object(ships);
    expect(await getResponse(handlers, request('/things0/1'))).toBeUndefined();
    const proxied = new Request('https://proxy.example.com/things0/1', request('/things0/1'));
    expect((await getResponse(handlers, proxied))?.status).toBe(200);
  });
});

function callable(value: unknown): (...values: readonly unknown[]) => HttpHandler[] {
  if (typeof value !== 'function') throw new Error('this is not a function');
  return (...values) => value(...values);
}

/** Data as text: functions have no order to compare. */
function comparable(api: unknown): unknown {
  return JSON.parse(JSON.stringify(api, (_key, value) => (value instanceof RegExp ? String(value) : value)));
}
