import { parse } from 'yaml';
import { checkDocument } from '../check-document.ts';
import type { OpenApiDocument } from '../document.ts';
import { foreignReferences } from '../document-places.ts';

/**
 * A document that Facsimile has compiled, from its text (YAML or JSON) or as data. It is checked as far as mocks and
 * contracts read it, and without the validator of `loadDocument`, which no frontend has to install.
 * @throws Error that says what is wrong where the document is none of Facsimile's.
 */
export function readCompiledDocument(source: unknown): OpenApiDocument {
  const data: unknown = typeof source === 'string' ? parse(source) : source;
  const problem = checkDocument(data);
  if (problem !== undefined) throw new Error(`the OpenAPI document was not compiled by Facsimile: ${problem}`);
  const document = data as OpenApiDocument;
  const [reference] = foreignReferences(document);
  if (reference !== undefined) throw new Error(`the OpenAPI document refers to what is outside of it: ${reference}`);
  return document;
}
