import { describe, expect, test } from 'vitest';
import { testPage } from '../../spec/test-page.fixture.ts';
import { createEmptyProject, createTestProject } from '../testing/test-project.ts';

const document = {
  openapi: '3.0.3',
  info: { title: 'Reports', version: '1' },
  servers: [{ url: 'https://reports.example/v2' }],
  paths: {
    '/reports/{id}': {
      get: {
        operationId: 'getReport',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: 'r-1' }],
        responses: { 200: { description: 'a report', content: { 'application/pdf': { schema: { type: 'string' } } } } },
      },
    },
    '/reports': { get: { operationId: 'listReports', responses: { 204: { description: 'none' } } } },
  },
};

describe('what is exported', () => {
  test("the project's own sources where nothing is named, written to a file", async () => {
    await using project = await createTestProject();
    const { code, out, err } = await project.run('export', 'har', '-o', 'out/exchanges.har');
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: '4 exchanges; written out/exchanges.har\n' });
    const { log } = JSON.parse(await project.read('out/exchanges.har'));
    expect(log.entries[0].comment).toBe('spec/pages/add-commands.md:29; response: spec/pages/add-commands.md:59');
  });

  test('each reading of a line, which Hurl is told', async () => {
    await using project = await createTestProject();
    const { out } = await project.run('export', 'hurl');
    const remark = '# One reading of spec/pages/add-commands.md:29, of which a service need follow only one\n';
    expect(out).toContain(`${remark}POST {{base_url}}/devices/device-1/commands\n`);
    expect(out).toContain(`${remark}POST {{base_url}}/devices/device-1/commands/$ref\n`);
  });

  test('pages, printed', async () => {
    await using project = await createEmptyProject();
    await project.write('docs/create-note.md', testPage());
    const { code, out, err } = await project.run('export', 'hurl', 'docs/create-note.md');
    expect({ code, err }).toEqual({ code: 0, err: '1 exchange\n' });
    expect(out).toContain('\n# docs/create-note.md:18; response: docs/create-note.md:36\nPOST {{base_url}}/notes\n');
  });

  test('an OpenAPI document, without what the format cannot hold', async () => {
    await using project = await createEmptyProject();
    await project.write('openapi.json', JSON.stringify(document, null, 2));
    const { code, out, err } = await project.run('export', 'dev-proxy', '--document', 'openapi.json');
    expect(JSON.parse(out).mocks.map((mock: { request: object }) => mock.request)).toEqual([
      { url: 'https://reports.example/v2/reports', method: 'GET' },
    ]);
    expect({ code, err }).toEqual({
      code: 0,
      err: 'left out, since its body is not JSON: GET /reports/{id} (openapi.json:14; response: openapi.json:28)\n1 exchange\n',
    });
  });
});

describe('what cannot be exported', () => {
  test('pages with an error', async () => {
    await using project = await createEmptyProject();
    await project.write('note.md', testPage({ requestBlock: '``` http\nnone\n```' }));
    const { code, out, err } = await project.run('export', 'har', 'note.md', '-o', 'note.har');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/facsimile: \d errors?: nothing was exported\n$/);
    expect(Object.keys(await project.files())).toEqual(['note.md']);
  });

  test.each([
    [['har', 'note.md', '--document', 'openapi.json'], /give pages or --document\n$/],
    [['postman'], /'postman' is invalid .* dev-proxy, har, hurl/],
    [['har', '--base-url', 'example.com'], /It is no URL such as http:\/\/127\.0\.0\.1:4010/],
  ])('%j is wrong use', async (args, message) => {
    await using project = await createEmptyProject();
    const { code, err } = await project.run('export', ...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
