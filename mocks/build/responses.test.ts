import { describe, expect, test } from 'vitest';
import type { JsonSchema, MediaTypeObject, OpenApiDocument, ResponseObject } from '../../spec/openapi/document.ts';
import { errorResponse } from '../engine/error-response.ts';
import { mockRequest } from '../engine/mock-request.fixture.ts';
import { respond } from '../engine/respond.ts';
import { compileMockApi } from './compile-validators.ts';

type Responses = Readonly<Record<string, Omit<ResponseObject, 'description'>>>;

/** A document of one operation with these responses. */
function answering(responses: Responses, method: 'get' | 'head' = 'get'): OpenApiDocument {
  const described = Object.entries(responses).map(([status, response]) => [status, { description: '', ...response }]);
  const operation = { operationId: 'read', responses: Object.fromEntries(described) };
  return { openapi: '3.1.0', info: { title: 'Birds', version: '1' }, paths: { '/birds': { [method]: operation } } };
}

/** How the mock of a document answers: status, media type, body. */
function ask(document: OpenApiDocument, headers: Readonly<Record<string, string>> = {}, method = 'GET') {
  const { status, headers: sent, text } = respond(compileMockApi(document), mockRequest(method, '/birds', headers));
  return [status, sent['Content-Type'], text] as const;
}

/** The media type that the mock of a document answers with, or the status of the error. */
function typeFor(document: OpenApiDocument, accept: string): string | number | undefined {
  const [status, mediaType] = ask(document, { accept });
  return status === 200 ? mediaType : status;
}

const bird: JsonSchema = {
  type: 'object',
  required: ['name', 'wings'],
  properties: { name: { type: 'string', examples: ['Tit, "great"'] }, wings: { type: 'integer', examples: [2] } },
};

describe('a response in several media types', () => {
  const content = {
    'text/csv': { schema: { type: 'array', items: bird } },
    'application/xml': { schema: { ...bird, xml: { name: 'bird' } } },
    'application/json': { schema: bird },
    'text/plain': { schema: { type: 'string', examples: ['a tit'] } },
  } as const;
  const document = answering({ 200: { content } });

  test.each([
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['application/xml', 'application/xml'],
    ['TEXT/CSV', 'text/csv'],
    ['text/*', 'text/csv'],
    ['text/html, text/plain;q=0.2, application/xml;q=0.1', 'text/plain'],
    ['application/json;q=0.5, application/xml', 'application/xml'],
    ['application/json;q=0, */*', 'text/csv'],
    ['text/csv;q=0, text/*', 'text/plain'],
    ['application/*;q=0, */*;q=0.1', 'text/csv'],
    ['image/png', 406],
    ['*/*;q=0', 406],
    ['nonsense', 406],
  ])('for Accept %j is %s', (accept, expected) => {
    expect(typeFor(document, accept)).toBe(expected);
  });

  test('has the same value, as each of them is written', () => {
    const textFor = (accept: string) => ask(document, { accept })[2];
    expect(textFor('application/json')).toBe('{\n  "name": "Tit, \\"great\\"",\n  "wings": 2\n}');
    expect(textFor('application/xml')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<bird><name>Tit, &quot;great&quot;</name><wings>2</wings></bird>',
    );
    expect(textFor('text/csv')).toBe('name,wings\r\n"Tit, ""great""",2\r\n');
    expect(textFor('text/plain')).toBe('a tit');
  });

  test('is chosen for the example that a request asks for', () => {
    const media = (one: unknown, two: unknown): MediaTypeObject => ({
      examples: { one: { value: one }, two: { value: two } },
    });
    const document = answering({
      200: { content: { 'application/json': media(1, 2), 'text/plain': media('I', 'II') } },
    });
    expect(ask(document, { prefer: 'example=two', accept: 'text/plain' })).toEqual([200, 'text/plain', 'II']);
    expect(ask(document, { prefer: 'example=two' })).toEqual([200, 'application/json', '2']);
    expect(ask(document, { accept: 'text/plain' })).toEqual([200, 'text/plain', 'I']);
  });

  test('that is a range is the accepted type in it, else one that stands for it', () => {
    const image: JsonSchema = { type: 'string', contentMediaType: 'application/octet-stream' };
    const document = answering({ 200: { content: { 'image/*': { schema: image } } } });
    expect(typeFor(document, 'image/webp')).toBe('image/webp');
    expect(typeFor(document, 'text/html, image/gif;q=0.4')).toBe('image/gif');
    expect(typeFor(document, 'image/*')).toBe('image/png');
    expect(typeFor(document, 'text/html')).toBe(406);
  });

  test('that is of one media type needs nothing to choose among them', () => {
    const [operation] = compileMockApi(answering({ 200: { content: { 'text/csv': { schema: bird } } } })).operations;
    expect(operation?.select).toBeUndefined();
  });
});

describe('a response without a body', () => {
  const content = { 'application/json': { schema: bird } };

  test.each([204, 205, 304])('has none under %i, whatever content is documented', (status) => {
    expect(ask(answering({ [status]: { content } }), { prefer: `code=${status}` })).toEqual([
      status,
      undefined,
      undefined,
    ]);
    expect(ask(answering({ [status]: { content } }), { accept: 'text/csv' })[0]).toBe(status);
  });

  test('has none in response to HEAD, documented or implied by GET', () => {
    const headers = { ETag: { required: true, schema: { type: 'string' }, example: '"1"' } } as const;
    const documented = answering({ 200: { content, headers } }, 'head');
    expect(ask(documented, {}, 'HEAD')).toEqual([200, undefined, undefined]);
    expect(respond(compileMockApi(documented), mockRequest('HEAD', '/birds')).headers).toMatchObject({ ETag: '"1"' });
    expect(ask(answering({ 200: { content } }), {}, 'HEAD')).toEqual([200, 'application/json', undefined]);
  });

  test('has none where none is documented, or a status of a range that has none is asked for', () => {
    expect(ask(answering({ 200: {} }))).toEqual([200, undefined, undefined]);
    const document = answering({ '2XX': { content } });
    expect(ask(document, { prefer: 'code=204', accept: 'text/csv' })).toEqual([204, undefined, undefined]);
  });
});

describe('a range of statuses', () => {
  const content = (text: string) =>
    ({ content: { 'text/plain': { schema: { type: 'string', const: text } } } }) as const;
  const document = answering({
    200: content('200'),
    404: content('404'),
    '4XX': content('4XX'),
    default: content('default'),
  });

  test.each([
    ['code=200', 200, '200'],
    ['code=404', 404, '404'],
    ['code=400', 400, '4XX'],
    ['code=418', 418, '4XX'],
    ['code=500', 500, 'default'],
    ['code=503', 503, 'default'],
    ['code=201', 201, 'default'],
  ])('answers %s', (prefer, status, text) => {
    expect(ask(document, { prefer })).toEqual([status, 'text/plain', text]);
  });

  test.each(['code=NaN', 'code=4XX', 'code=default', 'code=99', 'code=600', 'code=1000'])(
    'is not asked for by %s',
    (prefer) => {
      expect(ask(document, { prefer })[0]).toBe(400);
    },
  );

  test('counts before the default, wherever they stand', () => {
    const document = answering({ 200: content('200'), default: content('default'), '5XX': content('5XX') });
    expect(ask(document, { prefer: 'code=503' })).toEqual([503, 'text/plain', '5XX']);
  });

  test('has the headers that are documented for it in the errors that the mock makes', () => {
    const headers = { 'X-Reason': { required: true, schema: { type: 'string' }, example: 'a' } } as const;
    const api = compileMockApi(answering({ 200: content('200'), '4XX': { ...content('4XX'), headers } }));
    const refused = respond(api, mockRequest('GET', '/birds', { accept: 'image/png' }));
    expect(refused.headers).toMatchObject({ 'X-Reason': 'a', 'Content-Type': 'text/plain' });
  });

  test('stands for a success where no other response is one', () => {
    expect(ask(answering({ '2XX': content('2XX') }))).toEqual([200, 'text/plain', '2XX']);
    expect(ask(answering({ default: content('default') }))).toEqual([200, 'text/plain', 'default']);
    expect(ask(answering({ 200: content('200'), '2XX': content('2XX') }), { prefer: 'code=201' })).toEqual([
      201,
      'text/plain',
      '2XX',
    ]);
  });

  test('is the form of the errors that the mock makes', () => {
    const problem: JsonSchema = { type: 'object', required: ['detail'], properties: { detail: { type: 'string' } } };
    const errors = { content: { 'application/problem+json': { schema: problem } } };
    const api = compileMockApi(answering({ 200: content('200'), '4XX': errors }));
    const refused = respond(api, mockRequest('GET', '/birds', { accept: 'image/png' }));
    expect([refused.status, refused.headers['Content-Type']]).toEqual([406, 'application/problem+json']);
    expect(JSON.parse(refused.text ?? '')).toEqual({
      detail: 'the response is text/plain, which the Accept header does not allow',
    });
  });
});

describe('the response to a request that is refused', () => {
  /** How a mock with this error response refuses a request that accepts nothing: its media type and body. */
  function refuse(schema: JsonSchema, mediaType = 'application/json', status = '406') {
    const content = { 'application/json': { schema: bird } };
    const document = answering({ 200: { content }, [status]: { content: { [mediaType]: { schema } } } });
    const request = mockRequest('GET', '/birds', { accept: 'image/png' });
    const { headers, text } = respond(compileMockApi(document), request);
    expect(headers['x-facsimile-violation']).toBe(words);
    return [headers['Content-Type'], mediaType.endsWith('json') ? JSON.parse(text ?? '') : text];
  }

  const words = 'the response is application/json, which the Accept header does not allow';
  const text = { type: 'string' } as const;

  test.each([
    ['where it is open', { type: 'object' }, { message: words }],
    ['in error', { type: 'object', properties: { error: object({ message: text }) } }, { error: { message: words } }],
    ['in detail', object({ title: { const: 'Refused' }, detail: text }), { title: 'Refused', detail: words }],
    ['with a number as its code', object({ code: { const: 7 }, message: text }), { code: 7, message: words }],
    [
      'in a list',
      object({ errors: { type: 'array', minItems: 1, items: object({ message: text }) } }),
      { errors: [{ message: words }] },
    ],
    [
      'with an error that is a name',
      object({ error: { enum: ['bad'] }, error_description: text }),
      { error: 'bad', error_description: words },
    ],
    ['as a text', { type: 'string' }, words],
    ['nowhere', object({ code: { const: 7 } }), { code: 7 }],
  ] satisfies [string, JsonSchema, unknown][])('says what is wrong %s', (_, schema, body) => {
    expect(refuse(schema)).toEqual(['application/json', body]);
  });

  test('has the media type of the error response', () => {
    expect(refuse(text, 'text/plain')).toEqual(['text/plain', words]);
    const [type, body] = refuse({ ...object({ message: text }), xml: { name: 'error' } }, 'application/xml');
    expect(type).toBe('application/xml');
    expect(body).toContain('<error>');
  });

  test('for a status that is not documented has the form of another error of the operation', () => {
    expect(refuse(object({ code: text, message: text }), 'application/json', '400')).toEqual([
      'application/json',
      { code: 'notAcceptable', message: words },
    ]);
    expect(refuse(object({ code: { const: 7 }, message: text }), 'application/problem+json', '400')).toEqual([
      'application/problem+json',
      { code: 7, message: words },
    ]);
  });

  test('for a status that is not documented has the media type of the others, where all are of one', () => {
    const [type] = refuse({ type: 'object' }, 'application/problem+json', '400');
    expect(type).toBe('application/problem+json');
  });

  test('for a status that is not documented is that of its own operation, and not of another one', () => {
    const errorOf = (name: string) => ({
      content: { 'application/json': { schema: object({ message: text, [name]: text }) } },
    });
    const first = answering({ 200: {}, 400: errorOf('first') });
    const second = answering({ 200: { content: { 'text/plain': {} } }, 400: errorOf('second') }).paths['/birds']?.get;
    const get = { ...(second ?? expect.unreachable()), operationId: 'second' };
    const api = compileMockApi({ ...first, paths: { ...first.paths, '/second': { get } } });
    const refused = respond(api, mockRequest('GET', '/second', { accept: 'image/png' }));
    expect(Object.keys(JSON.parse(refused.text ?? ''))).toEqual(['message', 'second']);
  });

  test('to an unknown path has the form of any error, and one of its own where none is documented', () => {
    const document = answering({ 200: {}, 400: { content: { 'text/plain': { schema: text } } } });
    const { headers, text: body } = respond(compileMockApi(document), mockRequest('GET', '/bird'));
    expect([headers['Content-Type'], body]).toEqual([
      'text/plain',
      'no documented path matches /bird; the nearest is /birds',
    ]);
    const violation = { check: 'fault', status: 503, message: 'not now' } as const;
    const api = compileMockApi(answering({ 200: {}, '4XX': {} }));
    expect(JSON.parse(errorResponse(api, violation).text ?? '')).toEqual({
      error: { code: '503', message: 'not now' },
    });
  });
});

/** An object that takes these properties alone, and demands them. */
function object(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
