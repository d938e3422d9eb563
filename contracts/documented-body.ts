import type { OpenApiDocument } from '../spec/openapi/document.ts';
import type { DocumentedOperation } from '../spec/openapi/read-operations.ts';
import { sampleValue } from '../spec/openapi/sample-value.ts';
import { contractContent, isJson } from './contract-content.ts';
import type { Departure } from './departure.ts';
import { expectValue } from './expect-value.ts';
import type { MatcherSets, PactBody } from './pact.ts';

/** The body that the document shows for an example's name, with its departure; undefined where the operation has none. */
export function documentedBody(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  exampleName: string,
  departure: Departure,
): { readonly body: PactBody; readonly rules?: MatcherSets } | undefined {
  const content = contractContent(operation.requestBody?.contents ?? []);
  if (content === undefined) return undefined;
  const schema = content.schema ?? {};
  const shown = content.examples.find((one) => one.name === exampleName) ?? content.examples[0];
  const example = shown?.value ?? sampleValue(document, schema);
  if (!isJson(content.mediaType)) {
    const text = typeof example === 'string' ? example : 'text';
    return { body: { content: text, contentType: content.mediaType, encoded: false } };
  }
  const expected = expectValue({ document, keep: 'all' }, schema, without(example, departure.withoutProperty));
  return { body: { content: expected.content, contentType: content.mediaType, encoded: false }, rules: expected.rules };
}

function without(value: unknown, property: string | undefined): unknown {
  if (property === undefined || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== property));
}
