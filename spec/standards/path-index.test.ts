import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathPattern } from '../openapi/paths.ts';
import { narrowOperations, nearOperations } from './path-index.ts';
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

test('templates that a path fits but for one segment are near, and no others', () => {
  const operations = operationsOf([
    '/users',
    '/users/{id}',
    '/users/{id}/posts',
    '/teams/{id}/posts',
    '/teams/{id}/tags/{tag}',
  ]);
  const near = (path: string) =>
    nearOperations(operations, path)
      .map(({ path }) => path)
      .toSorted();
  expect(near('/user/7/posts')).toEqual(['/teams/{id}/posts', '/users/{id}/posts']);
  expect(near('/users/7/post')).toEqual(['/users/{id}', '/users/{id}/posts']);
  expect(near('/v2/users')).toEqual(['/users', '/users/{id}']);
  expect(near('/teams/tags/a')).toEqual(['/teams/{id}/posts', '/teams/{id}/tags/{tag}']);
  expect(near('/rooms/7/chairs/8')).toEqual([]);
});

test('which templates are near is the same with an index and without', () => {
  const plain = fc.constantFrom('a', 'b', '{x}', '{y}');
  const templates = fc.uniqueArray(fc.array(plain, { minLength: 1, maxLength: 4 }), {
    maxLength: 12,
    selector: String,
  });
  fc.assert(
    fc.property(templates, fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 }), (all, parts) => {
      const operations = operationsOf(all.map((segments) => `/${segments.join('/')}`));
      const expected = operations.filter(({ path }) => isNear(path.slice(1).split('/'), parts));
      expect(nearOperations(operations, `/${parts.join('/')}`)).toEqual(expected);
    }),
  );
});

/** Whether segments fit those of a template when one is changed, left out or put in; or none, if one can be changed. */
function isNear(template: readonly string[], parts: readonly string[]): boolean {
  const fits = (segments: readonly (string | undefined)[]) =>
    segments.length === template.length &&
    template.every((part, at) => part.startsWith('{') || segments[at] === undefined || part === segments[at]);
  const changed = parts.some((_, at) => fits(parts.with(at, '{').map((part) => (part === '{' ? undefined : part))));
  const shorter = parts.some((_, at) => fits(parts.toSpliced(at, 1)));
  const longer = [...parts, ''].some((_, at) => fits([...parts.slice(0, at), undefined, ...parts.slice(at)]));
  return changed || shorter || longer;
}
