import { describe, expect, test } from 'vitest';
import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { readPact } from '../pact/read-pact.ts';
import { type CoveredPart, coverDocument, coveredPercent } from './coverage.ts';
import { renderCoverage } from './text.ts';

const note: JsonSchema = {
  type: 'object',
  properties: {
    id: { type: 'string', readOnly: true },
    Text: { type: 'string', 'x-doc-source': { page: 'notes.md', line: 12 } },
    key: { type: 'string', writeOnly: true },
    'made by': { type: 'object', properties: { name: { type: 'string' } } },
    parts: { type: 'array', items: { $ref: '#/components/schemas/note' } },
  },
};

const json = (...names: readonly string[]) => ({
  'application/json': {
    schema: { $ref: '#/components/schemas/note' },
    examples: Object.fromEntries(names.map((name) => [name, { value: {} }])),
  },
});

const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  servers: [{ url: 'https://notes.example/v1' }],
  components: { schemas: { note } },
  paths: {
    '/notes': {
      post: {
        operationId: 'add',
        'x-doc-source': { page: 'notes.md', line: 3 },
        parameters: [
          { name: 'dry run', in: 'query', schema: { type: 'boolean' } },
          { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
        ],
        requestBody: { content: json() },
        responses: {
          201: { description: 'made', content: json('short', 'long'), 'x-doc-source': { page: 'notes.md', line: 20 } },
          '4XX': { description: 'refused', content: json() },
        },
      },
    },
    '/notes/{id}': {
      get: reading('read', 9),
      put: reading('replace', 9),
      delete: { operationId: 'remove', responses: { 204: { description: 'gone' } } },
    },
  },
};

function reading(operationId: string, line: number) {
  const choice = { page: 'notes.md', line };
  return { operationId, 'x-doc-choice': choice, responses: { 200: { description: 'a note' } } };
}

interface Called {
  readonly consumer?: string;
  readonly request: object;
  readonly response: object;
  readonly scenario?: string;
  readonly reads?: unknown;
}

function cover(...called: readonly Called[]) {
  const interactions = called.flatMap(({ consumer = 'app', request, response, scenario, reads }) => {
    const comments = { comments: { facsimile: { scenario, reads } } };
    const interaction = { description: 'a request', request, response, ...comments };
    return readPact({
      path: `${consumer}.json`,
      text: JSON.stringify({ consumer: { name: consumer }, interactions: [interaction] }),
    });
  });
  return coverDocument(document, interactions);
}

const touchedIn = (parts: readonly CoveredPart[] = []) =>
  parts.filter(({ consumers }) => consumers.length > 0).map(({ name }) => name);

const add = { method: 'POST', path: '/v1/notes' };

describe('what is documented', () => {
  const [operation] = cover().operations;

  test('are operations, responses and error responses, with their lines', () => {
    expect(operation).toMatchObject({
      ...{ id: 'add', method: 'POST', path: '/notes', source: 'notes.md:3', consumers: [] },
      scenarios: [
        { name: '201 short', source: 'notes.md:20', consumers: [] },
        { name: '201 long', source: 'notes.md:20', consumers: [] },
      ],
      refusals: [{ name: '4XX badRequest', consumers: [] }],
    });
  });

  test('are parameters and the properties of each direction, those of a part in itself once', () => {
    expect(operation?.properties.map(({ name }) => name)).toEqual([
      'query dry run',
      'header x-trace',
      'request $.Text',
      'request $.key',
      "request $['made by']",
      'request $.parts',
      "request $['made by'].name",
      '201 $.id',
      '201 $.Text',
      "201 $['made by']",
      '201 $.parts',
      "201 $['made by'].name",
    ]);
    expect(operation?.properties[2]?.source).toBe('notes.md:12');
  });

  test('of several readings of a line one counts: the one that is called, or the first', () => {
    const ids = (covered: ReturnType<typeof cover>) => covered.operations.map(({ id }) => id);
    expect(ids(cover())).toEqual(['add', 'read', 'remove']);
    const replace = { request: { method: 'PUT', path: '/notes/1' }, response: { status: 200 } };
    expect(ids(cover(replace))).toEqual(['add', 'replace', 'remove']);
  });
});

describe('what an interaction touches', () => {
  test('is what it sends and what it expects', () => {
    const [operation] = cover({
      request: { ...add, query: { 'dry run': ['true'] }, headers: { 'x-Trace': '1' }, body: { Text: 'a' } },
      response: { status: 201, body: { id: '1', 'made by': { name: 'Ada' }, unknown: 1 } },
    }).operations;
    expect(touchedIn(operation?.scenarios)).toEqual(['201 short']);
    expect(touchedIn(operation?.properties)).toEqual([
      'query dry run',
      'header x-trace',
      'request $.Text',
      '201 $.id',
      "201 $['made by']",
      "201 $['made by'].name",
    ]);
  });

  test('is the scenario that its contract names, else the first of its status', () => {
    const response = { status: 201 };
    const touched = (scenario: string) =>
      touchedIn(cover({ request: add, response, scenario }).operations[0]?.scenarios);
    expect([touched('long'), touched('other')]).toEqual([['201 long'], ['201 short']]);
  });

  test('is of the response what its contract notes to be read, and not what it expects', () => {
    const response = { status: 201, body: { id: '1' } };
    const read = (reads: unknown) => touchedIn(cover({ request: add, response, reads }).operations[0]?.properties);
    expect(read(['$', '$.Text'])).toEqual(['201 $.Text']);
    expect(read('all')).toEqual(['201 $.id', '201 $.Text', "201 $['made by']", '201 $.parts', "201 $['made by'].name"]);
  });

  test('is a property of a type at whatever place in the body', () => {
    const body = { Text: 'a', parts: [{ parts: [{ key: 'b' }] }] };
    const [operation] = cover({ request: { ...add, body }, response: { status: 201 } }).operations;
    expect(touchedIn(operation?.properties)).toEqual(['request $.Text', 'request $.key', 'request $.parts']);
  });

  test('is a range of statuses by any status in it', () => {
    const { operations } = cover({ request: add, response: { status: 409 } });
    expect(touchedIn(operations[0]?.refusals)).toEqual(['4XX badRequest']);
  });

  test('is an error response that recordPact notes without an interaction', () => {
    const pact = {
      interactions: [{ request: add, response: { status: 201 } }],
      metadata: { facsimile: { refusals: [{ operationId: 'add', status: 400, scenario: 'badRequest' }, {}] } },
    };
    const { operations } = coverDocument(document, readPact({ path: 'app.json', text: JSON.stringify(pact) }));
    expect(touchedIn(operations[0]?.refusals)).toEqual(['4XX badRequest']);
  });

  test('is a query that is written as a text', () => {
    const { operations } = cover({ request: { ...add, query: 'dry%20run=true' }, response: { status: 201 } });
    expect(touchedIn(operations[0]?.properties)).toEqual(['query dry run']);
  });

  test('is known with its consumers', () => {
    const called = (consumer: string) => ({ consumer, request: add, response: { status: 201 } });
    const [operation] = cover(called('web'), called('app'), called('web')).operations;
    expect(operation?.consumers).toEqual(['app', 'web']);
    expect(operation?.scenarios[0]?.consumers).toEqual(['app', 'web']);
  });

  test('is nothing where it calls no documented operation', () => {
    const covered = cover({ request: { method: 'GET', path: '/other' }, response: { status: 200 } });
    expect(covered.unknown).toEqual(['app.json: a request']);
    expect(covered.counts.operations).toEqual({ covered: 0, total: 3 });
  });
});

test('the percentage is of all that is documented, rounded down', () => {
  const { counts } = cover({ request: { method: 'DELETE', path: '/notes/1' }, response: { status: 204 } });
  expect(counts).toEqual({
    operations: { covered: 1, total: 3 },
    scenarios: { covered: 1, total: 4 },
    refusals: { covered: 0, total: 1 },
    properties: { covered: 0, total: 12 },
  });
  expect(coveredPercent({ counts })).toBe(10);
  const third = { covered: 1, total: 3 };
  expect(coveredPercent({ counts: { operations: third, scenarios: third, refusals: third, properties: third } })).toBe(
    33.3,
  );
});

test('the text lists what is never touched, each on a line with its place', () => {
  const covered = cover(
    { request: { ...add, body: { Text: 'a' } }, response: { status: 201, body: { id: '1' } } },
    { request: { method: 'GET', path: '/other' }, response: { status: 200 } },
  );
  const lines = renderCoverage(covered).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'POST /notes (notes.md:3): called by app',
      '  never received: 201 long (notes.md:20)',
      '  never received: 4XX badRequest',
      '  never sent or read: 201 $.Text (notes.md:12)',
      'DELETE /notes/{id}: never called',
      'not documented: app.json: a request',
    ]),
  );
  expect(lines.at(-2)).toBe('operations 1 of 3, scenarios 1 of 4, refusals 0 of 1, properties 2 of 12: 20 %');
});
