import { expect, it } from 'vitest';
import { readOperations } from '../openapi/operations.ts';
import { compileTogether, type TestPage, testPage } from '../test-page.fixture.ts';

const http = (...lines: readonly string[]) => ['``` http', ...lines, '```'].join('\n');
const line = (path: string) => ({
  requestBlock: http(`POST ${path}`),
  body: 'Do not supply a request body for this method.',
  sampleRequest: http(`POST https://graph.microsoft.com/v1.0${path}`),
});
const response = (type: string) => ({
  sampleResponse: [
    `<!-- {"blockType": "response", "@odata.type": "microsoft.graph.${type}"} -->`,
    http('HTTP/1.1 201 Created', 'Content-Type: application/json', '', '{"id": "1"}'),
  ].join('\n'),
});

/** Where operations are declared again, where first, and what is taken of their bodies. */
function merged(...pages: readonly TestPage[]) {
  const sources = pages.map((page, at) => ({ path: `v1.0/${'abc'.charAt(at)}.md`, text: testPage(page) }));
  return compileTogether(sources)
    .diagnostics.filter((diagnostic) => diagnostic.code === 'operation-merged')
    .map(({ page, message, related, taken }) => ({
      page,
      message,
      related: related.map((place) => `${place.page} ${place.label}`),
      bodies: taken?.split('; ').slice(2),
    }));
}

it('nothing is reported where each page declares its own', () => {
  expect(merged(line('/notes'), line('/memos'))).toEqual([]);
});

it('each page that declares an operation again is reported, with the one that has it first', () => {
  const again = {
    message: '`POST /notes` is declared on another page too',
    related: ['v1.0/a.md declared here first'],
    bodies: [],
  };
  expect(merged(line('/notes'), line('/notes'), line('/notes'))).toEqual([
    { page: 'v1.0/b.md', ...again },
    { page: 'v1.0/c.md', ...again },
  ]);
});

it('bodies of another type are reported', () => {
  const [found] = merged({ ...line('/notes'), ...response('note') }, { ...line('/notes'), ...response('memo') });
  expect(found?.bodies).toEqual(['the body of 201 may have any of their types (`anyOf`)']);
});

it('names of parameters make no other operation, and a page that has it twice is reported once', () => {
  const twice = { requestBlock: http('POST /books/{id}/notes', 'POST /books/{name}/notes', 'POST /books/{key}/notes') };
  expect(merged(twice)).toMatchObject([
    {
      message: '`POST /books/{id}/notes` is declared on this page too',
      related: ['v1.0/a.md declared here first', 'v1.0/a.md likewise'],
    },
  ]);
});

it('a response has the headers that any page shows for it, each once and as the first shows it', () => {
  const shown = (...headers: readonly string[]) => ({ sampleResponse: http('HTTP/1.1 202 Accepted', ...headers) });
  const pages = [
    { ...line('/notes'), ...shown('Location: https://example.com/1', 'Date: today', 'Content-Length: 0') },
    { ...line('/notes'), ...shown('location: https://example.com/2', 'Retry-After: 5') },
  ];
  const sources = pages.map((page, at) => ({ path: `v1.0/${'ab'.charAt(at)}.md`, text: testPage(page) }));
  const [operation] = readOperations(compileTogether(sources).document);
  expect(operation?.responses.find(({ status }) => status === 202)?.headers).toMatchObject([
    { name: 'Location', example: 'https://example.com/1', required: false },
    { name: 'Retry-After', example: '5', required: false },
  ]);
});
