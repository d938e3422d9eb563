import { expect, test } from 'vitest';
import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { schemaErrors } from '../../spec/openapi/values/schema-errors.ts';
import { libraryDocument } from '../build/library-document.fixture.ts';
import { emitFactories } from './factories.ts';
import { InstalledFolder } from './installed-folder.fixture.ts';
import { plainLayout } from './layout.ts';

/** An API with schemas, of which one operation sends and answers with some. */
function documentOf(
  schemas: Readonly<Record<string, JsonSchema>>,
  { sent, received, example }: { readonly sent?: string; readonly received?: string; readonly example?: unknown } = {},
): OpenApiDocument {
  const content = (name: string) => ({
    'application/json': {
      schema: { $ref: `#/components/schemas/${name}` },
      ...(example !== undefined && { examples: { shown: { value: example } } }),
    },
  });
  const post = {
    operationId: 'add',
    ...(sent !== undefined && { requestBody: { content: content(sent) } }),
    responses: { '200': { description: 'Added.', ...(received !== undefined && { content: content(received) }) } },
  };
  return {
    openapi: '3.1.0',
    info: { title: 'API', version: '1' },
    paths: { '/all': { post } },
    components: { schemas },
  };
}

/** What each factory of a document makes, by its name. */
async function bodiesOf(document: OpenApiDocument): Promise<Readonly<Record<string, unknown>>> {
  using folder = new InstalledFolder();
  folder.write([emitFactories(document, plainLayout)]);
  const factories = Object.entries(await folder.import(plainLayout.factories));
  return Object.fromEntries(factories.map(([name, make]) => [name, typeof make === 'function' ? make() : undefined]));
}

const text: JsonSchema = { type: 'string' };

test('what a factory makes fits its schema', async () => {
  const bodies = await bodiesOf(libraryDocument);
  expect(Object.keys(bodies)).toEqual(['book', 'page', 'problem']);
  for (const name of ['Book', 'Page', 'Problem']) {
    const schema = { $ref: `#/components/schemas/${name}` };
    expect(schemaErrors(libraryDocument, schema, bodies[name.toLowerCase()])).toEqual([]);
  }
});

test('it makes what the document shows, where that fits', async () => {
  const thing: JsonSchema = { type: 'object', required: ['a'], properties: { a: text } };
  expect(await bodiesOf(documentOf({ thing }, { received: 'thing', example: { a: 'shown' } }))).toEqual({
    thing: { a: 'shown' },
  });
  expect(await bodiesOf(documentOf({ thing }, { received: 'thing', example: { a: 5 } }))).toEqual({
    thing: { a: 'text' },
  });
});

test('it makes a part of what the document shows, where that is all it shows', async () => {
  const schemas: Readonly<Record<string, JsonSchema>> = {
    part: { type: 'object', properties: { b: text, secret: { type: 'string', writeOnly: true } } },
    whole: { type: 'object', properties: { parts: { type: 'array', items: { $ref: '#/components/schemas/part' } } } },
    other: { type: 'object', properties: { b: text, secret: { type: 'string', writeOnly: true } } },
  };
  const example = { parts: [{ b: 'shown' }, { b: 'shown too' }] };
  expect(await bodiesOf(documentOf(schemas, { received: 'whole', example }))).toEqual({
    part: { b: 'shown' },
    whole: example,
    other: { b: 'text', secret: 'text' },
  });
});

test('it makes what is sent without what only responses have, and the other way round', async () => {
  const thing: JsonSchema = {
    type: 'object',
    properties: { a: text, id: { type: 'string', readOnly: true }, secret: { type: 'string', writeOnly: true } },
  };
  expect(Object.keys(Object((await bodiesOf(documentOf({ thing }, { sent: 'thing' }))).thing))).toEqual([
    'a',
    'secret',
  ]);
  expect(Object.keys(Object((await bodiesOf(documentOf({ thing }, { received: 'thing' }))).thing))).toEqual([
    'a',
    'id',
  ]);
});

test('a factory is named as the last part of its schema, and whole where that is no name of its own', async () => {
  const thing: JsonSchema = { type: 'object' };
  const names = ['acme.store.thing', 'acme.shop.thing', 'acme.Other-thing', 'class', 'createFactory'];
  const bodies = await bodiesOf(documentOf(Object.fromEntries(names.map((name) => [name, thing]))));
  expect(Object.keys(bodies).toSorted()).toEqual(
    ['acmeShopThing', 'acmeStoreThing', 'class_', 'createFactory_2', 'otherThing'].toSorted(),
  );
});

test('what is no object, or one of several, has no factory; one that may be null has', async () => {
  const schemas: Readonly<Record<string, JsonSchema>> = {
    list: { type: 'array' },
    word: text,
    either: { oneOf: [{ type: 'object' }, text] },
    both: { type: ['object', 'string'] },
    nullable: { type: ['object', 'null'], properties: { a: text } },
  };
  expect(await bodiesOf(documentOf(schemas))).toEqual({ nullable: { a: 'text' } });
  expect(emitFactories(documentOf(schemas), plainLayout).text).toContain(
    'createFactory<NonNullable<components["schemas"]["nullable"]>>',
  );
});

test('a page pays for the factories that it imports', async () => {
  using folder = new InstalledFolder();
  folder.write([emitFactories(libraryDocument, plainLayout)]);
  const code = await folder.bundle(plainLayout.factories, 'problem');
  expect(code).toContain('message');
  expect(code).not.toContain('copies');
});

test('a long sample stands in one line', () => {
  const thing: JsonSchema = { type: 'object', properties: { a: text } };
  const { text: code } = emitFactories(
    documentOf({ thing }, { received: 'thing', example: { a: 'b'.repeat(3_000) } }),
    plainLayout,
  );
  expect(code).toMatch(/createFactory<.*>\(\{"a":"b+"\}\);\n/);
});
