import { parseSync, Visitor } from 'rolldown/utils';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { emitPacts } from '../../contracts/generate/generate.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { loadDocument } from '../../spec/openapi/load/load.ts';
import { printDocument } from '../../spec/openapi/print.ts';
import { hostileNames } from '../../spec/standards/hostile-names.fixture.ts';
import { compileMockApi } from '../build/compile-validators.ts';
import type { MockApi } from '../engine/mock-api.ts';
import { emitMocks } from './generate.ts';
import { InstalledFolder } from './installed-folder.fixture.ts';

const text = { type: 'string' };

/** An object with own properties alone, `__proto__` among them. */
function record<Value>(entries: readonly (readonly [string, Value])[]): Readonly<Record<string, Value>> {
  return Object.fromEntries(entries);
}

function operation(id: string, changes: object = {}): object {
  return { operationId: id, responses: { 200: { description: 'Done.' } }, ...changes };
}

function json(schema: object, examples = {}): object {
  return { content: { 'application/json': { schema, examples } } };
}

/** A document in which names are those of one kind of thing, each of a thing of its own. */
const documents: Readonly<Record<string, (names: readonly string[]) => object>> = {
  properties: (names) => {
    const properties = record(names.map((name) => [name, text]));
    const schema = { type: 'object', required: names, properties };
    const value = record(names.map((name) => [name, 'a']));
    const responses = {
      200: { description: 'Done.', ...json({ $ref: '#/components/schemas/All' }, { all: { value } }) },
    };
    const body = { required: true, ...json({ $ref: '#/components/schemas/All' }) };
    return {
      paths: { '/a': { post: operation('a', { requestBody: body, responses }) } },
      components: { schemas: { All: schema } },
    };
  },
  'properties and values of samples': (names) => {
    const value = { texts: names, ...record(names.map((name) => [name, name])) };
    const responses = { 200: { description: 'Done.', ...json({ type: 'object' }, { all: { value } }) } };
    return { paths: { '/a': { get: operation('a', { responses }) } } };
  },
  enumerations: (names) => {
    const schema = { type: 'object', properties: { choice: { enum: [...new Set(names)] } } };
    return { paths: { '/a': { post: operation('a', { requestBody: { required: true, ...json(schema) } }) } } };
  },
  schemas: (names) => ({
    paths: record(
      names.map((name, at) => [
        `/a${at}`,
        {
          post: operation(`a${at}`, {
            requestBody: { required: true, ...json({ $ref: `#/components/schemas/${encodeName(name)}` }) },
          }),
        },
      ]),
    ),
    components: { schemas: record(names.map((name) => [name, { type: 'object', properties: { a: text } }])) },
  }),
  'query parameters': (names) => ({
    paths: record(
      names.map((name, at) => [
        `/a${at}`,
        {
          get: operation(`a${at}`, {
            parameters: [{ name, in: 'query', required: true, schema: { type: 'integer' } }],
          }),
        },
      ]),
    ),
  }),
  headers: (names) => ({
    paths: record(
      names.map((name, at) => [
        `/a${at}`,
        {
          get: operation(`a${at}`, {
            parameters: [{ name, in: 'header', required: true, schema: { type: 'integer' } }],
          }),
        },
      ]),
    ),
  }),
  tags: (names) => ({
    paths: record(names.map((name, at) => [`/a${at}`, { get: operation(`a${at}`, { tags: [name] }) }])),
  }),
  'operation ids': (names) => ({ paths: record(names.map((name, at) => [`/a${at}`, { get: operation(name) }])) }),
  paths: (names) => ({ paths: record(names.map((name, at) => [`/a${at}/${name}`, { get: operation(`a${at}`) }])) }),
  'path parameters': (names) => ({
    paths: record(
      names.map((name, at) => [
        `/a${at}/{${name}}`,
        {
          get: operation(`a${at}`, { parameters: [{ name, in: 'path', required: true, schema: { type: 'integer' } }] }),
        },
      ]),
    ),
  }),
  examples: (names) => {
    const examples = record(names.map((name) => [name, { value: { a: name } }]));
    const responses = { 200: { description: 'Done.', ...json({ type: 'object' }, examples) } };
    return { paths: { '/a': { get: operation('a', { responses }) } } };
  },
  words: (names) => ({
    info: { title: names.join(' '), version: names.join(' '), description: names.join('\n') },
    paths: record(
      names.map((name, at) => [`/a${at}`, { get: operation(`a${at}`, { summary: name, description: name }) }]),
    ),
    components: {
      schemas: record(names.map((name, at) => [`A${at}`, { type: 'object', title: name, description: name }])),
    },
  }),
};

function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'));
}

function load(make: (names: readonly string[]) => object, names: readonly string[]) {
  return loadDocument({ openapi: '3.1.0', info: { title: 'Names', version: '1' }, ...make(names) });
}

/** The document of all names that are valid there: of the others, the error says where they are. */
function documentOf(kind: string): { readonly document: OpenApiDocument; readonly names: readonly string[] } {
  const make = documents[kind] ?? (() => ({}));
  const names = hostileNames.filter((name) => {
    const loaded = load(make, [name]);
    if (!loaded.ok)
      expect(loaded.problems.map(({ pointer }) => pointer).join(), name).toMatch(/^#\/(paths|components|info)/);
    return loaded.ok;
  });
  const loaded = load(make, names);
  expect(loaded.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!loaded.ok) throw new Error('the names do not go together');
  return { document: loaded.document, names };
}

/** The texts in a module, as they are when it runs, and the names of properties in its types. */
function textsIn(path: string, code: string): ReadonlySet<string> {
  const texts = new Set<string>();
  const { program, errors } = parseSync(path, code);
  expect(errors, path).toEqual([]);
  new Visitor({
    Literal: ({ value }) => void texts.add(String(value)),
    TSPropertySignature: ({ key }) => void (key.type === 'Identifier' && texts.add(key.name)),
  }).visit(program);
  return texts;
}

/** Kinds of names that types have. */
const kindsInTypes = ['properties', 'query parameters', 'tags', 'operation ids', 'examples'];

describe.each(Object.keys(documents))('hostile names of %s', (kind) => {
  test('are data in all that is generated, or an error says where they are', async () => {
    const { document, names } = documentOf(kind);
    const files = await emitMocks(document);
    const texts = new Map(files.map(({ path, text }) => [path, textsIn(path, text)]));
    // A blank id is none.
    if (kindsInTypes.includes(kind))
      expect(names.filter((name) => name.trim() !== '' && !texts.get('types.ts')?.has(name))).toEqual([]);
    expect(parse(printDocument(document, 'yaml'))).toEqual(JSON.parse(JSON.stringify(document)));
    for (const pact of emitPacts(document)) JSON.parse(pact.text);
    using folder = new InstalledFolder();
    folder.write(files);
    const emitted: { readonly api?: MockApi } = await folder.import('handlers.ts');
    const described = (api: MockApi | undefined) =>
      JSON.stringify(api?.operations.map(({ id, path, pages }) => [id, path, pages]));
    expect(described(emitted.api)).toBe(described(compileMockApi(document)));
  });
});

test('a body needs each of its properties, whatever their names', async () => {
  const { document, names } = documentOf('properties');
  using folder = new InstalledFolder();
  folder.write(await emitMocks(document));
  const emitted: { readonly api?: MockApi } = await folder.import('handlers.ts');
  const whole = record(names.map((name) => [name, 'a']));
  for (const api of [emitted.api, compileMockApi(document)]) {
    const validate = api?.operations[0]?.body?.contents[0]?.schema?.validate;
    expect(validate?.(whole)).toBe(true);
    for (const name of names) {
      // Ajv does not miss a property without a name.
      const misses = validate?.(record(Object.entries(whole).filter(([other]) => other !== name)));
      expect(misses, name).toBe(name === '');
      expect(
        validate?.(record(Object.entries(whole).map(([other, value]) => [other, other === name ? 1 : value]))),
        name,
      ).toBe(false);
    }
  }
});
