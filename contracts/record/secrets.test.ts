import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileMockApi } from '../../mocks/build/compile-validators.ts';
import { configureHandlers } from '../../mocks/msw/create-handlers.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { Pact } from '../pact/pact.ts';
import { setup, teardown } from './global-setup.ts';
import { recordPact, runFolderVariable } from './record-pact.ts';
import { createTestRun } from './recording.fixture.ts';

const text = { type: 'string' } as const;

const orderSchema = {
  type: 'object',
  required: ['note'],
  properties: {
    note: text,
    count: { type: 'integer' },
    link: { type: 'string', format: 'uri' },
    state: { type: 'string', enum: ['open', 'sent'] },
    owner: { type: 'object', properties: { mail: text, address: { type: 'object', properties: { street: text } } } },
    items: {
      type: 'array',
      items: { type: 'object', properties: { name: text, tags: { type: 'array', items: text } } },
    },
    extra: { type: 'object' },
    either: { oneOf: [{ type: 'object', properties: { card: text } }, text] },
  },
} as const;

const orders: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Orders', version: '1' },
  servers: [{ url: 'https://orders.example/v1' }],
  paths: {
    '/shops/{shop}/orders': {
      post: {
        operationId: 'create_order',
        security: [{ token: [] }],
        parameters: [
          { name: 'shop', in: 'path', required: true, schema: text, example: 'shop-1' },
          { name: 'filter', in: 'query', schema: text, example: 'all' },
          { name: 'size', in: 'query', schema: { type: 'integer' } },
          { name: 'X-Trace', in: 'header', schema: text },
        ],
        requestBody: {
          content: {
            'application/json': { schema: orderSchema, examples: { created: { value: { note: 'Note value' } } } },
            'text/plain': { schema: text },
          },
        },
        responses: {
          '201': { description: 'Made.', content: { 'application/json': { schema: orderSchema } } },
          '400': { description: 'Refused.', content: { 'application/json': { schema: { type: 'object' } } } },
          '415': { description: 'Refused.', content: { 'application/json': { schema: { type: 'object' } } } },
        },
      },
    },
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
};

const handlers = configureHandlers(compileMockApi(orders));
const server = setupServer(...handlers);
const original = process.env[runFolderVariable];
beforeAll(() => server.listen());
afterAll(() => {
  server.close();
  expect(process.env[runFolderVariable]).toBe(original);
});

const secrets = [
  'secret7193',
  'https://user:secret7193@host.example/a?sig=secret7193',
  'jane.secret7193@example.com',
  'eyJhbGciOi.secret7193.c2ln',
];

interface Order {
  readonly url?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

function send({ url = '', headers = {}, body = { note: 'x' } }: Order) {
  return fetch(`https://orders.example/v1${url === '' ? '/shops/1/orders' : url}`, {
    method: 'POST',
    headers: { Authorization: 'Bearer token', 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** Every place of a request, with the status that a secret there is answered with. */
const places: Readonly<Record<string, readonly [status: number, (secret: string) => Order]>> = {
  'a path': [201, (secret) => ({ url: `/shops/${encodeURIComponent(secret)}/orders` })],
  'the value of a documented query parameter': [
    201,
    (secret) => ({ url: `/shops/1/orders?filter=${encodeURIComponent(secret)}` }),
  ],
  'the value of a query parameter of another type': [
    400,
    (secret) => ({ url: `/shops/1/orders?size=${encodeURIComponent(secret)}` }),
  ],
  'the name of a query parameter': [201, (secret) => ({ url: `/shops/1/orders?${encodeURIComponent(secret)}=1` })],
  'the value of a documented header': [201, (secret) => ({ headers: { 'X-Trace': secret } })],
  'the value of another header': [201, (secret) => ({ headers: { Cookie: `session=${secret}` } })],
  'the name of a header': [201, () => ({ headers: { 'X-secret7193': 'yes' } })],
  'a bearer token': [201, (secret) => ({ headers: { Authorization: `Bearer ${secret}` } })],
  'a parameter of the media type': [201, () => ({ headers: { 'Content-Type': 'application/json; a=secret7193' } })],
  'the media type': [415, () => ({ headers: { 'Content-Type': 'application/secret7193' } })],
  'a text of the body': [201, (secret) => ({ body: { note: secret } })],
  'a link in the body': [201, (secret) => ({ body: { note: 'x', link: `https://a.example/?a=${encodeURI(secret)}` } })],
  'a text in an object in an object': [
    201,
    (secret) => ({ body: { note: 'x', owner: { mail: secret, address: { street: secret } } } }),
  ],
  'a text in a list in a list': [201, (secret) => ({ body: { note: 'x', items: [{ name: secret, tags: [secret] }] } })],
  'an alternative of the body': [201, (secret) => ({ body: { note: 'x', either: { card: secret } } })],
  'a value that may be anything': [201, (secret) => ({ body: { note: 'x', extra: { a: { b: [secret] } } } })],
  'a name where any may stand': [201, (secret) => ({ body: { note: 'x', extra: { [secret]: 1 } } })],
  'the name of a property that is not documented': [201, (secret) => ({ body: { note: 'x', [secret]: 'yes' } })],
  'the value of a property that is not documented': [201, (secret) => ({ body: { note: 'x', other: secret } })],
  'a value outside of an enumeration': [400, (secret) => ({ body: { note: 'x', state: secret } })],
  'a text for a number': [400, (secret) => ({ body: { note: 'x', count: secret } })],
  'an object for a text': [400, (secret) => ({ body: { note: { [secret]: secret } } })],
  'a whole body that is a text in JSON': [400, (secret) => ({ body: JSON.stringify(secret) })],
  'a body of malformed JSON': [400, (secret) => ({ body: `{"note": "${secret}"` })],
  'a body of plain text': [201, (secret) => ({ headers: { 'Content-Type': 'text/plain' }, body: secret })],
};

/** What was written, with the parts that wait for other workers. */
async function record(use: () => Promise<unknown>) {
  const folder = await mkdtemp(join(tmpdir(), 'facsimile-secrets-'));
  const { hooks, run } = createTestRun();
  const recorder = recordPact({ consumer: 'shop', server, handlers, folder, document: orders, hooks });
  await setup();
  const parts = process.env[runFolderVariable] ?? '';
  try {
    await run([use]);
    const written = await readAll(parts);
    await teardown();
    const pacts = await readAll(folder);
    return { files: [...written, ...pacts], pact: JSON.parse(pacts[0] ?? '{}') as Pact, leftOut: recorder.leftOut() };
  } finally {
    server.events.removeAllListeners();
    server.resetHandlers();
    await rm(folder, { recursive: true, force: true });
  }
}

async function readAll(folder: string): Promise<readonly string[]> {
  return Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
}

test.each(Object.entries(places))('a secret in %s is in no file, and the exchange is', async (_, [status, order]) => {
  const { files, pact } = await record(async () => {
    for (const secret of secrets) expect((await send(order(secret))).status).toBe(status);
  });
  expect(files).toHaveLength(2);
  expect(files.filter((file) => /secret7193|jane/i.test(file))).toEqual([]);
  expect(pact.interactions.map(({ response }) => response.status)).toEqual([status]);
});

test('a number of the consumer is in no file: neither one of its type nor one that stands for a text', async () => {
  const { files, pact } = await record(async () => {
    await send({ body: { note: 'x', count: 719_319 } });
    await send({ body: { note: 719_319 } });
    await send({ url: '/shops/1/orders?size=719319' });
  });
  expect(files.filter((file) => file.includes('719319'))).toEqual([]);
  expect(pact.interactions.map(({ request }) => request.body?.content)).toEqual([
    { note: 'Note value' },
    { note: 'Note value', count: 1 },
    { note: 1 },
  ]);
});

test('a secret in a response that a test made up is in no file, read or not', async () => {
  const { files, pact } = await record(async () => {
    const made = { note: 'secret7193', secret7193: 'secret7193', owner: { mail: 'secret7193', secret7193: 1 } };
    server.use(
      http.post('*/shops/1/orders', () =>
        HttpResponse.json(made, { status: 201, headers: { 'X-secret7193': 'secret7193', Location: 'secret7193' } }),
      ),
    );
    const response = await send({});
    const names = [response.headers.get('x-secret7193'), response.headers.get('Location')];
    return JSON.stringify([names, await response.json()]);
  });
  expect(files).toHaveLength(2);
  expect(files.filter((file) => file.includes('secret7193'))).toEqual([]);
  expect(pact.interactions.map(({ response }) => response.body?.content)).toEqual([{ note: 'text' }]);
});

test('members of an enumeration, empty texts and the lengths of lists stay', async () => {
  const { pact } = await record(() =>
    send({ body: { note: '', state: 'sent', items: [{ name: 'a' }, { name: 'b' }] } }),
  );
  expect(pact.interactions[0]?.request.body?.content).toEqual({
    note: '',
    state: 'sent',
    items: [{ name: 'text' }, { name: 'text' }],
  });
});

test('properties that are not documented are left out, and counted for the author of the test', async () => {
  const { leftOut } = await record(() => send({ body: { note: 'x', secret7193: 1, owner: { secret7193: 1 } } }));
  expect(leftOut).toEqual(['POST /v1/shops/1/orders: 2 properties of the body are not documented']);
});

test('an error that only a value brings about is in no contract, since no value that is sent is recorded', async () => {
  const { files, leftOut } = await record(() => send({ body: { note: 'x', link: 'no link' } }));
  expect(leftOut).toEqual([
    'POST /v1/shops/1/orders is answered with 400 for a value, and no value that is sent is recorded',
  ]);
  expect(files.filter((file) => file.includes('no link'))).toEqual([]);
});

test('such an error is noted beside the interactions, once', async () => {
  const { pact } = await record(async () => {
    await send({ body: { note: 'x', link: 'no link' } });
    await send({ body: { note: 'x', link: 'none either' } });
    await send({ body: { note: 'x' } });
  });
  expect(pact.interactions).toHaveLength(1);
  const { operationId } = pact.interactions[0]?.comments.facsimile ?? {};
  expect(pact.metadata.facsimile).toMatchObject({
    refusals: [{ operationId, status: 400, scenario: 'badRequest' }],
  });
});

test('a text that is no JSON is described as one, not as a body without its properties', async () => {
  const { pact } = await record(async () => {
    await send({ body: '{"note": ' });
    await send({ headers: { 'Content-Type': 'text/xml' }, body: '<note/>' });
  });
  expect(pact.interactions.map(({ description }) => description.replace(/^.*\) (?=as )/, ''))).toEqual([
    'as malformed JSON is refused with 400 badRequest',
    'as text/xml is refused with 415 unsupportedMediaType',
  ]);
});
