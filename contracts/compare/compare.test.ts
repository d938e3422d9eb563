import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { emitPacts } from '../generate/generate.ts';
import { comparePacts } from './compare.ts';
import { formatFinding, formatFindingCount } from './finding.ts';

const document: OpenApiDocument = parse(readFileSync('spec/openapi.yaml', 'utf8'));
const page = 'spec/pages/add-commands.md';

/** An interaction as tests break it: with other parts than types allow. */
interface Interaction {
  description: string;
  request: { method: string; path: string; headers: Record<string, string[]>; body?: { content: unknown } };
  response: {
    status: number;
    headers: Record<string, string[]>;
    body: { content: unknown };
    matchingRules: { body: Record<string, unknown> };
  };
}

const contract = JSON.parse(emitPacts(document)[0]?.text ?? '') as { interactions: Interaction[]; metadata: object };

function find(status: number): Interaction {
  const found = contract.interactions.find((interaction) => interaction.response.status === status);
  if (found === undefined) throw new Error(`the contract has no response ${status}`);
  return structuredClone(found);
}

/** The good exchange (or the one with a status), broken and under a name of its own. */
function broken(description: string, change: (interaction: Interaction) => void, status = 201): Interaction {
  const entry = { ...find(status), description };
  change(entry);
  return entry;
}

const sent = (interaction: Interaction) => interaction.request.body?.content as Record<string, unknown>;
const expected = (interaction: Interaction) => interaction.response.body.content as Record<string, unknown>;

async function compare(interactions: readonly object[], metadata: object = contract.metadata) {
  const pact = { consumer: { name: 'app' }, provider: { name: 'service' }, interactions, metadata };
  return comparePacts(document, [{ path: 'app.json', text: JSON.stringify(pact) }]);
}

test('the emitted contract does not differ from its document', async () => {
  expect(await comparePacts(document, emitPacts(document))).toEqual([]);
});

test('an example that looks like a schema with a reference is data', async () => {
  const value = { $ref: 'y', required: ['id'], properties: {}, allOf: [{ $ref: '/etc/hostname' }] };
  const documentWithData = {
    ...document,
    components: { ...document.components, examples: { ...document.components?.examples, other: { value } } },
  };
  expect(await comparePacts(documentWithData, emitPacts(document))).toEqual([]);
});

/** Each with the line of the page that it contradicts. */
const faults: readonly (readonly [Interaction, severity: string, at: string, message: RegExp, source: string])[] = [
  [
    broken('a path misspelt', (interaction) => {
      interaction.request.path = '/device/device-1/commands';
    }),
    'error',
    'request',
    /^POST \/device\/device-1\/commands is not documented; the nearest is POST \/devices\/\{deviceId\}\/commands$/,
    `${page}:29`,
  ],
  [
    broken('another method', (interaction) => {
      interaction.request.method = 'PUT';
    }),
    'error',
    'request',
    /^PUT \S+ is not documented; the nearest is POST /,
    `${page}:29`,
  ],
  [
    broken('a property not sent', (interaction) => {
      delete sent(interaction).Status;
    }),
    'error',
    'request.body $.Status',
    /^must have required property 'Status'$/,
    `${page}:47`,
  ],
  [
    broken('a text sent as a number', (interaction) => {
      sent(interaction)['@odata.type'] = 7;
    }),
    'error',
    "request.body $['@odata.type']",
    /^must be string$/,
    `${page}:76`,
  ],
  [
    broken('a read-only property sent', (interaction) => {
      sent(interaction).id = '1';
    }),
    'error',
    'request.body $.id',
    /^is read-only: the service sets it/,
    `${page}:46`,
  ],
  [
    broken('no token', (interaction) => {
      delete interaction.request.headers.Authorization;
    }),
    'error',
    'request.headers',
    /Authorization header is missing/,
    `${page}:36`,
  ],
  [
    broken('a text sent for JSON', (interaction) => {
      interaction.request.headers['Content-Type'] = ['text/plain'];
    }),
    'error',
    'request.headers.content-type',
    /Content-Type header is incompatible/,
    `${page}:29`,
  ],
  [
    broken('a status not documented', (interaction) => {
      interaction.response.status = 200;
    }),
    'error',
    'response.status',
    /^Response status code not defined in the document: 200$/,
    `${page}:29`,
  ],
  [
    broken('an expected property not documented', (interaction) => {
      expected(interaction).createdAt = 'now';
    }),
    'error',
    'response.body $.createdAt',
    /must NOT have additional properties - createdAt$/,
    `${page}:99`,
  ],
  [
    broken('a number expected for a text', (interaction) => {
      expected(interaction).Status = 7;
    }),
    'error',
    'response.body $.Status',
    /^must be string$/,
    `${page}:47`,
  ],
  [
    broken('a matcher of another type', (interaction) => {
      interaction.response.matchingRules.body['$.Type'] = { combine: 'AND', matchers: [{ match: 'integer' }] };
    }),
    'error',
    'response.body $.Type',
    /^the matcher integer matches no string, which is documented$/,
    `${page}:48`,
  ],
  [
    broken('a required property not expected', (interaction) => {
      delete expected(interaction).id;
    }),
    'note',
    'response.body $',
    /^does not expect id, documented for every response$/,
    `${page}:99`,
  ],
  [
    broken('an expected header not documented', (interaction) => {
      interaction.response.headers.Location = ['/devices/device-1/commands/1'];
    }),
    'warning',
    'response.headers.location',
    /not defined in the document: location$/i,
    `${page}:59`,
  ],
  [
    broken('null expected for an object', (interaction) => {
      interaction.response.body.content = null;
    }),
    'error',
    'response.body $',
    /^must be object, and is null$/,
    `${page}:99`,
  ],
  [
    broken('a property sent that is not documented', (interaction) => {
      sent(interaction).priority = 'high';
    }),
    'warning',
    'request.body $.priority',
    /^is not documented$/,
    `${page}:40`,
  ],
];

test('every one of many planted faults is named, with its interaction, its place and the line of the page', async () => {
  const found = await compare([find(201), ...faults.map(([interaction]) => interaction)]);
  expect(
    found.map(({ interaction, severity, at, message, source }) => [interaction, severity, at, message, source]),
  ).toEqual(
    faults.map(([interaction, severity, at, message, source]) => [
      interaction.description,
      severity,
      at,
      expect.stringMatching(message),
      source,
    ]),
  );
});

describe('a right contract has no finding:', () => {
  test('a request with a version in front, and with $ref encoded', async () => {
    const versioned = broken('versioned', (interaction) => {
      interaction.request.path = `/v1.0${interaction.request.path}`;
    });
    const encoded = broken('encoded', (interaction) => {
      interaction.request.path = '/me/devices/a%20b/commands/%24ref';
    });
    expect(await compare([versioned, encoded])).toEqual([]);
  });

  test('an error response, whose request differs from the page on purpose', async () => {
    const rejected = broken(
      'rejected',
      (interaction) => {
        interaction.request.body = { content: { id: 1 } };
        interaction.request.headers = {};
      },
      400,
    );
    expect(await compare([rejected])).toEqual([]);
  });

  test.each([
    ['2.0.0', { 'pact-specification': { version: '2.0.0' } }],
    ['3.0.0', { pactSpecification: { version: '3.0.0' } }],
  ])('one of Pact %s, and a wrong one of that version has', async (_, metadata) => {
    const { request, response } = find(201);
    const flat = (headers: Record<string, string[]>) =>
      Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.join()]));
    const exchange = {
      request: { ...request, headers: flat(request.headers), body: request.body?.content, matchingRules: {} },
      response: { status: 201, headers: flat(response.headers), body: response.body.content },
    };
    const rules = (matchers: Readonly<Record<string, string>>) => {
      const entries = Object.entries(matchers);
      return 'pactSpecification' in metadata
        ? { body: Object.fromEntries(entries.map(([path, match]) => [path, { matchers: [{ match }] }])) }
        : Object.fromEntries(entries.map(([path, match]) => [path.replace('$', '$.body'), { match }]));
    };
    const expecting = (description: string, matchers: Readonly<Record<string, string>>) => ({
      ...exchange,
      description,
      response: { ...exchange.response, matchingRules: rules(matchers) },
    });
    const right = expecting('right', { $: 'type' });
    const wrong = expecting('wrong', { $: 'type', '$.Status': 'integer' });
    expect((await compare([right, wrong], metadata)).map(({ interaction, at }) => [interaction, at])).toEqual([
      ['wrong', 'response.body $.Status'],
    ]);
  });
});

describe('what cannot be read is one error, and the rest is compared:', () => {
  test.each([
    ['not JSON', 'nonsense', /^is not JSON: /],
    ['no contract', '[]', /^is not a Pact contract/],
    ['of an unknown version', '{"interactions":[],"metadata":{"pactSpecification":{"version":"9.0"}}}', /9\.0/],
  ])('a file that is %s', async (_, text, message) => {
    const good = emitPacts(document);
    const found = await comparePacts(document, [{ path: 'bad.json', text }, ...good]);
    expect(found).toEqual([
      { pact: 'bad.json', severity: 'error', code: 'pact.unreadable', message: expect.stringMatching(message) },
    ]);
  });

  test('an interaction without a request', async () => {
    const found = await compare([{ description: 'half', response: { status: 201 } }, find(201)]);
    expect(found.map(formatFinding)).toEqual([
      'error   app.json: "half": has no request with a method and a path, or no response with a status [pact.interaction.unreadable]',
    ]);
  });

  test('a message, which is a note', async () => {
    const message = { type: 'Asynchronous/Messages', description: 'told', contents: { content: 'text' } };
    expect((await compare([message, find(201)])).map(formatFinding)).toEqual([
      'note    app.json: "told": Asynchronous/Messages is not an exchange over HTTP [pact.interaction.unfit]',
    ]);
  });

  test('an interaction whose parts are of wrong kinds', async () => {
    const odd = broken('odd', (interaction) => Object.assign(interaction.request, { headers: 'none', query: 7 }));
    const [finding, ...others] = await compare([odd]);
    expect([finding?.interaction, finding?.severity, others]).toEqual(['odd', 'error', []]);
    expect(finding?.message).toMatch(/^\$\.interactions\[0\]\.request\.(headers|query) is /);
  });
});

test('a read-only property that the request schema itself requires is not asked of a request', async () => {
  const shared: OpenApiDocument = {
    openapi: '3.1.0',
    info: { title: 'Items', version: '1' },
    paths: {
      '/items': {
        post: {
          operationId: 'create',
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/item' } } },
          },
          responses: { '201': { description: 'Made.' } },
        },
      },
    },
    components: {
      schemas: {
        item: {
          type: 'object',
          required: ['id', 'name'],
          properties: { id: { type: 'string', readOnly: true }, name: { type: 'string' } },
        },
      },
    },
  };
  const pactOf = (body: object) => ({
    path: 'app.json',
    text: JSON.stringify({
      interactions: [
        {
          description: 'make',
          request: { method: 'POST', path: '/items', headers: { 'Content-Type': 'application/json' }, body },
          response: { status: 201 },
        },
      ],
    }),
  });
  expect(await comparePacts(shared, [pactOf({ name: 'a' })])).toEqual([]);
  const messages = (await comparePacts(shared, [pactOf({ id: '1' })])).map(({ message }) => message);
  expect(messages).toEqual(["must have required property 'name'", expect.stringMatching(/^is read-only/)]);
});

test('findings are counted by how grave they are', async () => {
  const found = await compare(faults.map(([interaction]) => interaction));
  expect(formatFindingCount(found)).toBe('12 errors, 2 warnings, 1 note');
});

test('names that every object inherits, or that hold quotes and brackets, are properties like others', async () => {
  const names = ['constructor', "it's", 'a]b'];
  const schema = {
    type: 'object',
    required: names,
    properties: { "it's": { type: 'integer' }, list: { type: 'array' } },
  };
  const odd: OpenApiDocument = {
    openapi: '3.1.0',
    info: { title: 'Odd', version: '1' },
    paths: {
      '/odd': {
        get: {
          operationId: 'odd',
          responses: { '200': { description: 'Odd.', content: { 'application/json': { schema } } } },
        },
      },
    },
  };
  const interaction = {
    description: 'odd',
    request: { method: 'GET', path: '/odd' },
    response: {
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: { "it's": 1 },
      matchingRules: { body: { "$['it\\'s']": { matchers: [{ match: 'include', value: 'a' }] } } },
    },
  };
  const metadata = { pactSpecification: { version: '3.0.0' } };
  const found = await comparePacts(odd, [
    { path: 'app.json', text: JSON.stringify({ interactions: [interaction], metadata }) },
  ]);
  expect(found.map(({ at, message }) => `${at} ${message}`)).toEqual([
    'response.body $ does not expect constructor, a]b, documented for every response',
    String.raw`response.body $['it\'s'] the matcher include matches no integer, which is documented`,
  ]);
});
