import { describe, expect, it, test } from 'vitest';
import { documentsOperations } from '../../../known-readers.ts';
import { compileTogether } from '../../../test-page.fixture.ts';
import { microsoftReader } from '../reader.ts';

/** The operations and findings of a page; a text that begins with a `|` follows the one before it at once. */
function compileLines(...texts: readonly string[]) {
  const text = texts.map((part) => (part.startsWith('|') ? part : `\n${part}`)).join('\n');
  const page = { path: 'page.md', text: `---\ntitle: Boats\nms.topic: reference\n---\n${text}\n` };
  const { document, diagnostics } = compileTogether([page]);
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
  );
  return {
    isAccepted: documentsOperations(page),
    servers: (document.servers ?? []).map(({ url }) => url),
    names: operations.map(({ name }) => name),
    operations: new Map(operations.map(({ name, operation }) => [name, operation])),
    parameters: Object.fromEntries(
      operations.map(({ name, operation }) => [
        name,
        (operation.parameters ?? []).flatMap((one) =>
          'name' in one ? [`${one.in} ${one.name}${one.required ? '!' : ''}`] : [],
        ),
      ]),
    ),
    codes: diagnostics.map(({ code }) => code),
    messages: diagnostics.map(({ code, message }) => `${code}: ${message}`),
  };
}

const fence = (...lines: readonly string[]) => ['```http', ...lines, '```'].join('\n');

describe('a table of methods and addresses', () => {
  it.each([
    ['|**GET**|[*{baseUrl}*](urls.md)/v1/boats/{boat-id} HTTP/1.1|', 'GET /v1/boats/{boat-id}', '{baseUrl}'],
    ['|GET|*{baseUrl}*/v1/boats|', 'GET /v1/boats', '{baseUrl}'],
    ['|`GET`|`https://boats.example/v1/boats`|', 'GET /v1/boats', 'https://boats.example'],
    ['|GET|```https://boats.example/v1/boats```|', 'GET /v1/boats', 'https://boats.example'],
    ['|GET|[https://boats.example/boats](https://docs.example)|', 'GET /boats', 'https://boats.example'],
    ['|GET|https://boats.example/boats\\_old/&lt;id&gt;|', 'GET /boats_old/{id}', 'https://boats.example'],
  ])('declares operations: %s', (row, name, server) => {
    const { isAccepted, names, servers, codes } = compileLines(
      '# Get a boat',
      '## REST request',
      '### Request syntax',
      '',
      '|Method|Request URI|',
      '|---|---|',
      row,
    );
    expect({ isAccepted, names, servers }).toEqual({ isAccepted: true, names: [name], servers: [server] });
    expect(codes).not.toContain('request-line-unreadable');
  });

  it('declares one for each line of a cell, and has the version in the query', () => {
    const { isAccepted, parameters } = compileLines(
      '# List boats',
      '## Request',
      '',
      '|HTTP method|Request URI|HTTP version|',
      '|---|---|---|',
      '|GET|`https://boats.example/boats?api-version=2024-01-01`<br/>`https://boats.example/crews`|HTTP/1.1|',
    );
    expect(isAccepted).toBe(true);
    expect(parameters).toEqual({ 'GET /boats': ['query api-version!'], 'GET /crews': [] });
  });

  it('is told where a row is no request', () => {
    const { messages } = compileLines('## Request syntax', '', '|Method|Request URI|', '|---|---|', '|MERGE|/boats|');
    expect(messages).toContain('request-line-unreadable: not a request line: `MERGE /boats`');
  });

  it('has operations at its rows', () => {
    const { operations } = compileLines('## Request syntax', '', '|Method|Request URI|', '|---|---|', '|GET|/boats|');
    expect(operations.get('GET /boats')?.['x-doc-source']).toEqual({ page: 'page.md', line: 11 });
  });
});

describe('a request', () => {
  it('is declared below `Request syntax`, with samples below `Request example`', () => {
    const { operations } = compileLines(
      '# Create a boat',
      '## REST request',
      '### Request syntax',
      fence('POST /v1/boats'),
      '### Request body',
      'The boat.',
      '### Request example',
      fence('POST https://boats.example/v1/boats HTTP/1.1', 'Content-Type: application/json', '', '{"name": "Anna"}'),
      '## REST response',
      'If successful, this method returns the boat.',
      '### Response example',
      fence('HTTP/1.1 201 Created', 'Content-Type: application/json', '', '{"id": "1"}'),
    );
    const { requestBody, responses = {} } = operations.get('POST /v1/boats') ?? {};
    expect(JSON.stringify(requestBody)).toContain('"name":{');
    expect(Object.keys(responses)).toEqual(['201']);
    expect(JSON.stringify(responses)).not.toContain('"name":{');
  });

  it('is declared below `Request` where nothing else declares it', () => {
    expect(compileLines('## Request', fence('GET /boats')).names).toEqual(['GET /boats']);
    expect(compileLines('## HTTP request', fence('GET /boats'), '## Request', fence('GET /crews')).names).toEqual([
      'GET /boats',
    ]);
  });

  it('is declared below the title where no heading says so', () => {
    const texts = ['# Get', fence('GET https://boats.example/boats/{id}?api-version=1'), '## URI parameters', 'None.'];
    const { isAccepted, names } = compileLines(...texts, '## Examples', fence('GET https://boats.example/crews'));
    expect({ isAccepted, names }).toEqual({ isAccepted: true, names: ['GET /boats/{id}'] });
  });

  it('is declared by a fence without a language, and in a title', () => {
    expect(compileLines('## HTTP request', '```\nGET /boats\n```').names).toEqual(['GET /boats']);
    const { isAccepted, names } = compileLines('# Boats', '## `GET /boats/{id}`', 'Gives a boat.');
    expect({ isAccepted, names }).toEqual({ isAccepted: true, names: ['GET /boats/{id}'] });
  });

  it('has what is below its title, and none of what is below the others', () => {
    const { names, operations, parameters } = compileLines(
      ...['# Boats', 'All of them need a token.', '## GET /boats/{id}', 'Gives a boat.', '### URI parameters', ''],
      ...['|Name|Description|', '|---|---|', '|id|Which.|', '|depth|How deep.|', '### Response', '`200 OK`'],
      ...['```json\n{"id": "1"}\n```', '## `POST /boats`', 'Makes a boat.', '### Response', '`201 Created`'],
      ...['```json\n{"name": "Anna"}\n```', '## Remarks', 'None.'],
    );
    expect(names).toEqual(['POST /boats', 'GET /boats/{id}']);
    expect(parameters).toEqual({ 'POST /boats': [], 'GET /boats/{id}': ['path id!', 'query depth'] });
    const responsesOf = (name: string) => JSON.stringify(operations.get(name)?.responses);
    expect(Object.keys(operations.get('POST /boats')?.responses ?? {})).toEqual(['201']);
    expect(Object.keys(operations.get('GET /boats/{id}')?.responses ?? {})).toEqual(['200']);
    expect(responsesOf('GET /boats/{id}')).not.toContain('"name":{');
  });

  it('can have headers and a body, and is a sample then', () => {
    const message = [
      'POST /boats',
      'Content-Type: application/json',
      'Prefer: quick',
      '',
      '{',
      '  "name": "Anna"',
      '}',
    ];
    const { names, operations, codes } = compileLines(
      '## HTTP request',
      fence(...message),
      '## Response',
      '201 Created',
    );
    expect(names).toEqual(['POST /boats']);
    expect(JSON.stringify(operations.get('POST /boats')?.requestBody)).toContain('"name":{');
    expect(codes).not.toContain('request-line-unreadable');
  });

  it('has no text that is neither, which is told', () => {
    const { names, messages } = compileLines('## HTTP request', fence('GET /boats', 'Note: or /me', 'GET /crews'));
    expect(names).toEqual(['GET /boats', 'GET /crews']);
    expect(messages).toContain('request-line-unreadable: not a request line: `Note: or /me`');
  });
});

describe('a table of parameters of an address', () => {
  const below = (...rows: readonly string[]) => [
    '## URI parameters',
    '',
    '|Name|Required|Description|',
    '|---|---|---|',
    ...rows,
  ];

  it('has query parameters too, but not for the placeholders of the path', () => {
    const { parameters, codes } = compileLines(
      ...['## Request syntax', fence('GET /boats/{id}'), ...below('|id|Yes|Which.|', '|timeout|No|How long.|')],
    );
    expect(parameters).toEqual({ 'GET /boats/{id}': ['path id!', 'query timeout'] });
    expect(codes).not.toContain('path-parameter-unknown');
  });

  it('has no query parameter where it could be a placeholder that is spelled otherwise', () => {
    const { parameters, codes } = compileLines(
      ...[
        '## Request syntax',
        fence('GET /boats/{id}/crews/{crew}'),
        ...below('|boat|Yes|Which.|', '|member|Yes|Who.|'),
      ],
    );
    expect(parameters).toEqual({ 'GET /boats/{id}/crews/{crew}': ['path id!', 'path crew!'] });
    expect(codes).toContain('path-parameter-unknown');
  });

  it('has the path parameters of other operations in none of their queries', () => {
    const { parameters } = compileLines(
      ...['## Request syntax', '', '|Method|Request URI|', '|---|---|', '|GET|/boats|', '|GET|/boats/{boatId}|'],
      ...below('|boatId|Yes|Which.|', '|limit|Yes|How many.|'),
    );
    expect(parameters).toEqual({
      'GET /boats': ['query limit!'],
      'GET /boats/{boatId}': ['path boatId!', 'query limit!'],
    });
  });

  it('can call an option of the query by the placeholder of its value', () => {
    const { parameters } = compileLines(
      ...[
        '## Request syntax',
        fence('GET /boats?crew_id={crew-id}&top=<n>'),
        ...below('|crew-id|Yes|Whose.|', '|n|No|.|'),
      ],
    );
    expect(parameters).toEqual({ 'GET /boats': ['query crew_id!', 'query top'] });
  });
});

test.each([
  ['another format with the same heading', '## Request Syntax\n\n```\nGET /boats\n```\n\n## Response Syntax\n'],
  ['a table of methods and paths', '## Boats\n\n|Method|Path|\n|---|---|\n|GET|/boats|\n'],
  ['headings that are requests', '# Boats\n\n## GET /boats\n\nGives boats.\n'],
])('%s is no page of the format', (_, text) => {
  expect(microsoftReader.accepts({ path: 'page.md', text })).toBe(false);
});
