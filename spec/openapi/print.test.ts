import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { findHidden, hostileText } from '../standards/hidden-characters.fixture.ts';
import type { OpenApiDocument } from './document.ts';
import { jsonParts, printDocument } from './print.ts';

const value = fc.dictionary(fc.string(), fc.oneof(fc.jsonValue({ maxDepth: 6 }), fc.constant(undefined)));

test('the pieces together are the JSON of the value', () => {
  fc.assert(
    fc.property(value, (data) => {
      expect(JSON.parse([...jsonParts(data)].join(''))).toEqual(JSON.parse(JSON.stringify(data)));
    }),
  );
});

test('each operation and each schema is a line', () => {
  const get = { summary: 'Get note', responses: { 200: { description: 'OK' } } };
  const document = {
    openapi: '3.1.0',
    paths: { '/notes': { get } },
    components: { schemas: { note: { type: 'object' } } },
  };
  expect([...jsonParts(document)].join('')).toBe(`{
  "openapi": "3.1.0",
  "paths": {
    "/notes": {
      "get": {"summary":"Get note","responses":{"200":{"description":"OK"}}}
    }
  },
  "components": {
    "schemas": {
      "note": {"type":"object"}
    }
  }
}
`);
});

test('much text comes in several pieces', () => {
  const paths = Object.fromEntries(
    Array.from({ length: 1000 }, (_, at) => [`/notes/${at}`, { text: 'x'.repeat(1000) }]),
  );
  const parts = [...jsonParts({ paths })];
  expect(parts.length).toBeGreaterThan(10);
  expect(JSON.parse(parts.join(''))).toEqual({ paths });
});

function documentOf(text: string): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: { title: text, version: '1', description: `${text}\n${text}\n` },
    paths: {},
    components: { schemas: { [text]: { type: 'string', enum: [text] } } },
  };
}

test.each([hostileText, '\u202e', 'plain \u2066text', 'a\u200bb', '\ufeff', '\u{e0041}', '# \u2028', "'\u202e'"])(
  'YAML of a document with %j has no hidden character and is the same document',
  (text) => {
    const yaml = printDocument(documentOf(text), 'yaml', 'Generated');
    expect(findHidden(yaml)).toEqual([]);
    expect(parse(yaml)).toEqual(documentOf(text));
  },
);
