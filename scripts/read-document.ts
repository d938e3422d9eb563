import { parse } from 'yaml';
import type { OpenApiDocument } from '../spec/openapi/document.ts';
import { foreignReferences } from '../spec/openapi/document-places.ts';
import { CommandFailure } from './command-failure.ts';
import { readText } from './read-text.ts';

const path = 'spec/openapi.yaml';

/**
 * The document that `npm run generate` has written.
 * @throws CommandFailure if it refers to files or addresses, which Facsimile never writes.
 */
export async function readDocument(folder: string): Promise<OpenApiDocument> {
  const document = parse(await readText(folder, path)) as OpenApiDocument;
  const [reference] = foreignReferences(document);
  if (reference === undefined) return document;
  throw new CommandFailure(`${path}: refers to what is outside the document: ${reference}; run \`npm run generate\``);
}
