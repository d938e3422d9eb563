import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile, oneDocument } from '../../spec/compile.ts';
import { loadDocumentFile } from '../../spec/openapi/load/load-file.ts';
import { testPage } from '../../spec/test-page.fixture.ts';
import { readReportedPages } from './page-report.ts';
import type { LineFate } from './source-lines.ts';

const path = 'pages/create-note.md';

async function readPage(text: string) {
  const library = { find: () => undefined };
  const { documents, ...found } = await compile({ pages: [{ path, text }], library, overlays: [] }, oneDocument);
  return {
    documents: [...documents.values()],
    pages: readReportedPages({ documents: [...documents.values()], ...found, runs: {} }),
  };
}

/** The lines of a page as `carried |text|String|…`, blank ones apart. */
async function fatesOf(text: string): Promise<readonly string[]> {
  const [page] = (await readPage(text)).pages;
  return (page?.lines ?? []).flatMap(({ fate, text }) => (text.trim() === '' ? [] : [`${fate} ${text}`]));
}

describe('each line of a page has its fate', () => {
  test('by the provenance of what was read from it: a row, a sample, and what they need to be read', async () => {
    const lines = await fatesOf(testPage());
    expect(lines).toContain('carried |text|String|What the note says.|');
    expect(lines).toContain('carried |Property|Type|Description|');
    expect(lines).toContain('carried ## Request body');
    expect(lines).toContain('carried {"text": "Buy milk"}');
    expect(lines).toContain('carried <!-- {"blockType": "request", "name": "create_note"} -->');
    expect(lines).toContain('carried ``` http');
    expect(lines).toContain('prose |Content-Type|application/json|');
    expect(lines).toContain('prose title: "Create note"');
  });

  test('a table of which no row was used is prose, with its head', async () => {
    const lines = await fatesOf(testPage({ intro: 'Create a note.\n\n|A|B|\n|:---|:---|\n|c|d|' }));
    expect(lines.filter((line) => /\|A\||\|c\|/.test(line))).toEqual(['prose |A|B|', 'prose |c|d|']);
  });

  test('with a decision where something was found, and in error where nothing was made of it', async () => {
    const decided = await fatesOf(
      testPage({ permissions: '|Permission type|Permissions|\n|:---|:---|\n|Application|**TODO**|' }),
    );
    expect(decided).toContain('decided |Application|**TODO**|');
    const wrong = await fatesOf(testPage({ requestBlock: '``` http\nPOST notes here\n```' }));
    expect(wrong.filter((line) => line.startsWith('error'))).not.toEqual([]);
  });

  const ours = readFileSync(new URL('../../spec/pages/add-commands.md', import.meta.url), 'utf8');

  test.each([
    ['of a test', testPage()],
    [
      'that shows no body of its request',
      testPage({ body: 'None.', sampleRequest: '``` http\nGET https://graph.microsoft.com/v1.0/notes\n```' }),
    ],
    ['of this project', ours],
  ])('so that a line that changes the document is never called prose: the page %s', async (_, page) => {
    const lines = page.split('\n');
    const print = (documents: readonly unknown[]) =>
      JSON.stringify(documents, (key, value) => (/^x-doc-(source|choice)$/.test(key) ? undefined : value));
    const { documents, pages } = await readPage(page);
    const whole = print(documents);
    const silent: string[] = [];
    for (const { number, text, fate } of pages[0]?.lines ?? []) {
      if (fate !== 'prose' || text.trim() === '') continue;
      const without = await readPage(lines.toSpliced(number - 1, 1).join('\n'));
      if (print(without.documents) !== whole) silent.push(text);
    }
    expect(silent).toEqual([]);
  });
});

test('what several pages say alike is carried from each of them', async () => {
  const requestBlock = '``` http\nDELETE /notes/{noteId}\n```';
  const sampleRequest = '``` http\nDELETE https://graph.microsoft.com/v1.0/notes/1\n```';
  const second = testPage({ requestBlock, sampleRequest, sampleResponse: '``` http\nHTTP/1.1 204 No Content\n```' });
  const sources = [testPage(), second].map((text, index) => ({ path: `pages/${index}.md`, text }));
  const library = { find: () => undefined };
  const { documents, ...found } = await compile({ pages: sources, library, overlays: [] }, oneDocument);
  const pages = readReportedPages({ documents: [...documents.values()], ...found, runs: {} });
  const carried = pages.map(({ lines }) => lines.filter(({ isCarried }) => isCarried).map(({ text }) => text));
  for (const line of ['|Authorization|Bearer {token}|', '|Header|Value|']) {
    expect(carried).toEqual([expect.arrayContaining([line]), expect.arrayContaining([line])]);
  }
  expect(carried[1]).toContain('DELETE https://graph.microsoft.com/v1.0/notes/1');
});

describe('each line of an OpenAPI document has its fate', () => {
  const text = `openapi: 3.1.0
# Made by hand.
info: { title: Notes, version: '1' }
externalDocs:
  url: https://notes.example
paths:
  /notes:
    post:
      operationId: createNote
      x-owner:
        team: notes
      description: |
        Creates
        a note.
      requestBody:
        content:
          application/json:
            schema:
              type: string
              enum: []
      responses:
        '201': { description: Created. }
`;

  test('by the part that it belongs to, or by what was found about it', async () => {
    const { document, diagnostics } = await loadDocumentFile({ path: 'api.yaml', text });
    const documents = document === undefined ? [] : [document];
    const texts = new Map([['api.yaml', text]]);
    const [page] = readReportedPages({ documents, diagnostics, texts, runs: {} });
    const linesOf = (fate: LineFate) => page?.lines.flatMap((line) => (line.fate === fate ? [line.number] : []));
    expect({ prose: linesOf('prose'), decided: linesOf('decided'), error: linesOf('error') }).toEqual({
      prose: [2, 4, 5, 10, 11],
      decided: [20],
      error: [],
    });
    expect(page?.lines[13]).toMatchObject({ text: '        a note.', isCarried: true, belongsTo: 8 });
  });
});
