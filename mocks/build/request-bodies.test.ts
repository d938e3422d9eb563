import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonSchema, MediaTypeObject, OpenApiDocument } from '../../spec/openapi/document.ts';
import { writeBody } from '../../spec/openapi/media-types/write-body.ts';
import { readOperations } from '../../spec/openapi/operations.ts';
import { readBody } from '../engine/check-body.ts';
import type { MockApi } from '../engine/mock-api.ts';
import { mockRequest } from '../engine/mock-request.fixture.ts';
import { respond } from '../engine/respond.ts';
import { compileMockApi } from './compile-validators.ts';

/** A document of one operation that takes bodies of these media types. */
function taking(content: Readonly<Record<string, MediaTypeObject>>, required = true): OpenApiDocument {
  const operation = { operationId: 'send', requestBody: { required, content }, responses: { 204: noContent } };
  return { openapi: '3.1.0', info: { title: 'Post', version: '1' }, paths: { '/letters': { post: operation } } };
}

const noContent = { description: 'Sent.' };

const apis = new WeakMap<OpenApiDocument, MockApi>();

/** The mock of a document, compiled once. */
function apiOf(document: OpenApiDocument): MockApi {
  const api = apis.get(document) ?? compileMockApi(document);
  apis.set(document, api);
  return api;
}

/** How the mock of a document answers a body: the status, with what is wrong. */
function send(document: OpenApiDocument, mediaType: string, body: string): string {
  const request = mockRequest('POST', '/letters', { 'content-type': mediaType }, body);
  const { status, headers } = respond(apiOf(document), request);
  return `${status} ${headers['x-facsimile-violation'] ?? ''}`.trim();
}

/** The value that the mock of a document reads from a body. */
function readValue(document: OpenApiDocument, mediaType: string, body: string): unknown {
  const [operation = expect.unreachable()] = apiOf(document).operations;
  return readBody(operation, mockRequest('POST', '/letters', { 'content-type': mediaType }, body)).value;
}

const form = 'application/x-www-form-urlencoded';

const letter: JsonSchema = {
  type: 'object',
  required: ['to', 'copies'],
  properties: {
    to: { type: 'string', minLength: 2 },
    copies: { type: 'integer', minimum: 1 },
    express: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' } },
    sizes: { type: 'array', items: { type: 'integer' } },
    sender: { type: 'object', required: ['city'], properties: { city: { type: 'string' }, box: { type: 'integer' } } },
    note: { type: ['string', 'null'] },
    stops: { type: ['array', 'null'], items: { type: 'object', properties: { city: { type: 'string' } } } },
  },
  additionalProperties: false,
};

describe('a form', () => {
  const document = taking({ [form]: { schema: letter } });

  test.each([
    ['to=Ada&copies=2', { to: 'Ada', copies: 2 }],
    ['copies=2&express=true&to=Ada+L%C3%B6we%26Co', { to: 'Ada Löwe&Co', copies: 2, express: true }],
    ['to=12&copies=1', { to: '12', copies: 1 }],
    ['to=Ada&copies=1&tags=a&tags=b', { to: 'Ada', copies: 1, tags: ['a', 'b'] }],
    ['to=Ada&copies=1&tags=a', { to: 'Ada', copies: 1, tags: ['a'] }],
    ['to=Ada&copies=1&tags[]=a&tags[]=b', { to: 'Ada', copies: 1, tags: ['a', 'b'] }],
    ['to=Ada&copies=1&tags[0]=a&tags[1]=b', { to: 'Ada', copies: 1, tags: ['a', 'b'] }],
    ['to=Ada&copies=1&sizes=1&sizes=2', { to: 'Ada', copies: 1, sizes: [1, 2] }],
    ['to=Ada&copies=1&sizes=[1,2]', { to: 'Ada', copies: 1, sizes: [1, 2] }],
    ['to=Ada&copies=1&sender={"city":"Ulm","box":7}', { to: 'Ada', copies: 1, sender: { city: 'Ulm', box: 7 } }],
    ['to=Ada&copies=1&stops={"city":"Ulm"}', { to: 'Ada', copies: 1, stops: [{ city: 'Ulm' }] }],
    ['to=Ada&copies=1&stops=[{"city":"Ulm"}]', { to: 'Ada', copies: 1, stops: [{ city: 'Ulm' }] }],
    ['to=Ada&copies=1&sender[city]=Ulm&sender[box]=7', { to: 'Ada', copies: 1, sender: { city: 'Ulm', box: 7 } }],
  ])('%s is read', (body, value) => {
    expect(readValue(document, form, body)).toEqual(value);
    expect(send(document, form, body)).toBe('204');
    expect(send(document, `${form}; charset=utf-8`, body)).toBe('204');
  });

  test.each([
    ['to=Ada', 'copies is required'],
    ['copies=1', 'to is required'],
    ['to=A&copies=1', 'to must NOT have fewer than 2 characters'],
    ['to=Ada&copies=two', 'copies must be integer'],
    ['to=Ada&copies=', 'copies must be integer'],
    ['to=Ada&copies=0', 'copies must be >= 1'],
    ['to=Ada&copies=1&express=yes', 'express must be boolean'],
    ['to=Ada&copies=1&sizes=1&sizes=b', 'sizes/1 must be integer'],
    ['to=Ada&copies=1&sender={"box":7}', 'sender/city is required'],
    ['to=Ada&copies=1&sender[city]=Ulm&sender[box]=b', 'sender/box must be integer'],
    ['to=Ada&copies=1&sender=Ulm', 'sender must be object'],
    ['to=Ada&copies=1&color=red', 'color is not a documented property'],
    ['{"to":"Ada","copies":1}', 'to is required'],
    ['%zz', 'to is required'],
  ])('%s is refused', (body, problem) => {
    expect(send(document, form, body)).toMatch(`400 ${problem}`);
  });

  test('is refused under another media type, and JSON under that of a form', () => {
    expect(send(document, 'application/json', '{"to":"Ada","copies":1}')).toMatch('415 the content type must be');
    expect(send(document, '', 'to=Ada&copies=1')).toMatch('415');
  });

  test('is not needed where no body is required, and refused if it is', () => {
    expect(send(document, form, '')).toMatch('400 a body is required');
    expect(send(taking({ [form]: { schema: letter } }, false), form, '')).toBe('204');
  });

  test.each([
    ['spaceDelimited', 'sizes=1%202'],
    ['pipeDelimited', 'sizes=1|2'],
    ['form', 'sizes=1,2'],
  ])('has a list in the style %s', (style, body) => {
    const encoding = { sizes: { style, explode: false } };
    const media = {
      schema: { type: 'object', properties: { sizes: { $ref: '#/components/schemas/sizes' } } },
      encoding,
    };
    const sizes: JsonSchema = { type: 'array', items: { type: 'integer' }, minItems: 2 };
    const document = { ...taking({ [form]: media }), components: { schemas: { sizes } } };
    expect(readValue(document, form, body)).toEqual({ sizes: [1, 2] });
    expect(send(document, form, body)).toBe('204');
    expect(send(document, form, 'sizes=1')).toMatch('400 sizes must NOT have fewer than 2 items');
  });

  test('has objects in the styles deepObject and form', () => {
    const encoding = { sender: { style: 'deepObject' } };
    expect(readValue(taking({ [form]: { schema: letter, encoding } }), form, 'sender[box]=7')).toEqual({
      sender: { box: 7 },
    });
    const spread = taking({ [form]: { schema: letter, encoding: { sender: { style: 'form', explode: true } } } });
    expect(readValue(spread, form, 'to=Ada&city=Ulm&box=7')).toEqual({ to: 'Ada', sender: { city: 'Ulm', box: 7 } });
    const listed = taking({ [form]: { schema: letter, encoding: { sender: { style: 'form', explode: false } } } });
    expect(readValue(listed, form, 'sender=city,Ulm,box,7')).toEqual({ sender: { city: 'Ulm', box: 7 } });
  });

  test('has further properties where they are open, of the type that is stated for them', () => {
    const open = taking({ [form]: { schema: { type: 'object', additionalProperties: { type: 'integer' } } } });
    expect(readValue(open, form, 'a=1&b=2&b=3&__proto__=4')).toEqual(
      Object.fromEntries([
        ['a', 1],
        ['b', [2, 3]],
        ['__proto__', 4],
      ]),
    );
    expect(send(open, form, 'a=1')).toBe('204');
    expect(send(open, form, 'a=x')).toMatch('400 a must be integer');
  });
});

/** The body of parts: name, headers below the disposition, and content. */
function parts(
  ...all: readonly (readonly [disposition: string, text: string, ...headers: readonly string[]])[]
): string {
  const written = all.map(
    ([disposition, text, ...headers]) =>
      `--b\r\nContent-Disposition: form-data; ${disposition}\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n${text}\r\n`,
  );
  return `${written.join('')}--b--\r\n`;
}

describe('a multipart body', () => {
  const multipart = 'multipart/form-data; boundary=b';
  const schema: JsonSchema = {
    type: 'object',
    required: ['title', 'scan'],
    properties: {
      title: { type: 'string', minLength: 2 },
      pages: { type: 'integer' },
      scan: { type: 'string', contentMediaType: 'application/octet-stream' },
      extras: { type: 'array', items: { type: 'string', contentMediaType: 'image/png' } },
      sender: { type: 'object', required: ['city'], properties: { city: { type: 'string' } } },
    },
    additionalProperties: false,
  };
  const encoding = {
    scan: { contentType: 'image/png, image/jpeg', headers: { 'X-Pages': { required: true, schema: {} } } },
  };
  const document = taking({ 'multipart/form-data': { schema } });
  const strict = taking({ 'multipart/form-data': { schema, encoding } });
  const title = ['name="title"', 'Tax'] as const;
  const scan = ['name="scan"; filename="a.png"', '\u0000\uFFFD\r\n--x', 'Content-Type: image/png'] as const;

  test('is read by the names of its parts, files as any bytes', () => {
    const body = parts(title, scan, ['name="pages"', '12'], ['name=extras', '1'], ['name=extras', '2']);
    expect(readValue(document, multipart, body)).toEqual({
      title: 'Tax',
      scan: '\u0000\uFFFD\r\n--x',
      pages: 12,
      extras: ['1', '2'],
    });
    expect(send(document, multipart, body)).toBe('204');
    expect(send(document, 'multipart/form-data; charset=utf-8; boundary="b"', body)).toBe('204');
  });

  test('has objects as JSON, with or without their media type', () => {
    for (const type of ['Content-Type: application/json', 'X-Other: 1']) {
      const body = parts(title, scan, ['name="sender"', '{"city":"Ulm"}', type]);
      expect(send(document, multipart, body)).toBe('204');
      expect(readValue(document, multipart, body)).toMatchObject({ sender: { city: 'Ulm' } });
    }
  });

  test.each([
    ['a part too few', parts(title), 'scan is required'],
    ['a part of the wrong type', parts(title, scan, ['name="pages"', 'many']), 'pages must be integer'],
    ['a text that is too short', parts(['name="title"', 'T'], scan), 'title must NOT have fewer than 2 characters'],
    ['an object that lacks a property', parts(title, scan, ['name="sender"', '{}']), 'sender/city is required'],
    ['a part that is not documented', parts(title, scan, ['name="more"', '']), 'more is not a documented property'],
    ['a part twice', parts(title, title, scan), 'title must be string'],
    ['a part without a name', parts(['filename="a"', '']), 'a part of the body has no name'],
    ['no part at all', 'title=Tax', 'the body has no parts between --b'],
    ['no end', parts(title, scan).replace('--b--', '--b'), 'the body has no parts between --b'],
  ])('with %s is refused', (_, body, problem) => {
    expect(send(document, multipart, body)).toMatch(`400 ${problem}`);
  });

  test('without a boundary is refused', () => {
    expect(send(document, 'multipart/form-data', parts(title, scan))).toMatch('400 the content type names no boundary');
  });

  test('has parts of the media types and with the headers that its encoding states', () => {
    const withHeader = [...scan, 'x-pages: 1'] as const;
    expect(send(strict, multipart, parts(title, withHeader))).toBe('204');
    expect(send(strict, multipart, parts(title, scan))).toMatch('400 the part scan must have the header X-Pages');
    const text = ['name="scan"', 'x', 'X-Pages: 1'] as const;
    expect(send(strict, multipart, parts(title, text))).toMatch(
      '400 the part scan must be image/png or image/jpeg, not text/plain',
    );
  });

  test('of files alone takes any bytes', () => {
    const body = parts(title, ['name="scan"; filename="a"', String.fromCharCode(...Array(256).keys())]);
    expect(send(document, multipart, body)).toBe('204');
  });
});

describe('a body of another media type', () => {
  test.each([
    ['text/plain', { type: 'integer', maximum: 9 }, '7', '10', 'the body must be <= 9'],
    ['text/plain; charset=utf-8', { enum: ['yes', 'no'] }, 'yes', 'maybe', 'the body must be one of yes, no'],
    ['application/x-ndjson', { type: 'array', items: { type: 'integer' } }, '1\n2\n', '1\n"b"', '1 must be integer'],
    ['application/jsonl', { type: 'array' }, '{}\n\n[]', '{', 'a line of the body is not JSON'],
    ['application/json-seq', { type: 'array', maxItems: 1 }, '\u001E1\n', '\u001E1\n\u001E2\n', 'the body must NOT'],
    ['application/vnd.post+json', { type: 'object' }, '{}', '[]', 'the body must be object'],
    ['application/*+json', { type: 'object' }, '{}', '[]', 'the body must be object'],
  ] satisfies [string, JsonSchema, string, string, string][])(
    '%s is held to its schema',
    (type, schema, good, bad, problem) => {
      const sent = type.replace('*', 'problem');
      const document = taking({ [type]: { schema } });
      expect(send(document, sent, good)).toBe('204');
      expect(send(document, sent, bad)).toMatch(`400 ${problem}`);
      expect(send(document, 'image/png', good)).toMatch('415');
    },
  );

  test.each([
    ['application/octet-stream', { type: 'string', contentMediaType: 'application/octet-stream' }],
    ['image/*', { type: 'string', contentMediaType: 'image/png' }],
    ['application/xml', { type: 'object', required: ['a'] }],
    ['text/csv', {}],
    ['text/plain', { type: 'string', contentMediaType: 'application/octet-stream' }],
  ] satisfies [string, JsonSchema][])('%s is taken as it is', (type, schema) => {
    const document = taking({ [type]: { schema } });
    for (const body of ['\u0000\uFFFD', '{', 'a,b']) expect(send(document, type.replace('*', 'png'), body)).toBe('204');
    expect(send(document, 'application/json', '{}')).toMatch('415');
  });

  test('of any type is held to its schema where it is JSON', () => {
    const document = taking({ '*/*': { schema: { type: 'object', required: ['a'] } } });
    expect(send(document, 'application/json', '{"a":1}')).toBe('204');
    expect(send(document, 'application/json', '{}')).toMatch('400 a is required');
    expect(send(document, 'application/json', '{')).toMatch('400 the body is not JSON');
    expect(send(document, 'image/png', '\u0000')).toBe('204');
  });

  test('is judged by the most specific of the media types that it fits', () => {
    const document = taking({
      '*/*': { schema: { type: 'object', required: ['any'] } },
      'application/*': { schema: { type: 'object', required: ['application'] } },
      'application/json': { schema: { type: 'object', required: ['json'] } },
    });
    expect(send(document, 'application/json', '{"json":1}')).toBe('204');
    expect(send(document, 'application/a+json', '{}')).toMatch('400 application is required');
    expect(send(document, 'text/json', '{}')).toMatch('400 any is required');
  });
});

describe('what is written is read again', () => {
  const scalar = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\w =&+%;"]{0,9}$/));
  const value = fc.record(
    {
      to: scalar,
      copies: fc.integer(),
      express: fc.boolean(),
      tags: fc.array(scalar, { minLength: 1, maxLength: 3 }),
      sizes: fc.array(fc.integer(), { minLength: 1, maxLength: 3 }),
      sender: fc.record({ city: scalar, box: fc.integer() }),
    },
    { requiredKeys: ['to', 'copies'] },
  );

  test.each([
    [form, {}],
    [
      form,
      { tags: { style: 'form' }, sender: { style: 'deepObject' }, sizes: { style: 'pipeDelimited', explode: false } },
    ],
    [form, { sender: { style: 'form', explode: true }, sizes: { style: 'spaceDelimited', explode: false } }],
    [form, { sizes: { style: 'form', explode: false }, sender: { contentType: 'application/json' } }],
  ])('as %s with the encoding %j', (mediaType, encoding) => {
    const document = taking({ [mediaType]: { schema: letter, encoding } });
    const content = readOperations(document)[0]?.requestBody?.contents[0] ?? expect.unreachable();
    fc.assert(
      fc.property(value, (value) => {
        // A list that begins as one of JSON does is taken for it.
        fc.pre(!(value.tags?.length === 1 && /^\s*[[{]/.test(value.tags[0] ?? '')));
        const written = writeBody(document, content, value);
        const read = readValue(document, written.mediaType, written.text);
        expect(read).toEqual(
          JSON.parse(JSON.stringify(value), (_, part) => (typeof part === 'string' ? part.toWellFormed() : part)),
        );
      }),
      { numRuns: 150 },
    );
  });

  test('as parts, but for line ends, which parts normalise', () => {
    const mediaType = 'multipart/form-data';
    const document = taking({ [mediaType]: { schema: letter } });
    const content = readOperations(document)[0]?.requestBody?.contents[0] ?? expect.unreachable();
    fc.assert(
      fc.property(value, (value) => {
        const plain = JSON.parse(JSON.stringify(value).replaceAll(/\\r|\\n/g, ''));
        const written = writeBody(document, content, plain);
        expect(readValue(document, written.mediaType, written.text)).toEqual(plain);
      }),
      { numRuns: 150 },
    );
  });
});
