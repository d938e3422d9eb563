import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathPattern } from '../openapi/paths.ts';
import { narrowOperations } from './path-index.ts';
import { compareTemplates, findRoute } from './paths.ts';

function operationsOf(templates: readonly string[]) {
  return templates
    .map((path, at) => ({ path, pattern: pathPattern(path), method: at % 2 === 0 ? 'GET' : 'POST' }))
    .sort((a, b) => compareTemplates(a.path, b.path));
}

const segment = fc.constantFrom('a', 'b', '{x}', '{y}', '$ref', 'a b', "f(id='{x}')", '{x}.{y}', 'a.b', '', 'ü');
const template = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => `/${segments.join('/')}`);
const part = fc.constantFrom(
  'a',
  'b',
  'c',
  '{}',
  '$ref',
  '%24ref',
  'a%20b',
  "f(id='1')",
  'a.b',
  'a%2eb',
  '',
  '%C3%BC',
  'v1',
);
const path = fc.array(part, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`);

test('a request finds the same operation with an index and without', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(template, { maxLength: 12 }),
      path,
      fc.constantFrom('GET', 'HEAD', 'POST'),
      (templates, path, method) => {
        const api = { prefixes: ['/v1', '/a'], operations: operationsOf(templates) };
        expect(findRoute({ ...api, narrow: narrowOperations }, method, path)).toEqual(findRoute(api, method, path));
      },
    ),
    { numRuns: 500 },
  );
});

test('few of many operations are left to look at', () => {
  const kinds = Array.from({ length: 500 }, (_, at) => `kind${at}`);
  const operations = operationsOf(
    kinds.flatMap((kind) => [`/${kind}`, `/${kind}/{id}`, `/${kind}/{id}/$ref`, `/{any}/${kind}`]),
  );
  expect(narrowOperations(operations, '/kind7/kind8').map(({ path }) => path)).toEqual(['/kind7/{id}', '/{any}/kind8']);
  expect(narrowOperations(operations, '/other')).toEqual([]);
});
