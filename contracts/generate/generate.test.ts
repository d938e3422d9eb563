import { readFileSync } from 'node:fs';
import * as comparator from '@pactflow/openapi-pact-comparator';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { Pact, PactInteraction } from '../pact/pact.ts';
import { emitPacts } from './generate.ts';

const committed: OpenApiDocument = parse(readFileSync('spec/openapi.yaml', 'utf8'));

/** Other methods, several parameters, no bodies: what the committed page has none of. */
const other: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Users: all of them', version: '1.0.0' },
  paths: {
    '/users/{userId}/posts/{postId}': {
      delete: {
        operationId: 'delete_post',
        summary: 'Delete post',
        security: [{ bearer: [] }],
        parameters: [
          { name: 'userId', in: 'path', required: true, schema: { type: 'string' }, example: 'a/b' },
          { name: 'postId', in: 'path', required: true, schema: { type: 'integer' }, example: 7 },
        ],
        responses: { '204': { description: 'Gone.' }, '404': { description: 'Not there.' } },
      },
    },
    '/users': {
      get: {
        operationId: 'list_users',
        summary: 'List users',
        parameters: [
          { name: '$filter', in: 'query', required: true, schema: { type: 'string' }, example: 'a eq 1' },
          { name: '$top', in: 'query', schema: { type: 'integer' } },
          { name: 'X-Tenant', in: 'header', required: true, schema: { type: 'string' }, example: 't' },
        ],
        responses: {
          '200': { description: 'All.', content: { 'text/csv': { schema: { type: 'string' } } } },
          '400': { description: 'Wrong.' },
          '401': { description: 'Never: the operation is open.' },
        },
      },
    },
  },
};

const pactsOf = new WeakMap<OpenApiDocument, Pact>();

/** All interactions in one contract. */
function pactOf(document: OpenApiDocument): Pact {
  const known = pactsOf.get(document) ?? joinPacts(document);
  pactsOf.set(document, known);
  return known;
}

function joinPacts(document: OpenApiDocument): Pact {
  const pacts = emitPacts(document).map(({ text }): Pact => JSON.parse(text));
  const [first] = pacts;
  if (first === undefined) throw new Error('no contract');
  return { ...first, interactions: pacts.flatMap(({ interactions }) => interactions) };
}

function interaction(document: OpenApiDocument, end: string): PactInteraction {
  const found = pactOf(document).interactions.filter((interaction) => interaction.description.endsWith(end));
  expect(found.map((interaction) => interaction.description)).not.toEqual([]);
  return found[0] as PactInteraction;
}

/** The types that the comparator is published with do not resolve. */
const { Comparator } = comparator as unknown as {
  readonly Comparator: new (options: {
    readonly oas: OpenApiDocument;
  }) => { compare(pact: Pact): AsyncIterable<{ readonly message: string }> };
};

async function findingsIn(pact: Pact): Promise<readonly string[]> {
  const findings: string[] = [];
  for await (const { message } of new Comparator({ oas: structuredClone(committed) }).compare(pact)) {
    findings.push(message);
  }
  return findings;
}

const onDevice = '(POST /devices/{deviceId}/commands)';

describe('the contract of the committed document', () => {
  test('is two files, named after consumer and provider, the same bytes each time', () => {
    const files = emitPacts(committed);
    expect(files.map((file) => file.path)).toEqual([
      'generated/pacts/documentation-graph.microsoft.com.json',
      'generated/pacts/documentation-raw-graph.microsoft.com.json',
    ]);
    expect(emitPacts(structuredClone(committed))).toEqual(files);
    expect(files[0]?.text.endsWith('}\n')).toBe(true);
  });

  test('says what wrote it, since JSON has no comments', () => {
    expect(pactOf(committed).metadata).toMatchObject({
      pactSpecification: { version: '4.0' },
      facsimile: {
        generator: 'facsimile',
        notice: 'Generated from spec/openapi.yaml by `npm run generate`. Do not edit.',
      },
    });
  });

  test('has sentences of its own for each reading of each line, the same for all', () => {
    const sentences = Map.groupBy(pactOf(committed).interactions, ({ comments }) => comments.facsimile.reading);
    const paths = Object.keys(committed.paths);
    expect([...sentences.keys()]).toEqual(paths.map((path) => `POST ${path}`));
    const [first, ...others] = paths.map((path) =>
      sentences
        .get(`POST ${path}`)
        ?.map(({ description }) => description.replace(`a request to add commands (POST ${path})`, '…')),
    );
    expect(first?.length).toBeGreaterThan(60);
    expect(new Set(first).size).toBe(first?.length);
    for (const other of others) expect(other).toEqual(first);
  });

  test('promises what is stated or decided, and advises what only samples show or what is converted', () => {
    const about = (text: string) => {
      const { pending, comments } = interaction(committed, `${onDevice} ${text}`);
      return [pending, comments.facsimile.evidence, comments.facsimile.advisory];
    };
    const shown = 'only a sample shows it';
    const converted = 'a validator that converts types takes it';
    const refused = 'is refused with 400 invalidRequest';
    expect(about('is answered with 201 created')).toEqual([false, 'stated', undefined]);
    expect(about('with texts that come back is answered with 201 created')).toEqual([true, 'shown', shown]);
    expect(about(`without Status ${refused}`)).toEqual([false, 'decided', undefined]);
    expect(about(`with an object for Status ${refused}`)).toEqual([false, 'decided', undefined]);
    expect(about(`with a number for Status ${refused}`)).toEqual([true, 'decided', converted]);
    expect(about(`with null for Payload ${refused}`)).toEqual([false, 'decided', undefined]);
    expect(about(`with an object for @odata.type ${refused}`)).toEqual([true, 'shown', shown]);
    expect(about('with the Basic scheme is refused with 401 unauthenticated')).toEqual([false, 'decided', undefined]);
    expect(about('without a token is refused with 401 and the code unauthenticated')).toEqual([
      true,
      'decided',
      'its code is decided, and not binding',
    ]);
  });

  test('accepts what HTTP lets a client write in other ways, and texts of any script and length', () => {
    const request = (text: string) =>
      interaction(committed, `${onDevice} ${text} is answered with 201 created`).request;
    expect(request('with the scheme written `bearer`').headers?.Authorization).toEqual(['bearer token']);
    expect(request('with a charset in its media type').headers?.['Content-Type']).toEqual([
      'application/json; charset=utf-8',
    ]);
    expect(request('with a further property').body?.content).toMatchObject({ facsimileFurther: 'further' });
    expect(request('with an empty text for AppServiceName, PackageFamilyName, Error').body?.content).toMatchObject({
      AppServiceName: '',
      Status: 'Status value',
    });
    expect(request('with a text of 65 kB for Error').generators?.body).toEqual({
      '$.Error': { type: 'RandomString', size: 65_000 },
    });
  });

  test('takes each status of a refused request, where a person decided which, and each form of Retry-After', () => {
    const rules = (end: string) => interaction(committed, end).response.matchingRules;
    const refused = { combine: 'AND', matchers: [{ match: 'statusCode', status: [400, 413, 415, 422] }] };
    expect(rules('without Status is refused with 400 invalidRequest')?.status).toEqual(refused);
    expect(rules('as text/plain is refused with 415 notSupported')?.status).toEqual(refused);
    expect(rules('without a token is refused with 401 unauthenticated')?.status).toBeUndefined();
    expect(rules('404 itemNotFound')?.status).toBeUndefined();
    const [retry] = rules('429 activityLimitReached')?.header?.['Retry-After']?.matchers ?? [];
    const waits = ['2', 'Sun, 06 Nov 1994 08:49:37 GMT', 'soon', '-1', ''];
    expect(waits.map((wait) => new RegExp(retry?.regex ?? '').test(wait))).toEqual([true, true, false, false, false]);
  });

  test('agrees with the document: the comparator finds nothing', async () => {
    // The library reads no encoded bodies.
    const interactions = pactOf(committed).interactions.filter(({ request }) => request.body?.encoded !== 'base64');
    const [first, ...others] = interactions;
    expect(await findingsIn({ ...pactOf(committed), interactions })).toEqual([]);
    const undeclared = { ...(first as PactInteraction), response: { status: 418 } };
    expect(await findingsIn({ ...pactOf(committed), interactions: [undeclared, ...others] })).toHaveLength(1);
  });

  test('never copies a Content-Length', () => {
    expect(emitPacts(committed)[0]?.text).not.toMatch(/content-length/i);
  });

  test('names what has to be there before a request in the words of the path', () => {
    const states = [
      '201 created',
      '404 itemNotFound',
      '429 activityLimitReached',
      'without a token is refused with 401 unauthenticated',
    ].map((end) => interaction(committed, end).providerStates);
    const known = { name: 'a device exists', params: { deviceId: 'device-1' } };
    expect(states).toEqual([
      [known],
      [{ name: 'no device has this id', params: { deviceId: 'unknown-device-1' } }],
      [known, { name: 'the caller is throttled', params: {} }],
      [known],
    ]);
  });

  test('lets the provider put identifiers of its own into the path', () => {
    expect(interaction(committed, `${onDevice} is answered with 201 created`).request.generators).toEqual({
      path: { type: 'ProviderState', expression: '/devices/\u0024{deviceId}/commands', dataType: 'STRING' },
    });
  });

  test('sends the documented body with a token that any other may replace', () => {
    const { request } = interaction(committed, `${onDevice} is answered with 201 created`);
    expect(request).toMatchObject({
      method: 'POST',
      path: '/devices/device-1/commands',
      headers: { Authorization: ['Bearer token'], 'Content-Type': ['application/json'] },
      body: { contentType: 'application/json', encoded: false },
      matchingRules: { header: { Authorization: { matchers: [{ match: 'regex', regex: '^Bearer .+$' }] } } },
    });
    expect(request.matchingRules?.body?.["$['@odata.type']"]).toEqual({
      combine: 'AND',
      matchers: [{ match: 'type' }],
    });
    expect(request.body?.content).toMatchObject({ '@odata.type': '#microsoft.graph.command', Status: 'Status value' });
    // A placeholder of the page that no validator of URIs takes.
    expect(request.body?.content).toMatchObject({ PostBackUri: 'https://example.com/facsimile' });
  });

  test('rejects by the request itself where that can be: no token, no property, an id that names nothing', () => {
    const documented = interaction(committed, `${onDevice} is answered with 201 created`).request;
    const { Status: _, ...withoutStatus } = Object(documented.body?.content);
    const request = (end: string) => interaction(committed, end).request;
    expect(request('without Status is refused with 400 invalidRequest').body?.content).toEqual(withoutStatus);
    expect(request('401 unauthenticated').headers).toEqual({ 'Content-Type': ['application/json'] });
    expect(request('404 itemNotFound').path).toBe('/devices/unknown-device-1/commands');
  });

  test('sends malformed JSON, wrong types and another media type as they are', () => {
    const documented = interaction(committed, `${onDevice} is answered with 201 created`).request;
    const malformed = interaction(
      committed,
      `${onDevice} as malformed JSON is refused with 400 invalidRequest`,
    ).request;
    const text = Buffer.from(String(malformed.body?.content), 'base64').toString();
    expect(malformed.body).toMatchObject({ contentType: 'application/json', encoded: 'base64' });
    expect(`${text}}`).toBe(JSON.stringify(documented.body?.content));

    const control = `${onDevice} with a number for Payload/@odata.type is refused with 400 invalidRequest`;
    const sent = Object(documented.body?.content);
    expect(interaction(committed, control).request.body?.content).toEqual({ ...sent, Payload: { '@odata.type': 1 } });

    const { headers, body, generators } = interaction(
      committed,
      `${onDevice} as text/plain is refused with 415 notSupported`,
    ).request;
    expect(headers?.['Content-Type']).toEqual(['application/json']);
    expect(generators).toMatchObject({ header: { 'Content-Type': { type: 'Regex', regex: 'text/plain' } } });
    expect(body).toEqual({ content: JSON.stringify(sent), contentType: 'text/plain', encoded: false });
  });

  test('advises to give texts in several scripts back as they were sent, or unrelated ones', () => {
    const echo = interaction(committed, `${onDevice} with texts that come back is answered with 201 created`);
    const { Status, Type } = Object(echo.request.body?.content);
    const half = (digit: string) => `Ωδ漢字🎉${digit}`.repeat(20);
    expect([Status, Type]).toEqual([`${half('٠')}\n${half('٠')}`, `${half('١')}\n${half('١')}`]);
    expect(Object(echo.response.body?.content).Status).toBe(Status);
    const [matcher] = echo.response.matchingRules?.body?.['$.Status']?.matchers ?? [];
    const regex = new RegExp(matcher?.regex ?? '');
    const responses = [
      Status,
      'Status value',
      Type,
      Status.slice(0, 255),
      Status.split('\n')[0],
      '',
      'Ωδ',
      'Î©Î´',
      '????',
      '\\u03a9',
      '%CE%A9',
      '&#937;',
    ];
    expect(responses.map((text) => regex.test(text))).toEqual([true, true, ...Array(10).fill(false)]);
  });

  test('expects types of values, required properties only, and an id that is not empty', () => {
    const { response } = interaction(committed, `${onDevice} is answered with 201 created`);
    const byType = { combine: 'AND', matchers: [{ match: 'type' }] };
    expect(response.body?.content).not.toHaveProperty(['@odata.type']);
    expect(response.matchingRules?.body).toEqual({
      '$.id': { combine: 'AND', matchers: [{ match: 'type' }, { match: 'notEmpty' }] },
      '$.Status': byType,
      '$.Type': byType,
      '$.AppServiceName': byType,
      '$.PackageFamilyName': byType,
      '$.Error': byType,
      '$.Payload': byType,
      '$.PermissionTicket': byType,
      '$.PostBackUri': byType,
    });
  });

  test('expects the envelope of an error response by its form, and its exact code only where that is binding', () => {
    const code = (document: OpenApiDocument) =>
      interaction(document, '429 activityLimitReached').response.matchingRules?.body?.['$.error.code']?.matchers;
    expect(interaction(committed, '429 activityLimitReached').response.body?.content).toEqual({
      error: { code: 'activityLimitReached', message: 'The application or the user has been throttled.' },
    });
    expect(code(committed)).toEqual([{ match: 'type' }]);
    const binding = structuredClone(committed);
    Object.assign(binding.components?.responses?.activityLimitReached ?? {}, { 'x-doc-binding': true });
    expect(code(binding)).toEqual([{ match: 'equality' }]);
    const advice = interaction(
      committed,
      'from a throttled caller is refused with 429 and the code activityLimitReached',
    );
    expect(advice.response.matchingRules?.body?.['$.error.code']?.matchers).toEqual([{ match: 'equality' }]);
  });

  test('leads back to the lines of the page', () => {
    const page = 'spec/pages/add-commands.md';
    const created = interaction(committed, `${onDevice} is answered with 201 created`).comments;
    expect(created.text).toEqual([`request: ${page}:29`, `response: ${page}:59`]);
    expect(created.facsimile.sources).toMatchObject({ '$.id': `${page}:46`, '$.PostBackUri': `${page}:54` });
    expect(interaction(committed, 'without Status is refused with 400 invalidRequest').comments.text[0]).toBe(
      `request: ${page}:47`,
    );
    expect(interaction(committed, '401 unauthenticated').comments.text[0]).toBe(`request: ${page}:36`);
  });
});

describe('the contract of another document', () => {
  test('follows its methods, parameters and responses, and asks for no error response that no request causes', () => {
    const pact = pactOf(other);
    expect(emitPacts(other)[0]?.path).toBe('generated/pacts/documentation-Users-all-of-them.json');
    expect(pact.interactions.map(({ description, request }) => [description, request.path, request.query])).toEqual([
      [
        'a request to delete post (DELETE /users/{userId}/posts/{postId}) is answered with 204 noContent',
        '/users/a%2Fb/posts/7',
        undefined,
      ],
      ...[
        'with the scheme written `bearer`',
        'with the scheme written `BEARER`',
        'with two blanks before its token',
      ].map((words) => [
        `a request to delete post (DELETE /users/{userId}/posts/{postId}) ${words} is answered with 204 noContent`,
        '/users/a%2Fb/posts/7',
        undefined,
      ]),
      [
        'a request to delete post (DELETE /users/{userId}/posts/{postId}) with a userId that is percent-encoded is answered with 204 noContent',
        '/users/Facsimile%201.5%2B%C3%A9/posts/7',
        undefined,
      ],
      [
        'a request to delete post (DELETE /users/{userId}/posts/{postId}) for an unknown postId is refused with 404 notFound',
        '/users/a%2Fb/posts/999999999',
        undefined,
      ],
      ...['', 'text/csv', 'text/*', '*/*', 'text/html, text/csv;q=0.9, */*;q=0.1']
        .map((accept) => accept && ` that accepts ${accept}`)
        .map((words) => [
          `a request to list users (GET /users)${words} is answered with 200 ok`,
          '/users',
          { $filter: ['a eq 1'] },
        ]),
      ['a request to list users (GET /users) without $filter is refused with 400 badRequest', '/users', undefined],
      [
        'a request to list users (GET /users) with a text for $top is refused with 400 badRequest',
        '/users',
        { $filter: ['a eq 1'], $top: ['text'] },
      ],
      [
        'a request to list users (GET /users) without X-Tenant is refused with 400 badRequest',
        '/users',
        { $filter: ['a eq 1'] },
      ],
    ]);
  });

  test('sends no body where none is documented, and expects none', () => {
    const { request, response } = interaction(other, '204 noContent');
    expect(Object.keys(request)).toEqual(['method', 'path', 'headers', 'matchingRules', 'generators']);
    expect(response).toEqual({ status: 204 });
  });

  test('expects of a body that is not JSON its media type alone', () => {
    expect(interaction(other, '200 ok').response).toEqual({
      status: 200,
      headers: { 'Content-Type': ['text/csv'] },
      matchingRules: {
        header: {
          'Content-Type': { combine: 'AND', matchers: [{ match: 'regex', regex: '(?i)^text/csv\\s*(;.*)?$' }] },
        },
      },
    });
  });

  test('is none where nothing is promised', () => {
    expect(emitPacts({ ...other, paths: {} })).toEqual([]);
  });
});
