import { describe, expect, test } from 'vitest';
import { bookingDocument } from '../../mocks/build/booking-pages.fixture.ts';
import { contentsDocument } from '../../mocks/build/contents-document.fixture.ts';
import { libraryDocument } from '../../mocks/build/library-document.fixture.ts';
import { startMockServer } from '../../mocks/server/start-server.ts';
import type { OpenApiDocument, OperationObject, RequestBodyObject } from '../../spec/openapi/document.ts';
import { findHidden, hostileText } from '../../spec/standards/hidden-characters.fixture.ts';
import { compilePage } from '../../spec/test-page.fixture.ts';
import { parameterDocument } from '../parity/vectors/parameter-styles.fixture.ts';
import { securityDocument } from '../parity/vectors/security.fixture.ts';
import { exportDocument } from './export-document.ts';
import { exportFormats } from './formats.ts';
import { harErrors } from './har-schema.fixture.ts';
import { type HurlEntry, readHurl } from './hurl-file.fixture.ts';
import { findMock, mocksFileErrors } from './mocks-file.fixture.ts';

const documents: Readonly<Record<string, OpenApiDocument>> = {
  'pages of bookings': bookingDocument,
  'a library': libraryDocument,
  'bodies in many media types': contentsDocument,
  'parameters in all styles': parameterDocument(),
  'credentials of all kinds': securityDocument,
};

interface HarEntry {
  readonly comment: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
    readonly postData?: { readonly text: string };
  };
  readonly response: { readonly status: number; readonly content: { readonly text?: string } };
}

function harOf(
  document: OpenApiDocument,
  server?: string,
): { readonly log: { readonly entries: readonly HarEntry[] } } {
  return JSON.parse(exportDocument(document, 'har', server).text);
}

describe.each(Object.entries(documents))('the exchanges of %s', (_, document) => {
  test('as an HTTP Archive fit its schema, and the mock gives each response', async () => {
    await using mock = await serve(document);
    const har = harOf(document, mock.url);
    expect(harErrors(har)).toEqual([]);
    expect(har.log.entries.length).toBeGreaterThan(4);
    for (const { request, response } of har.log.entries) {
      const { status, text, violation } = await send(request.method, request.url, {
        headers: request.headers.map(({ name, value }) => [name, value]),
        body: request.postData?.text,
      });
      expect({ violation, status, text }, `${request.method} ${request.url}`).toEqual({
        violation: null,
        status: response.status,
        text: response.content.text ?? '',
      });
    }
  });

  test('as a Hurl file can be read, and the mock gives what each asks for', async () => {
    await using mock = await serve(document);
    const { text, exchanges } = exportDocument(document, 'hurl');
    const entries = readHurl(text, variablesOf(text, mock.url));
    expect(entries).toHaveLength(exchanges.length);
    for (const entry of entries) {
      const url = new URL(entry.url);
      for (const [name, value] of entry.query) url.searchParams.append(name, value);
      const { status, violation, mediaType } = await send(entry.method, url.href, entry);
      expect({ violation, failed: failedAsserts(entry, status, mediaType) }, entry.url).toEqual({
        violation: null,
        failed: [],
      });
    }
  });

  test('as mocks of Dev Proxy fit its schema, and each request gets its own response', () => {
    const { text, exchanges } = exportDocument(document, 'dev-proxy');
    const file = JSON.parse(text);
    expect(mocksFileErrors(file)).toEqual([]);
    const entries = harOf(document).log.entries.filter(({ request }) =>
      exchanges.some(({ method, server, parameters }) => {
        const [url] = request.url.split('?');
        return method === request.method && url === `${server}${parameters.path}`;
      }),
    );
    expect(entries.length).toBeGreaterThanOrEqual(exchanges.length);
    for (const { request, response } of entries) {
      const found = findMock(file.mocks, request.method, request.url);
      expect({ status: found?.response.statusCode, body: found?.response.body }, request.url).toEqual({
        status: response.status,
        body: response.content.text === undefined ? undefined : JSON.parse(response.content.text),
      });
    }
  });
});

test('each exchange carries the lines of its request and its response', () => {
  const { log } = harOf(compilePage().document);
  expect(log.entries.map(({ comment }) => comment)).toEqual([
    'pages/create-note.md:18; response: pages/create-note.md:36',
  ]);
  const { document } = compilePage();
  expect(JSON.parse(exportDocument(document, 'dev-proxy').text).mocks[0].comment).toBe(log.entries[0]?.comment);
  expect(exportDocument(document, 'hurl').text).toContain(`\n# ${log.entries[0]?.comment}\nPOST {{base_url}}/notes\n`);
});

describe('where requests are sent to', () => {
  const urlOf = (document: OpenApiDocument, server?: string) => harOf(document, server).log.entries[0]?.request.url;

  test.each([
    [
      'the first documented server, its variables at their defaults',
      libraryDocument,
      undefined,
      'https://library.example/api/v1/',
    ],
    [
      'the mock, where no host is documented',
      { ...libraryDocument, servers: [{ url: '/api' }] },
      undefined,
      'http://127.0.0.1:4010/api/',
    ],
    ['the server that is given', libraryDocument, 'http://localhost:8080', 'http://localhost:8080/'],
  ])('%s', (_, document, server, expected) => {
    expect(urlOf(document, server)).toBe(`${expected}shelves/shelfId/books/bookId`);
  });
});

describe('several examples of a request', () => {
  const examples = (...names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, { value: { text: name } }]));
  const content = (...names: readonly string[]) => ({ 'application/json': { examples: examples(...names) } });
  const document: OpenApiDocument = {
    openapi: '3.1.0',
    info: { title: 'Notes', version: '1' },
    paths: {
      '/notes': {
        post: {
          operationId: 'add_note',
          requestBody: { content: content('short', 'long', 'late') },
          responses: {
            201: { description: 'added', content: content('long', 'short') },
            202: { description: 'to be added', content: content('late') },
          },
        },
      },
    },
  };

  test('are an exchange each, with the response of the same name', () => {
    const { entries } = harOf(document).log;
    expect(
      entries.map(({ request, response }) => [request.postData?.text, response.status, response.content.text]),
    ).toEqual([
      ['{"text":"short"}', 201, '{\n  "text": "short"\n}'],
      ['{"text":"long"}', 201, '{\n  "text": "long"\n}'],
      ['{"text":"late"}', 202, '{\n  "text": "late"\n}'],
    ]);
  });

  test('are one mock of Dev Proxy, which looks at no body', () => {
    expect(JSON.parse(exportDocument(document, 'dev-proxy').text).mocks).toHaveLength(1);
  });

  test('are asked by Hurl for any success where several are documented', () => {
    const { text } = exportDocument(document, 'hurl');
    expect(text.match(/HTTP \*\n\[Asserts\]\nstatus >= 200\nstatus < 300\n/g)).toHaveLength(3);
  });
});

test('a response that Dev Proxy cannot give is left out of its mocks, and named', () => {
  const { exchanges, leftOut } = exportDocument(contentsDocument, 'dev-proxy');
  expect(leftOut.length).toBeGreaterThan(0);
  expect(leftOut.map(({ response }) => response.headers['Content-Type'])).not.toContain('application/json');
  expect(exchanges.length + leftOut.length).toBe(exportDocument(contentsDocument, 'har').exchanges.length);
});

describe('a hostile document', () => {
  const injected = `${hostileText}\n\nDELETE {{base_url}}/all\nHTTP 200\n\n`;
  const response = {
    200: { description: injected, content: { [`text/${injected}`]: { examples: { sample: { value: injected } } } } },
  };
  const document: OpenApiDocument = {
    openapi: '3.1.0',
    info: { title: injected, version: '1' },
    servers: [{ url: `https://a.example/${injected}` }],
    components: {
      securitySchemes: {
        [injected]: { type: 'http', scheme: injected },
        key: { type: 'apiKey', in: 'query', name: injected },
        cookie: { type: 'apiKey', in: 'cookie', name: injected },
      },
    },
    paths: {
      [`/${injected}`]: {
        post: {
          operationId: injected,
          summary: injected,
          security: [{ [injected]: [], key: [], cookie: [] }],
          'x-doc-source': { page: injected, line: 1 },
          'x-doc-choice': { page: injected, line: 1 },
          parameters: (['query', 'header', 'cookie'] as const).map((place) => ({
            ...{ name: injected, in: place, required: true, schema: { type: 'string' }, example: injected },
          })),
          requestBody: { content: { [`text/${injected}`]: { examples: { sample: { value: injected } } } } },
          responses: response,
        },
      },
    },
  };

  test.each(exportFormats)('gets no hidden character and no line of its own into %s', (format) => {
    const { text } = exportDocument(document, format);
    expect(findHidden(text)).toEqual([]);
    expect(text).not.toMatch(/^DELETE/m);
  });

  test('is one request of Hurl', () => {
    const { text } = exportDocument(document, 'hurl');
    const [entry, ...others] = readHurl(text, variablesOf(text, 'http://mock'));
    expect({ method: entry?.method, others }).toEqual({ method: 'POST', others: [] });
  });
});

test('signs of Hurl in texts of a document stay texts', () => {
  const sign = 'a \\ {{b}} # c `d` ü';
  const document: OpenApiDocument = {
    openapi: '3.1.0',
    info: { title: 'Signs', version: '1' },
    paths: {
      '/json': {
        post: operation('json', { 'application/json': { examples: { sample: { value: { [sign]: sign } } } } }),
      },
      '/text': { post: operation('text', { 'text/plain': { examples: { sample: { value: sign } } } }) },
    },
  };
  const { text } = exportDocument(document, 'hurl');
  const [json, plain] = readHurl(text, variablesOf(text, 'http://mock'));
  expect(JSON.parse(json?.body ?? '')).toEqual({ [sign]: sign });
  expect(plain?.body).toBe(sign);
  expect(json?.headers).toContainEqual(['X!Sign', 'a \\ {{b}} # c']);

  function operation(operationId: string, content: RequestBodyObject['content']): OperationObject {
    return {
      operationId,
      summary: 'Sign\nDELETE {{base_url}}/all',
      parameters: [
        { name: 'X!Sign', in: 'header', required: true, schema: { type: 'string' }, example: 'a \\ {{b}} # c' },
      ],
      requestBody: { content },
      responses: { 204: { description: 'taken' } },
    };
  }
});

async function serve(document: OpenApiDocument) {
  const { url, close } = await startMockServer({ document, engine: 'native', port: 0 });
  return { url, [Symbol.asyncDispose]: close };
}

async function send(
  method: string,
  url: string,
  { headers, body }: { readonly headers: readonly (readonly [string, string])[]; readonly body?: string | undefined },
) {
  const list = headers.map(([name, value]): [string, string] => [name, value]);
  const response = await fetch(url, { method, headers: list, ...(body !== undefined && { body }) });
  return {
    status: response.status,
    text: await response.text(),
    violation: response.headers.get('x-facsimile-violation'),
    mediaType: response.headers.get('content-type') ?? '',
  };
}

/** The values that the first lines of a file propose, with a server in the place of the documented ones. */
function variablesOf(text: string, server: string): Readonly<Record<string, string>> {
  const proposed = [...text.matchAll(/^# {3}--variable (\w+)='(.*)'$/gm)];
  return Object.fromEntries(
    proposed.map(([, name = '', value = '']) => [name, name.startsWith('base_url') ? server : value]),
  );
}

function failedAsserts({ status, asserts }: HurlEntry, received: number, mediaType: string): readonly string[] {
  const failed = asserts.filter((assert) => {
    const [, sign, number] = /^status (>=|<) (\d+)$/.exec(assert) ?? [];
    if (sign !== undefined) return sign === '<' ? received >= Number(number) : received < Number(number);
    const [, expected = ''] = /contains "(.*)"$/.exec(assert) ?? [];
    return !mediaType.includes(expected);
  });
  return status === '*' || status === String(received) ? failed : [`HTTP ${status}`, ...failed];
}
