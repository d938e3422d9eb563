import { describe, expect, test } from 'vitest';
import type { OpenApiDocument } from './document.ts';
import { foreignReferences } from './document-places.ts';
import { hideData } from './hide-data.ts';

const info = { title: 'Notes', version: '1' };

function documentOf(schema: object, more: object = {}): OpenApiDocument {
  return { openapi: '3.1.0', info, paths: {}, components: { schemas: { note: schema }, ...more } };
}

describe('the references of a document that lead out of it', () => {
  test.each<[string, OpenApiDocument, readonly string[]]>([
    ['in a schema', documentOf({ items: { $ref: 'a.json' } }), ['a.json']],
    ['in a property of a name that elsewhere is data', documentOf({ properties: { value: { $ref: 'b' } } }), ['b']],
    ['in the mapping of a discriminator', documentOf({ discriminator: { mapping: { a: 'c.json' } } }), ['c.json']],
    ['in an example that is elsewhere', documentOf({}, { examples: { a: { externalValue: '/d' } } }), ['/d']],
    ['not in an example', documentOf({}, { examples: { value: { value: { $ref: 'e' } } } }), []],
    ['not in an extension', documentOf({ 'x-note': { $ref: 'f' } }), []],
    ['not in values of a schema', documentOf({ enum: [{ $ref: 'g' }], default: { $ref: 'h' }, examples: [{}] }), []],
    ['in a schema that another one excludes', documentOf({ not: { $ref: 'i' } }), ['i']],
    [
      'in a property that is named like a part of a document',
      documentOf({ properties: { schema: { $ref: 'j' } } }),
      ['j'],
    ],
    ['not where they stay inside', documentOf({ $ref: '#/components/schemas/note' }), []],
  ])('%s', (_, document, expected) => {
    expect(foreignReferences(document)).toEqual(expected);
  });
});

describe('a document with hidden data', () => {
  test('keeps its structure, and gives its data back', () => {
    const value = { $ref: 'y', 'data~a': [{ externalValue: 'z' }] };
    const schema = { properties: { $ref: { type: 'string' }, example: { $ref: '#/components/schemas/note' } } };
    const document = documentOf(schema, { examples: { a: { value } } });
    const hidden = hideData(document);

    expect(hidden.document).toHaveProperty('components.schemas', { note: schema });
    const { components }: Partial<OpenApiDocument> = hidden.document;
    const hiddenValue = components?.examples?.a?.value;
    expect(Object.keys(Object(hiddenValue))).toEqual(['data~~$ref', 'data~~data~a']);
    expect(hidden.restoreValue(hiddenValue)).toEqual(value);
    expect(hidden.restoreText(JSON.stringify(hidden.document))).toBe(JSON.stringify(document));
  });

  test('is not made where a reference leads out', () => {
    expect(() => hideData(documentOf({ $ref: '/etc/hostname' }))).toThrow('the reference /etc/hostname leads out');
  });
});
