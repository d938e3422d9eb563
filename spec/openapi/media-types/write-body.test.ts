import { describe, expect, test } from 'vitest';
import type { EncodingObject, JsonSchema, OpenApiDocument } from '../document.ts';
import type { Content } from '../operations.ts';
import { sentMediaType, shownValue, writeBody } from './write-body.ts';

const nest: JsonSchema = { type: 'object', properties: { eggs: { type: 'integer' } } };

const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Birds', version: '1' },
  paths: {},
  components: { schemas: { Nest: nest } },
};

function content(mediaType: string, schema?: JsonSchema, encoding?: Readonly<Record<string, EncodingObject>>): Content {
  return { mediaType, schema, examples: [], encoding };
}

/** The text of a value as a body. */
function textOf(mediaType: string, value: unknown, schema?: JsonSchema, encoding?: Content['encoding']): string {
  return writeBody(document, content(mediaType, schema, encoding), value).text;
}

describe('a body', () => {
  test.each([
    ['application/json', 'a', '"a"'],
    ['application/problem+json; charset=utf-8', { a: 1 }, '{"a":1}'],
    ['text/plain', 'a\nb', 'a\nb'],
    ['text/plain', 7, '7'],
    ['text/plain', null, ''],
    ['text/html', { a: 1 }, '{"a":1}'],
    ['application/x-ndjson', [1, { a: 'b' }], '1\n{"a":"b"}\n'],
    ['application/jsonl', 'not a list', 'not a list'],
    ['application/jsonl', { a: 1 }, '{"a":1}\n'],
    ['application/json-seq', [1, 2], '\u001E1\n\u001E2\n'],
    [
      'text/event-stream',
      [{ id: 1, data: { a: 'b' } }, 'tick\ntock'],
      'id: 1\ndata: {"a":"b"}\n\ndata: tick\ndata: tock\n\n',
    ],
    ['text/csv', [{ a: 1, b: 'x' }, { b: 'y, "z"' }], 'a,b\r\n1,x\r\n,"y, ""z"""\r\n'],
    ['text/csv', [{ a: { b: 1 } }], 'a\r\n"{""b"":1}"\r\n'],
    ['text/csv', ['a', 'b\nc'], 'a\r\n"b\nc"\r\n'],
  ])('of %s: %j', (mediaType, value, text) => {
    expect(writeBody(document, content(mediaType), value)).toEqual({ mediaType, text });
  });

  test.each([
    ['image/*', 'x', 'image/png'],
    ['text/*', 'x', 'text/plain'],
    ['*/*', { a: 1 }, 'application/json'],
    ['*/*', 'x', 'text/plain'],
    ['application/*', 'x', 'application/octet-stream'],
    ['application/*', [], 'application/json'],
    ['application/*+json', [], 'application/vnd.example+json'],
    ['multipart/*', {}, 'multipart/form-data'],
    ['Application/JSON; charset=utf-8', 1, 'Application/JSON; charset=utf-8'],
  ])('of the range %s: %j is sent as %s', (range, value, mediaType) => {
    expect(sentMediaType(range, value)).toBe(mediaType);
  });
});

describe('a form', () => {
  const form = 'application/x-www-form-urlencoded';

  test('has a pair for each property, encoded', () => {
    const value = { to: 'Ada & Löwe', copies: 2, tags: ['a', 'b+c'], nest: { eggs: 1 }, note: null, half: '\uD800' };
    expect(textOf(form, value)).toBe(
      'to=Ada+%26+L%C3%B6we&copies=2&tags=a&tags=b%2Bc&nest=%7B%22eggs%22%3A1%7D&note=&half=%EF%BF%BD',
    );
  });

  test.each([
    [{ style: 'form', explode: false }, { a: [1, 2] }, 'a=1%2C2'],
    [{ style: 'spaceDelimited' }, { a: [1, 2] }, 'a=1+2'],
    [{ style: 'pipeDelimited' }, { a: [1, 2] }, 'a=1%7C2'],
    [{ style: 'deepObject' }, { a: { b: 1, c: { d: [2] } } }, 'a%5Bb%5D=1&a%5Bc%5D%5Bd%5D%5B0%5D=2'],
    [{ style: 'form' }, { a: { b: 1, c: 2 } }, 'b=1&c=2'],
    [{ style: 'form', explode: false }, { a: { b: 1, c: 2 } }, 'a=b%2C1%2Cc%2C2'],
  ])('follows the encoding %j', (encoding, value, text) => {
    expect(textOf(form, value, undefined, { a: encoding })).toBe(text);
  });

  test('of no object is empty', () => expect(textOf(form, [1])).toBe(''));
});

describe('parts', () => {
  const file: JsonSchema = { type: 'string', contentMediaType: 'application/octet-stream' };
  const schema: JsonSchema = { type: 'object', properties: { scan: file, files: { type: 'array', items: file } } };
  const value = { title: 'a', scan: 'bytes', files: ['b', 'c'], nest: { eggs: 1 }, 'odd"\n': 1 };
  const written = writeBody(
    document,
    content('multipart/form-data', schema, { scan: { contentType: 'image/*, text/plain' } }),
    value,
  );

  test('are named, with the media types of files and objects, one for each item of a list', () => {
    const heads = written.text
      .split('--facsimile-boundary')
      .slice(1, -1)
      .map((part) => part.split('\r\n').slice(1, -1));
    expect(heads).toEqual([
      ['Content-Disposition: form-data; name="title"', '', 'a'],
      ['Content-Disposition: form-data; name="scan"; filename="scan"', 'Content-Type: image/png', '', 'bytes'],
      [
        'Content-Disposition: form-data; name="files"; filename="files"',
        'Content-Type: application/octet-stream',
        '',
        'b',
      ],
      [
        'Content-Disposition: form-data; name="files"; filename="files"',
        'Content-Type: application/octet-stream',
        '',
        'c',
      ],
      ['Content-Disposition: form-data; name="nest"', 'Content-Type: application/json', '', '{"eggs":1}'],
      ['Content-Disposition: form-data; name="odd%22%0A"', '', '1'],
    ]);
    expect(written.text.endsWith('--facsimile-boundary--\r\n')).toBe(true);
  });

  test('have a boundary in the media type', () => {
    expect(written.mediaType).toBe('multipart/form-data; boundary=facsimile-boundary');
  });
});

describe('XML', () => {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const xml = (value: unknown, schema: JsonSchema) => textOf('application/xml', value, schema).replace(declaration, '');

  test('has the names of the schema and of its properties', () => {
    expect(textOf('text/xml', { eggs: 2 }, { $ref: '#/components/schemas/Nest' })).toBe(
      `${declaration}<Nest><eggs>2</eggs></Nest>`,
    );
    expect(xml({ 'a b': '<&">\u0000', 1: null }, {})).toBe(
      '<root><_1></_1><a_b>&lt;&amp;&quot;&gt;\uFFFD</a_b></root>',
    );
  });

  test('has the names, attributes, wrappers and namespaces that are stated', () => {
    const schema: JsonSchema = {
      xml: { name: 'bird', namespace: 'urn:birds', prefix: 'b' },
      properties: {
        id: { type: 'integer', xml: { attribute: true } },
        tags: { type: 'array', items: { type: 'string', xml: { name: 'tag' } }, xml: { wrapped: true } },
        eggs: { type: 'array', items: { type: 'integer' } },
        home: { allOf: [{ properties: { at: { type: 'string', xml: { name: 'place' } } } }] },
      },
    };
    expect(xml({ id: 7, tags: ['a', 'b'], eggs: [1, 2], home: { at: 'oak' } }, schema)).toBe(
      '<b:bird xmlns:b="urn:birds" id="7"><tags><tag>a</tag><tag>b</tag></tags><eggs>1</eggs><eggs>2</eggs><home><place>oak</place></home></b:bird>',
    );
  });

  test('that is written out already stays as it is', () => expect(xml('<a/>', nest)).toBe('<a/>'));
});

test('the value shown in a request is the example asked for, the first, a sample, or null where nothing fits', () => {
  const examples = ['one', 'two'].map((name) => ({ name, value: name, sources: [] }));
  const shown = { ...content('application/json', { type: 'string' }), examples };
  expect(shownValue(document, shown, 'two')).toBe('two');
  expect(shownValue(document, shown, 'three')).toBe('one');
  expect(shownValue(document, content('application/json', { type: 'integer', minimum: 3 }))).toBe(3);
  expect(shownValue(document, content('application/json', { enum: [] }))).toBeNull();
  const open: JsonSchema = { type: 'object', properties: { a: { type: 'integer' } } };
  expect(shownValue(document, content('application/json', open))).toEqual({});
  expect(shownValue(document, content('application/x-www-form-urlencoded', open))).toEqual({ a: 1 });
});
