import { describe, expect, it } from 'vitest';
import { compileTogether } from '../../../test-page.fixture.ts';

interface Requests {
  readonly line: string;
  readonly sample?: string;
  readonly response?: string;
  readonly table?: readonly string[];
  readonly path?: string;
}

/** The servers, paths and findings of a page with a request line and a sample request. */
function compileRequests({ line, sample, response = '', table = [], path = 'page.md' }: Requests) {
  const lines = [
    '# Create note',
    ...['## HTTP request', '```http', line, '```'],
    ...(table.length === 0
      ? []
      : ['### URI parameters', '|Name|In|Required|Description|\n|---|---|---|---|', ...table]),
    ...['## Response', 'If successful, this method returns `201 Created`.'],
    ...(sample === undefined ? [] : ['## Example', '```http', sample, '```', '```http', response, '```']),
  ];
  const text = lines.map((text) => (text.startsWith('|') || text.startsWith('`') ? text : `\n${text}`)).join('\n');
  const { document, diagnostics } = compileTogether([{ path, text }]);
  return {
    servers: (document.servers ?? []).map(({ url, variables = {} }) => ({
      url,
      variables: Object.entries(variables).map(([name, variable]) => [
        name,
        variable.default,
        variable['x-doc-evidence'] ?? '',
      ]),
    })),
    operations: Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    ),
    parameters: Object.values(document.paths).flatMap((item) =>
      (item.post?.parameters ?? []).flatMap((one) => ('name' in one ? [`${one.in} ${one.name}`] : [])),
    ),
    responses: Object.values(document.paths).flatMap((item) => Object.keys(item.post?.responses ?? {})),
    variables: document.servers?.[0]?.variables,
    codes: diagnostics.map(({ code }) => code),
  };
}

describe('a placeholder before the path', () => {
  it.each([
    ['https://{tenant}.notes.example/notes', 'https://{tenant}.notes.example', 'tenant', 'tenant'],
    ['https://{endpoint}/notes', 'https://{endpoint}', 'endpoint', 'endpoint.example'],
    ['https://{endpoint}:8443/notes', 'https://{endpoint}:8443', 'endpoint', 'endpoint.example'],
    ['https://notes.example:{port}/notes', 'https://notes.example:{port}', 'port', '443'],
    ['{siteUrl}/notes', '{siteUrl}', 'siteUrl', 'https://site-url.example'],
    ['{{baseUrl}}/notes', '{baseUrl}', 'baseUrl', 'https://base-url.example'],
    ['{tenant}.notes.example/notes', 'https://{tenant}.notes.example', 'tenant', 'tenant'],
    ['<site URL>/notes', '{siteURL}', 'siteURL', 'https://site-url.example'],
    ['[Organization URI]/notes', '{OrganizationURI}', 'OrganizationURI', 'https://organization-uri.example'],
  ])('is a variable of the server, with a default that is assumed: %s', (target, url, name, value) => {
    const { servers, operations, parameters, codes } = compileRequests({ line: `POST ${target}` });
    expect(servers).toEqual([{ url, variables: [[name, value, 'assumed']] }]);
    expect(operations).toEqual(['post /notes']);
    expect(parameters).toEqual([]);
    expect(codes).toContain('server-variable-assumed');
    expect(codes).not.toContain('api-version-not-stated');
  });

  it('has the place of the placeholder', () => {
    const { variables } = compileRequests({ line: 'POST {siteUrl}/notes' });
    expect(variables?.siteUrl?.['x-doc-source']).toEqual({ page: 'page.md', line: 7 });
  });

  it.each([
    ['https://{tenant}.notes.example/notes', 'https://blue.notes.example/notes', 'blue'],
    ['{siteUrl}/_api/notes', 'https://blue.notes.example/_api/notes', 'https://blue.notes.example'],
  ])('has the value of a sample: %s', (target, sample, value) => {
    const { servers, codes } = compileRequests({ line: `POST ${target}`, sample: `POST ${sample}` });
    expect(servers[0]?.variables).toEqual([[expect.any(String), value, 'shown']]);
    expect(codes).not.toContain('server-variable-assumed');
    expect(codes).not.toContain('host-contradiction');
  });

  it('has the default that a table states, and is no parameter', () => {
    const { servers, parameters, codes } = compileRequests({
      line: 'POST https://{endpoint}/notes/{id}',
      table: ['|endpoint|path|True|The host. Default: `eu.notes.example`.|', '|id|path|True|Which one.|'],
    });
    expect(servers[0]?.variables).toEqual([['endpoint', 'eu.notes.example', 'stated']]);
    expect(parameters).toEqual(['path id']);
    expect(codes).not.toContain('path-parameter-unknown');
  });

  it('has the address that a table gives as its example', () => {
    const table = ['|Endpoint|path|True|Protocol and host, for example https://eu.notes.example.|'];
    const { servers } = compileRequests({ line: 'POST {Endpoint}/notes', table });
    expect(servers[0]?.variables).toEqual([['Endpoint', 'https://eu.notes.example', 'shown']]);
  });

  it('is the path where nothing is behind it', () => {
    expect(compileRequests({ line: 'POST {uploadUrl}' })).toMatchObject({
      servers: [],
      operations: ['post /{uploadUrl}'],
    });
  });

  it('contradicts a sample of another form', () => {
    const { codes } = compileRequests({
      line: 'POST https://{x}.a.example/notes',
      sample: 'POST https://b.example/notes',
    });
    expect(codes).toContain('host-contradiction');
  });
});

describe('a page of another host', () => {
  it('has no API version that it does not state', () => {
    const { servers, operations, codes } = compileRequests({ line: 'POST https://api.notes.example/v3/notes' });
    expect(servers).toEqual([{ url: 'https://api.notes.example', variables: [] }]);
    expect(operations).toEqual(['post /v3/notes']);
    expect(codes).not.toContain('api-version-not-stated');
  });

  it('has the paths that its lines have, whatever they begin with and wherever the page is', () => {
    const line = 'POST https://api.notes.example/v1.0/notes\nPOST https://api.notes.example/v2/notes';
    const { servers, operations } = compileRequests({ line, path: 'v1.0/page.md' });
    expect(servers).toEqual([{ url: 'https://api.notes.example', variables: [] }]);
    expect(operations).toEqual(['post /v1.0/notes', 'post /v2/notes']);
  });

  it('has before its paths what its sample has there', () => {
    const { servers, operations, codes } = compileRequests({
      line: 'POST /notes',
      sample: 'POST https://api.notes.example/service/v3/notes',
    });
    expect(servers).toEqual([{ url: 'https://api.notes.example/service/v3', variables: [] }]);
    expect(operations).toEqual(['post /notes']);
    expect(codes).not.toContain('sample-url-stray-prefix');
  });

  it('has nothing before its paths where its lines have the host', () => {
    const { servers, codes } = compileRequests({
      line: 'POST https://api.notes.example/notes',
      sample: 'POST https://api.notes.example/v3/notes',
    });
    expect(servers).toEqual([{ url: 'https://api.notes.example', variables: [] }]);
    expect(codes).toContain('sample-url-stray-prefix');
  });

  it('is told where another sample has something else there', () => {
    const { servers, codes } = compileRequests({
      line: 'POST /notes',
      sample: 'POST https://api.notes.example/v3/notes\n```\n```http\nPOST https://api.notes.example/v4/notes',
    });
    expect(servers).toEqual([{ url: 'https://api.notes.example/v3', variables: [] }]);
    expect(codes).toContain('sample-url-stray-prefix');
  });

  it('uses a sample of its host for the paths of its method', () => {
    const { responses, codes } = compileRequests({
      line: 'POST https://api.notes.example/v3/notes',
      sample: 'POST https://api.notes.example/v3/sheets',
      response: 'HTTP/1.1 202 Accepted',
    });
    expect(responses).toContain('202');
    expect(codes).toContain('sample-url-mismatch');
  });
});

it('the versions of the vendor stay on its own hosts', () => {
  const { servers, codes } = compileRequests({ line: 'POST https://graph.microsoft.us/notes' });
  expect(servers).toEqual([{ url: 'https://graph.microsoft.us/{version}', variables: [['version', 'v1.0', '']] }]);
  expect(codes).toContain('api-version-not-stated');
});
