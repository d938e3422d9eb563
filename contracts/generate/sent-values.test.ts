import { describe, expect, it } from 'vitest';
import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { isPlaceholder, isRestricted, sentValue } from './sent-values.ts';

const document: OpenApiDocument = { openapi: '3.1.0', info: { title: 'Notes', version: '1' }, paths: {} };
const object = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({ type: 'object', properties });
const text: JsonSchema = { type: 'string' };

describe('a text that stands for values and is none', () => {
  it.each([
    ['Status', 'Status value'],
    ['PostBackUri', 'Post Back Uri value'],
    ['displayName', 'displayName value'],
    ['id', 'String'],
    ['token', '{token}'],
    ['id', '<id>'],
    ['note', '...'],
  ])('%s: %s', (name, value) => {
    expect(isPlaceholder(name, value)).toBe(true);
  });

  it.each([
    ['Status', 'done'],
    ['displayName', 'The value of friendship'],
    ['url', 'https://example.org/a'],
    ['note', ''],
  ])('is not one that says something, %s: %s', (name, value) => {
    expect(isPlaceholder(name, value)).toBe(false);
  });
});

it.each([
  ['clientIp', true],
  ['ipAddress', true],
  ['sourceIPAddress', true],
  ['ip', true],
  ['zip', false],
  ['relationship', false],
  ['tip', false],
])(
  'a name that ends in the word ip is of addresses, and not one that ends in the letters: %s %s',
  (name, restricted) => {
    expect(isRestricted(name)).toBe(restricted);
  },
);

describe('what is sent in the place of a sample', () => {
  it('fits the name where that says what its texts are, and is the sample itself where it does not', () => {
    const names = ['PostBackUri', 'mail', 'startDateTime', 'Status', 'note'];
    const sample = Object.fromEntries(names.map((name) => [name, `${name} value`]));
    expect(sentValue(document, object(Object.fromEntries(names.map((name) => [name, text]))), sample)).toEqual({
      PostBackUri: 'https://example.com/facsimile',
      mail: 'facsimile@example.com',
      startDateTime: '2024-01-31T12:00:00Z',
      Status: 'Status value',
      note: 'note value',
    });
  });

  it('keeps samples that are values, at any depth', () => {
    const schema = object({ links: { type: 'array', items: object({ url: text, other: text }) } });
    expect(sentValue(document, schema, { links: [{ url: 'https://example.org/a', other: 'x' }] })).toEqual({
      links: [{ url: 'https://example.org/a', other: 'x' }],
    });
    expect(sentValue(document, schema, { links: [{ url: 'String', other: 'String' }] })).toEqual({
      links: [{ url: 'https://example.com/facsimile', other: 'String' }],
    });
  });

  it('is what an overlay gives, before anything else', () => {
    const schema = object({ Status: { ...text, 'x-doc-value': 'pending' } });
    expect(sentValue(document, schema, { Status: 'Status value' })).toEqual({ Status: 'pending' });
  });
});
