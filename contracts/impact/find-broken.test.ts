import { describe, expect, test } from 'vitest';
import { compareDocuments } from '../../spec/diff/compare-documents.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { loadDocument } from '../../spec/openapi/load/load.ts';
import { findBroken } from './find-broken.ts';

type Data = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const note = {
  type: 'object',
  required: ['text', 'id'],
  properties: { text, id: { ...text, readOnly: true }, color: { enum: ['red', 'blue'] } },
};
const problem = { type: 'object', required: ['code'], properties: { code: text } };
const json = (schema: Data) => ({ content: { 'application/json': { schema } } });

/** An API with one operation, which adds a note; members of the operation are other ones than usual. */
function api(operation: Data = {}, schema: Data = note): OpenApiDocument {
  const post = {
    operationId: 'addNote',
    summary: 'Add a note',
    security: [{ bearer: [] }],
    parameters: [{ name: 'draft', in: 'query', required: true, schema: { type: 'boolean' } }],
    requestBody: { required: true, ...json(schema) },
    responses: {
      201: { description: 'Created', headers: { Location: { required: true, schema: text } }, ...json(schema) },
      400: { description: 'Wrong', ...json(problem) },
      401: { description: 'Who?', ...json(problem) },
      415: { description: 'What?', ...json(problem) },
    },
    ...operation,
  };
  const components = {
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer' },
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    },
  };
  const loaded = loadDocument({
    openapi: '3.1.0',
    info: { title: 'Notes', version: '1' },
    paths: { '/notes': { post } },
    components,
  });
  if (loaded.ok) return loaded.document;
  throw new Error(loaded.problems.map(({ pointer, message }) => `${pointer} ${message}`).join('\n'));
}

const request = {
  method: 'POST',
  path: '/notes',
  query: 'draft=true',
  headers: { Authorization: 'Bearer t', 'Content-Type': 'application/json' },
};

/** The contract of a consumer (Pact V2) with one interaction. */
function contract(response: Data, sent: Data = { body: { text: 'a' } }) {
  const interaction = { description: 'a note', request: { ...request, ...sent }, response };
  const pact = {
    consumer: { name: 'book' },
    provider: { name: 'notes' },
    interactions: [interaction],
    metadata: { pactSpecification: { version: '2.0.0' } },
  };
  return { path: 'book.json', text: JSON.stringify(pact) };
}

/** By the rules of changes, why they break the one interaction of a consumer. */
function reasons(now: OpenApiDocument, pact: ReturnType<typeof contract>, old = api()): Data {
  const changes = compareDocuments(old, now);
  const broken = findBroken({ old, now, changes, pacts: [pact] });
  const found = changes.map(({ code, fingerprint }) => {
    const own = (broken.get(fingerprint) ?? []).find(({ contract }) => contract === 'book.json');
    return [code, own?.reason];
  });
  return Object.fromEntries(found.filter(([, reason]) => reason !== undefined));
}

const created = contract({ status: 201, body: { id: '1', text: 'a' }, matchingRules: { '$.body': { match: 'type' } } });
const responses = (changed: Data) => ({
  responses: {
    201: { description: 'Created', ...json(note) },
    400: { description: 'Wrong', ...json(problem) },
    ...changed,
  },
});
const properties = (changed: Data, ...required: readonly string[]) => ({
  type: 'object',
  required,
  properties: { ...note.properties, ...changed },
});

describe('an interaction of any consumer', () => {
  test('that holds by both documents is not named', () => {
    expect(reasons(api(), created)).toEqual({});
    expect(reasons(api({}, properties({ title: text }, 'text', 'id')), created)).toEqual({});
  });

  test.each<[string, Data, Data, Data]>([
    [
      'a required parameter that it does not send',
      { parameters: [{ name: 'book', in: 'query', required: true, schema: text }] },
      note,
      { 'required-parameter-added': 'the request lacks it, and it is required' },
    ],
    [
      'a parameter whose values are others',
      { parameters: [{ name: 'draft', in: 'query', required: true, schema: { type: 'integer' } }] },
      note,
      { 'request-type-changed': '"true" does not fit it' },
    ],
    [
      'credentials that it does not send',
      { security: [{ key: [] }] },
      note,
      {
        'security-alternative-removed': 'the request has not the credentials that are demanded',
      },
    ],
    [
      'another media type',
      { requestBody: { required: true, content: { 'text/plain': { schema: text } } } },
      note,
      { 'request-media-type-removed': 'a body of application/json is not documented' },
    ],
    [
      'a required property that it does not send',
      {},
      properties({}, 'text', 'id', 'color'),
      { 'request-property-required': 'the body must have the property color' },
    ],
    [
      'a property that can be absent',
      {},
      properties({}, 'text'),
      { 'response-property-optional': '`$.id` can be absent' },
    ],
    [
      'a property of another type',
      {},
      properties({ id: { type: 'integer', readOnly: true } }, 'text', 'id'),
      { 'response-type-changed': '`$.id` is of type integer' },
    ],
    [
      'a status that is not documented',
      responses({ 201: undefined, 200: { description: 'Ok' } }),
      note,
      { 'success-status-removed': '201 is not documented' },
    ],
  ])('is named where there is %s', (_, operation, schema, expected) => {
    const defined = JSON.parse(JSON.stringify(operation));
    expect(reasons(api(defined, schema), created)).toEqual(expected);
  });

  test('is named where an expected header can be absent', () => {
    const located = contract({ status: 201, headers: { Location: '/notes/1' } });
    const optional = { 201: { description: 'Created', headers: { Location: { schema: text } }, ...json(note) } };
    expect(reasons(api({ responses: optional }), located)).toMatchObject({
      'response-header-optional': 'the header Location can be absent',
    });
  });

  test('is named where a value can be one that its matcher refuses', () => {
    const rules = { '$.body.color': { match: 'regex', regex: '^(red|blue)$' } };
    const colored = contract({ status: 201, body: { color: 'red' }, matchingRules: rules });
    const more = properties({ color: { enum: ['red', 'blue', 'green'] } }, 'text', 'id');
    expect(Object.keys(reasons(api({}, more), colored))).toEqual(['response-value-added']);
  });
});

describe('an interaction that is refused', () => {
  test('for what is wrong with it is named once it is right', () => {
    const wrong = contract({ status: 400 }, { body: {} });
    expect(reasons(api({}, properties({}, 'id')), wrong)).toEqual({
      'request-property-optional': 'the request is right now',
    });
    expect(reasons(api({}, properties({}, 'text', 'id', 'color')), wrong)).toEqual({});
  });

  test('for its credentials is named once none are demanded', () => {
    const anonymous = contract(
      { status: 401 },
      { headers: { 'Content-Type': 'application/json' }, body: { text: 'a' } },
    );
    expect(reasons(api({ security: [] }), anonymous)).toEqual({ 'security-dropped': 'the request is right now' });
  });

  test('for its media type is named once that is documented', () => {
    const plain = contract(
      { status: 415 },
      { headers: { Authorization: 'Bearer t', 'Content-Type': 'text/plain' }, body: 'a' },
    );
    const both = { content: { ...json(note).content, 'text/plain': { schema: text } } };
    expect(reasons(api({ requestBody: { required: true, ...both } }), plain)).toEqual({
      'request-media-type-added': 'the request is right now',
    });
  });
});

test("the documentation's own contract is judged without one being given, after those of consumers", () => {
  const [old, now] = [api(), api({}, properties({ id: { type: 'integer', readOnly: true } }, 'text', 'id'))];
  const changes = compareDocuments(old, now);
  const [broken = []] = findBroken({ old, now, changes, pacts: [created] }).values();
  expect(broken[0]).toMatchObject({ contract: 'book.json', consumer: 'book', interaction: 'a note', tests: [] });
  expect(broken.slice(1).map(({ contract }) => contract)).not.toContain('book.json');
  expect(broken.length).toBeGreaterThan(5);
});
