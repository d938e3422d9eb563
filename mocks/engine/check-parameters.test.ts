import { afterAll, describe, expect, test } from 'vitest';
import { compileMockApi } from '../build/compile-validators.ts';
import { libraryDocument } from '../build/library-document.fixture.ts';
import { startMockServer } from '../server/start-server.ts';
import { mockRequest } from './mock-request.fixture.ts';
import { respond } from './respond.ts';

const api = compileMockApi(libraryDocument);
const server = await startMockServer({ document: libraryDocument, port: 0 });
afterAll(() => server.close());

type Ask = (target: string, headers: Readonly<Record<string, string>>) => Promise<readonly [number, string | null]>;

const mocks: Readonly<Record<string, Ask>> = {
  'the core': async (target, headers) => {
    const response = respond(api, mockRequest('GET', target, headers));
    return [response.status, response.headers['x-facsimile-violation'] ?? null];
  },
  'the mock server': async (target, headers) => {
    const { status, headers: got } = await fetch(server.url + target, { headers });
    return [status, got.get('x-facsimile-violation')];
  },
};

describe.each(Object.entries(mocks))('%s', (_name, ask) => {
  const page = (rest: string) => `/shelves/s/books/b/pages/${rest}`;
  test.each([
    ['a path parameter', page('one'), {}, 'the path parameter page must be integer (read-page.md:5)'],
    ['a path parameter too small', page('0'), {}, 'the path parameter page must be >= 1 (read-page.md:5)'],
    ['a query parameter', page('1?size=big'), {}, 'the query parameter size must be number (read-page.md:6)'],
    [
      'one of several values',
      page('1?marks=ink&marks=chalk'),
      {},
      'the query parameter marks must be one of ink, pencil (read-page.md:7)',
    ],
    [
      'a list in a header',
      page('1'),
      { 'x-lines': '1, a' },
      'the header parameter X-Lines must be integer (read-page.md:8)',
    ],
    ['a header', page('1'), { 'x-aloud': 'yes' }, 'the header parameter X-Aloud must be boolean (read-page.md:9)'],
  ])('rejects %s of the wrong type', async (_case, target, headers, message) => {
    expect(await ask(target, headers)).toEqual([400, message]);
  });

  test.each([
    ['that are absent', page('12'), {}],
    ['of their types', page('%31?size=1.5&marks=ink&marks=pencil'), { 'x-aloud': 'false' }],
    ['that may be any text', page('1?title=5&other=x'), {}],
  ])('takes parameters %s', async (_case, target, headers) => {
    expect(await ask(target, headers)).toEqual([200, null]);
  });
});
