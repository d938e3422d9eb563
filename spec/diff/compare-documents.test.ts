import { describe, expect, test } from 'vitest';
import type { OpenApiDocument } from '../openapi/document.ts';
import { loadDocumentFile } from '../openapi/load/load-file.ts';
import { compareDocuments } from './compare-documents.ts';

async function load(text: string): Promise<OpenApiDocument> {
  const { document, diagnostics } = await loadDocumentFile({ path: 'notes.yaml', text });
  if (document === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return document;
}

async function compare(old: string, now: string) {
  return compareDocuments(await load(old), await load(now));
}

/** A document with operations that answer with a note, and further schemas. */
const notes = (schemas: string, paths: readonly string[] = ['/notes', '/drafts']) => `openapi: 3.1.0
info: { title: Notes, version: '1' }
paths:
${paths
  .map(
    (path) => `  ${path}:
    get:
      responses:
        '200':
          description: The notes
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Note' }`,
  )
  .join('\n')}
components:
  schemas:
${schemas}
`;

const note = `    Note:
      type: object
      properties:
        text: { type: string }
        author: { $ref: '#/components/schemas/Author' }
    Author:
      type: object
      properties:
        name: { type: string }
        notes:
          type: array
          items: { $ref: '#/components/schemas/Note' }
`;

describe('a change of a schema', () => {
  test('is told once, at the component, with all operations and the shortest way to it; schemas may go in circles', async () => {
    const changes = await compare(
      notes(note),
      notes(note.replace('name: { type: string }', 'name: { type: integer }')),
    );
    expect(changes).toMatchObject([
      {
        code: 'response-type-changed',
        message: 'the type of `$.name` in `Author` is integer, and was string',
        before: { page: 'notes.yaml', line: 30 },
        after: { page: 'notes.yaml', line: 30 },
        uses: [
          { operation: 'GET /notes', part: 'response 200', path: '$.author.name' },
          { operation: 'GET /drafts', part: 'response 200', path: '$.author.name' },
        ],
      },
    ]);
  });

  test('is told once where it is put together with others, in the component that has it', async () => {
    const composed = `    Base:
      type: object
      properties:
        id: { type: string }
        text: { type: string }
    Note:
      allOf:
        - $ref: '#/components/schemas/Base'
        - type: object
          properties:
            pages: { type: array, items: { $ref: '#/components/schemas/Base' } }
            cover:
              allOf: [{ $ref: '#/components/schemas/Base' }, { title: The cover }]
`;
    const changes = await compare(notes(composed), notes(composed.replace('        text: { type: string }\n', '')));
    expect(changes.map(({ message, uses }) => [message, uses.map(({ path }) => path)])).toEqual([
      [
        'property `text` is removed from `Note`',
        ['/notes', '/drafts'].flatMap(() => ['$.text', '$.cover.text', '$.pages[*].text']),
      ],
    ]);
  });

  test('keeps its fingerprint when lines move and operations come and go, and has another one for another value', async () => {
    const fingerprints = async (old: string, now: string) =>
      (await compare(old, now)).map(({ fingerprint }) => fingerprint);
    const edit = (length: number) =>
      note.replace('text: { type: string }', `text: { type: string, maxLength: ${length} }`);
    const [first] = await fingerprints(notes(note), notes(edit(5)));
    expect(first).toMatch(/^[\da-f]{16}$/);
    expect(await fingerprints(`# A comment\n${notes(note)}`, `\n\n${notes(edit(5))}`)).toEqual([first]);
    expect(await fingerprints(notes(note, ['/notes']), notes(edit(5), ['/notes']))).toEqual([first]);
    expect(await fingerprints(notes(note), notes(edit(6)))).not.toEqual([first]);
  });
});

test('in a document on one line, changes of different parts are different ones', async () => {
  const schemas = (type: string) => ({
    First: { type: 'object', properties: { value: { type } } },
    Second: { type: 'object', properties: { value: { type } } },
  });
  const answer = (name: string) => ({
    get: {
      responses: {
        200: { description: '', content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } },
      },
    },
  });
  const document = (type: string) => {
    const paths = { '/first': answer('First'), '/second': answer('Second') };
    return JSON.stringify({
      openapi: '3.1.0',
      info: { title: '', version: '' },
      paths,
      components: { schemas: schemas(type) },
    });
  };
  const changes = await compare(document('string'), document('integer'));
  expect(changes.map(({ message }) => message)).toEqual([
    'the type of `$.value` in `First` is integer, and was string',
    'the type of `$.value` in `Second` is integer, and was string',
  ]);
});

test('the order of operations and of properties is no change', async () => {
  const turned = note.replace(/( {8}text: .*\n)( {8}author: .*\n)/, '$2$1');
  expect(turned).not.toBe(note);
  expect(await compare(notes(note), notes(turned, ['/drafts', '/notes']))).toEqual([]);
});

test('what is removed and added has the place of the part around it in the other document', async () => {
  const changes = await compare(notes(note), notes(note, ['/notes', '/lists']));
  expect(changes.map(({ code, before, after }) => [code, before?.line, after?.line])).toEqual([
    ['operation-removed', 13, 1],
    ['operation-added', 1, 13],
  ]);
});
