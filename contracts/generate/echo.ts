import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import type { Content, DocumentedOperation, DocumentedResponse } from '../../spec/openapi/operations.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import { canBeMatched } from '../pact/json-path.ts';
import type { PlacedValue } from './mutation.ts';
import type { Plan } from './plan-types.ts';
import { contractContent, shownValue } from './request-body.ts';

/**
 * The documented request with texts in several scripts, where the page shows that texts come back: the samples of request
 * and response have a free text of the same name and value. None where there is no such property.
 */
export function planEcho(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  response: DocumentedResponse,
): readonly Pick<Plan, 'mutation' | 'circumstance' | 'echoed'>[] {
  const sent = contractContent(operation.requestBody?.contents ?? []);
  const received = contractContent(response.contents);
  if (sent === undefined || received === undefined) return [];
  const texts = textsIn(document, received);
  const echoed: readonly PlacedValue[] = [...textsIn(document, sent)]
    .filter(([name, text]) => texts.get(name) === text)
    .map(([name], index) => ({ path: [name], value: foreignText(index) }));
  if (echoed.length === 0) return [];
  return [
    { mutation: { body: { kind: 'with', values: echoed } }, circumstance: 'with texts in several scripts', echoed },
  ];
}

/** The required free texts of a JSON object by name, as the document shows them. */
function textsIn(document: OpenApiDocument, content: Content): ReadonlyMap<string, string> {
  const exampleValue = content.examples.length === 0 ? undefined : shownValue(document, content, '');
  if (!isJson(content.mediaType) || typeof exampleValue !== 'object' || exampleValue === null) return new Map();
  const { properties, required } = flattenSchema(document, content.schema ?? {});
  return new Map(
    Object.entries(exampleValue).filter(
      ([name]) => required.includes(name) && canBeMatched(name) && isFreeText(document, properties[name] ?? {}),
    ),
  );
}

function isFreeText(document: OpenApiDocument, schema: JsonSchema): boolean {
  const { type, format, enum: listed, readOnly } = flattenSchema(document, schema);
  return type === 'string' && format === undefined && listed === undefined && !readOnly;
}

/** Of letters with two, three and four bytes in UTF-8 and none with one; another text for each number. */
function foreignText(number: number): string {
  const digits = Array.from(String(number), (digit) => String.fromCodePoint(0x660 + Number(digit)));
  return `Ωδ漢字🎉${digits.join('')}`;
}
