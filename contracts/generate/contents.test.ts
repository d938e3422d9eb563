import { describe, expect, test } from 'vitest';
import type { JsonSchema, MediaTypeObject, OpenApiDocument, ResponseObject } from '../../spec/openapi/document.ts';
import { readOperations } from '../../spec/openapi/operations.ts';
import type { PactInteraction } from '../pact/pact.ts';
import { emitPacts, operationInteractions } from './generate.ts';

interface Parts {
  readonly method?: 'post' | 'head';
  readonly sent?: Readonly<Record<string, MediaTypeObject>>;
  readonly responses: Readonly<Record<string, Pick<ResponseObject, 'content'>>>;
}

/** A document of one operation with these bodies and responses. */
function documentOf({ method = 'post', sent, responses }: Parts): OpenApiDocument {
  const operation = {
    operationId: 'saveBird',
    ...(sent && { requestBody: { required: true, content: sent } }),
    responses: Object.fromEntries(Object.entries(responses).map(([key, part]) => [key, { description: '', ...part }])),
  };
  return { openapi: '3.1.0', info: { title: 'Birds', version: '1' }, paths: { '/birds': { [method]: operation } } };
}

function interactionsOf(parts: Parts): readonly PactInteraction[] {
  const document = documentOf(parts);
  return readOperations(document).flatMap((operation) => operationInteractions(document, operation));
}

/** The interactions whose description ends so. */
function find(parts: Parts, circumstance: RegExp): readonly PactInteraction[] {
  return interactionsOf(parts).filter(({ description }) => circumstance.test(description));
}

const bird: JsonSchema = { type: 'object', required: ['wings'], properties: { wings: { type: 'integer' } } };
const birds = {
  'text/csv': { schema: bird },
  'application/json': { schema: bird },
  'application/xml': { schema: bird },
};
const ok = { 200: { content: { 'application/json': { schema: bird } } } };

describe('several media types', () => {
  test('of a response are accepted one by one, JSON alone with its body', () => {
    const parts = { responses: { 200: { content: birds } } };
    const [json] = find(parts, /is answered with 200 ok$/);
    expect(json?.response).toMatchObject({ headers: { 'Content-Type': ['application/json'] }, body: { content: {} } });
    for (const mediaType of ['text/csv', 'application/xml']) {
      const [own = expect.unreachable()] = find(parts, new RegExp(`that accepts ${mediaType} is answered`));
      expect(own.request.headers).toEqual({ Accept: [mediaType] });
      expect(own.response).toMatchObject({ status: 200, headers: { 'Content-Type': [mediaType] } });
      expect(own.response.body).toBeUndefined();
      expect(own.pending).toBe(true);
    }
  });

  test('of a request are sent one by one', () => {
    const parts = { sent: { ...birds, 'application/x-www-form-urlencoded': { schema: bird } }, responses: ok };
    const written = [
      ['text/csv', 'wings\r\n1\r\n'],
      ['application/xml', '<?xml version="1.0" encoding="UTF-8"?>\n<root><wings>1</wings></root>'],
      ['application/x-www-form-urlencoded', 'wings=1'],
    ] as const;
    const found = written.map(([mediaType]) => find(parts, new RegExp(`as ${mediaType} is answered with 200`))[0]);
    expect(
      found.map((own) => [own?.request.headers?.['Content-Type'], own?.request.body?.content, own?.pending]),
    ).toEqual(written.map(([mediaType, text]) => [[mediaType], text, false]));
    expect(find(parts, /is answered with 200 ok$/)[0]?.request.body?.content).toEqual({ wings: 1 });
  });

  test('that are one and the same document the operation once', () => {
    expect(find({ sent: { 'application/json': { schema: bird } }, responses: ok }, / as \S+ is answered/)).toEqual([]);
  });

  test('in a range are promised as the range that they are', () => {
    const [own] = find({ responses: { 200: { content: { 'image/*': {} } } } }, /is answered with 200 ok$/);
    expect(own?.response.headers).toEqual({ 'Content-Type': ['image/png'] });
    const [rule] = own?.response.matchingRules?.header?.['Content-Type']?.matchers ?? [];
    const regex = new RegExp(rule?.regex?.replace('(?i)', '') ?? '');
    expect(['image/webp', 'image/gif; q=1', 'text/html', 'images/png'].map((type) => regex.test(type))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('statuses', () => {
  test('of a class, and all others by default, are promised by nothing, and never a number that is none', () => {
    const responses = { 201: {}, '4XX': {}, '5XX': {}, default: {} };
    const statuses = interactionsOf({ sent: { 'application/json': { schema: bird } }, responses }).map(
      ({ response }) => response.status,
    );
    expect(new Set(statuses)).toEqual(new Set([201]));
    const document = documentOf({ responses: { 200: {}, '4XX': ok[200], default: ok[200] } });
    const texts = emitPacts(document).map(({ text }) => text);
    expect(texts.join()).not.toMatch(/NaN|"status": null/);
    const [pact = expect.unreachable()] = texts.map((text) => JSON.parse(text));
    expect(pact.metadata.facsimile.bodies.responses).toEqual({ saveBird: { '4XX': 0, default: 0 } });
  });

  test('that have no body expect none, whatever content is documented', () => {
    for (const status of [204, 304]) {
      for (const { response } of interactionsOf({ responses: { [status]: ok[200] } })) {
        expect([response.headers, response.body]).toEqual([undefined, undefined]);
      }
    }
    for (const { response } of interactionsOf({ method: 'head', responses: ok })) expect(response.body).toBeUndefined();
  });
});

describe('a request body', () => {
  const refusals = (schema: JsonSchema) =>
    find({ sent: { 'application/json': { schema } }, responses: { ...ok, 400: {} } }, /is refused with 400/).map(
      ({ request }) => request.body?.content,
    );

  test('is refused for no value that its schema takes', () => {
    const name: JsonSchema = { allOf: [{ type: ['string', 'null'] }] };
    const both: JsonSchema = { allOf: [{ type: 'string' }], type: ['string', 'number'] };
    const contents = refusals({ type: 'object', properties: { name, both, age: { type: 'integer' } } });
    expect(contents).not.toContainEqual(expect.objectContaining({ name: null }));
    expect(contents).toContainEqual(expect.objectContaining({ age: null }));
  });

  test('is accepted with no value that its schema refuses', () => {
    const schema: JsonSchema = {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string', minLength: 1 } },
    };
    const parts = { sent: { 'application/json': { schema } }, responses: ok };
    expect(find(parts, /with an empty text/)).toEqual([]);
    expect(find(parts, /in several scripts for name/)).toHaveLength(1);
  });

  test('that nothing fits is sent for errors alone', () => {
    const schema: JsonSchema = { allOf: [{ type: 'string' }, { type: 'object' }] };
    const parts = { sent: { 'application/json': { schema } }, responses: { ...ok, 404: {}, 415: {} } };
    expect([...new Set(interactionsOf(parts).map(({ response }) => response.status))]).toEqual([415]);
  });
});

test('alternatives of several types are promised by their media type, and by the shape of their types', () => {
  const either: JsonSchema = { oneOf: [{ type: 'string' }, bird] };
  const parts = { responses: { 200: { content: { 'application/json': { schema: either } } } } };
  const [own] = find(parts, /is answered with 200 ok$/);
  expect([own?.response.body, own?.response.headers]).toEqual([undefined, { 'Content-Type': ['application/json'] }]);
  const [pact = expect.unreachable()] = emitPacts(documentOf(parts)).map(({ text }) => JSON.parse(text));
  expect(pact.metadata.facsimile.bodies.shapes).toEqual([{ types: ['string', 'object'] }]);
});
