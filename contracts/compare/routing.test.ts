import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeApi } from '../../mocks/build/build-api.ts';
import { findOperation } from '../../mocks/engine/match-operation.ts';
import type { BodySchema, MockApi } from '../../mocks/engine/mock-api.ts';
import type { OpenApiDocument, OperationObject } from '../../spec/openapi/document.ts';
import { createOperationFinder } from '../../spec/openapi/paths.ts';
import { type Method, methods } from '../../spec/standards/method.ts';
import { readPact } from '../pact/read-pact.ts';
import { requestOfContract } from '../verify/contract-request.ts';
import { comparePacts } from './compare.ts';

const templates = [
  '/items',
  '/items/{id}',
  '/items/$count',
  '/items/%24ref',
  '/items/{id}/sub',
  '/items/{id}/$ref',
  '/{a}/{b}',
  '/v1/items',
  "/items/near(place='{place}',limit={limit})",
  '/größe/{id}',
];

type Documented = readonly (readonly [path: string, methods: readonly Method[]])[];

function createDocument(documented: Documented, prefixes: readonly string[]): OpenApiDocument {
  const operation = (operationId: string): OperationObject => ({
    operationId,
    responses: { '204': { description: '' } },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Items', version: '1' },
    servers: prefixes.map((prefix) => ({ url: `https://items.example${prefix}` })),
    paths: Object.fromEntries(
      documented.map(([path, names]) => [
        path,
        Object.fromEntries(names.map((method) => [method, operation(`${method} ${path}`)])),
      ]),
    ),
  };
}

/** The operation that the mock finds for a request. */
function findInMock(api: MockApi, method: string, target: string): string | undefined {
  const found = findOperation(api, { method, target, headers: new Headers(), text: '' });
  return 'check' in found ? undefined : found.operation.id;
}

const documents = fc
  .record({
    documented: fc.uniqueArray(fc.tuple(fc.constantFrom(...templates), fc.subarray([...methods], { minLength: 1 })), {
      selector: ([path]) => path,
      minLength: 1,
    }),
    prefixes: fc.subarray(['/v1', '/v1/beta', '/items']),
  })
  .map(({ documented, prefixes }) => createDocument(documented, prefixes));

const segments = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('items', '7', '$count', '%24count', '$ref', '%24ref', 'sub', 'v1', 'beta') },
  fc.constantFrom("near(place='a',limit=9)", 'near%28place=%27a%27,limit=9%29', 'größe', 'gr%C3%B6%c3%9fe'),
  fc.constantFrom('', '.', '..', '%2F', '%zz', '%C3', '{id}', '%7Bid%7D', '%2524ref'),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const targets = fc
  .tuple(fc.array(segments, { maxLength: 5 }), fc.constantFrom('', '?a=/items', '#items', '/'))
  .map(([parts, end]) => `/${parts.join('/')}${end}`);
const verbs = fc.oneof(
  fc.constantFrom(...methods, 'trace', 'propfind').map((method) => method.toUpperCase()),
  fc.stringMatching(/^[A-Z]{1,8}$/),
);

/** The target to which verification sends the request of a contract. */
function targetOfContract(method: string, path: string): string | undefined {
  const interactions = [{ description: 'a request', request: { method, path }, response: { status: 204 } }];
  const text = JSON.stringify({ consumer: { name: 'app' }, provider: { name: 'items' }, interactions });
  const [interaction] = readPact({ path: 'app.json', text });
  return interaction && requestOfContract(interaction).target;
}

test('mock, comparison and verification find the same operation, or none, for any request', () => {
  fc.assert(
    fc.property(documents, verbs, targets, (document, method, target) => {
      const api = describeApi<BodySchema>(document, () => undefined);
      const compared = createOperationFinder(document)(method, target)?.operation.id;
      expect(findInMock(api, method, target)).toBe(compared);
      expect(findInMock(api, method, targetOfContract(method, target) ?? '')).toBe(compared);
    }),
    { numRuns: 1000 },
  );
});

describe('an item and a count', () => {
  const document = createDocument(
    [
      ['/items/{id}', ['get', 'delete']],
      ['/items/$count', ['get']],
    ],
    [],
  );
  const api = describeApi<BodySchema>(document, () => undefined);
  const findCompared = createOperationFinder(document);

  async function compare(method: string, path: string) {
    const interactions = [{ description: 'a request', request: { method, path }, response: { status: 204 } }];
    const text = JSON.stringify({ consumer: { name: 'app' }, provider: { name: 'items' }, interactions });
    return (await comparePacts(document, [{ path: 'app.json', text }])).map(({ code }) => code);
  }

  test.each(['/items/$count', '/items/%24count'])('DELETE %s is documented for neither side', async (path) => {
    expect(findInMock(api, 'DELETE', path)).toBeUndefined();
    expect(findCompared('DELETE', path)).toBeUndefined();
    expect(await compare('DELETE', path)).toEqual(['request.path-or-method.unknown']);
  });

  test('HEAD /items/7 calls the GET operation on both sides', async () => {
    expect(findInMock(api, 'HEAD', '/items/7')).toBe('get /items/{id}');
    expect(findCompared('HEAD', '/items/7')?.operation.id).toBe('get /items/{id}');
    expect(await compare('HEAD', '/items/7')).toEqual([]);
  });
});
