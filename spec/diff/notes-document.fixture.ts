import type { OpenApiDocument } from '../openapi/document.ts';
import { loadDocument } from '../openapi/load/load.ts';

/** An object of JSON data. */
export type Data = Readonly<Record<string, unknown>>;

/** What a document of notes has other than usual. */
export interface NotesParts {
  /** Members of the document. */
  readonly document?: Data;
  /** Members of the operation that adds a note. */
  readonly operation?: Data;
  /** The schema of a note in requests and responses. */
  readonly note?: Data;
  /** Members of the response 201. */
  readonly response?: Data;
  /** The path of the operation. */
  readonly path?: string;
}

const usualNote = { type: 'object', required: ['text'], properties: { text: { type: 'string' } } };

/** A document with one operation, which adds a note to a book. */
export function notesDocument({ path = '/books/{book}/notes', ...parts }: NotesParts = {}): OpenApiDocument {
  const content = { 'application/json': { schema: parts.note ?? usualNote } };
  const post = {
    operationId: 'addNote',
    parameters: [{ name: 'book', in: 'path', required: true, schema: { type: 'string' } }],
    requestBody: { required: true, content },
    responses: { '201': { description: 'Created', content, ...parts.response } },
    ...parts.operation,
  };
  const loaded = loadDocument({
    openapi: '3.1.0',
    info: { title: 'Notes', version: '1' },
    paths: { [path]: { post } },
    ...parts.document,
  });
  if (loaded.ok) return loaded.document;
  throw new Error(loaded.problems.map(({ pointer, message }) => `${pointer} ${message}`).join('\n'));
}
