import { parse } from 'yaml';
import type { OpenApiDocument } from '../spec/openapi/document.ts';
import { readText } from './read-text.ts';

/** The document that `npm run generate` has written. */
export async function readDocument(folder: string): Promise<OpenApiDocument> {
  return parse(await readText(folder, 'spec/openapi.yaml')) as OpenApiDocument;
}
