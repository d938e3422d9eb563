import { getResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import { compilePage, type TestPage } from '../../spec/test-page.fixture.ts';
import { compileMockApi } from '../build/compile-validators.ts';
import { emitTypes } from '../generate/types.ts';
import { handleAll } from '../msw/create-handlers.ts';
import { startMockServer } from './start-server.ts';

const file = import.meta.filename;

/** What a `$ref` of a sample may say: a file, an address, a part of the document, nothing at all. */
const references = {
  'a word': 'y',
  'a file of this machine': file,
  'a file URL': `file://${file}`,
  'a relative path': './package.json',
  'an address that answers': 'http://127.0.0.1:9/reference.json',
  'a part of the document': '#/components/examples',
  'the whole document': '#',
  'a broken pointer': '#/%',
};

function sampled(request: object, response: object, more: TestPage = {}): TestPage {
  const block = (annotation: string, head: string, body: object) =>
    `<!-- ${annotation} -->\n\`\`\` http\n${head}\nContent-Type: application/json\n\n${JSON.stringify(body)}\n\`\`\``;
  return {
    ...more,
    sampleRequest: block(
      '{"blockType": "request", "name": "create_note"}',
      'POST https://graph.microsoft.com/v1.0/notes',
      request,
    ),
    sampleResponse: block(
      '{"blockType": "response", "@odata.type": "microsoft.graph.note"}',
      'HTTP/1.1 201 Created',
      response,
    ),
  };
}

interface ReadResponse {
  readonly status: number;
  readonly body: unknown;
}

/** The responses of the MSW handlers and of the mock server to a request. */
async function askBoth(page: TestPage, sent: object): Promise<readonly [msw: ReadResponse, prism: ReadResponse]> {
  const { document } = compilePage(page);
  const requestTo = (base: string) =>
    new Request(`${base}/notes`, {
      method: 'POST',
      headers: { Authorization: 'Bearer token', 'Content-Type': 'application/json' },
      body: JSON.stringify(sent),
    });
  const responseOf = async (response: Response | undefined): Promise<ReadResponse> => ({
    status: response?.status ?? 0,
    body: await response?.json(),
  });
  const base = 'https://graph.microsoft.com/v1.0';
  const msw = await getResponse(handleAll(compileMockApi(document)), requestTo(base));
  const server = await startMockServer({ document, port: 0 });
  try {
    return [await responseOf(msw), await responseOf(await fetch(requestTo(server.url)))];
  } finally {
    await server.close();
  }
}

/** The types of a page without their comments. */
async function typesOf(page: TestPage): Promise<string> {
  const { text } = await emitTypes(compilePage(page).document);
  return text.replaceAll(/\/\*\*[\s\S]*?\*\//g, '');
}

describe('a `$ref` in a sample is data', () => {
  test.each(Object.entries(references))('where it says %s', async (_, reference) => {
    const inner = { $ref: reference, list: [{ $ref: reference }] };
    const sent = { text: 'Buy milk', more: inner };
    const sample = { id: '1', note: inner, list: [inner] };
    const page = sampled(sent, sample);

    expect(await askBoth(page, sent)).toEqual([
      { status: 201, body: sample },
      { status: 201, body: sample },
    ]);
    const text = await typesOf(page);
    expect(text).toMatch(/note\?: \{\s+\$ref\?: string;\s+list\?: \{\s+\$ref\?: string;\s+\}\[\];\s+\}/);
  });

  test('where it is the body itself', async () => {
    const page = sampled({ text: 'x', $ref: file }, { id: '1', $ref: file });
    expect(await askBoth(page, { text: 'x', $ref: 'z' })).toEqual([
      { status: 201, body: { id: '1', $ref: file } },
      { status: 201, body: { id: '1', $ref: file } },
    ]);
  });

  test('and so are other names that mean something to tools', async () => {
    const sample = {
      id: '1',
      externalValue: file,
      $anchor: 'note',
      $id: 'api',
      discriminator: { propertyName: 'id', mapping: { note: file } },
      oneOf: [{ $ref: file }],
      allOf: [{ $ref: file }],
      'data~': { 'data~~$ref': file },
    };
    expect(await askBoth(sampled({ text: 'x' }, sample), { text: 'x' })).toEqual([
      { status: 201, body: sample },
      { status: 201, body: sample },
    ]);
    const text = await typesOf(sampled({ text: 'x' }, sample));
    expect(text).toMatch(/externalValue\?: string;\s+\$anchor\?: string;\s+\$id\?: string;/);
    expect(text).toMatch(/"data~"\?: \{\s+"data~~\$ref"\?: string;/);
  });
});

describe('a property that is named `$ref`', () => {
  const body = '|Property|Type|Description|\n|:---|:---|:---|\n|$ref|Int32|A number.|\n|text|String|What.|';
  const page = sampled({ text: 'x', $ref: 2 }, { id: '1', text: 'x', $ref: 3 }, { body });

  test('is a property like any other to every mock', async () => {
    expect(await askBoth(page, { text: 'x', $ref: 2 })).toEqual([
      { status: 201, body: { id: '1', text: 'x', $ref: 3 } },
      { status: 201, body: { id: '1', text: 'x', $ref: 3 } },
    ]);
    const rejected = await askBoth(page, { text: 'x', $ref: 'two' });
    expect(rejected.map(({ status }) => status)).toEqual([400, 400]);
  });

  test('has its documented type', async () => {
    const text = await typesOf(page);
    expect(text).toMatch(/\$ref\?: number;\s+text\?: string;/);
  });
});
