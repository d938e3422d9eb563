import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { shownValue } from '../../spec/openapi/media-types/write-body.ts';
import type { Content } from '../../spec/openapi/operations.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import { canBeMatched } from '../pact/json-path.ts';

/** The documented properties that are texts of no stated form: free texts. */
export function textsOf(document: OpenApiDocument, schema: JsonSchema, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const { properties } = flattenSchema(document, schema);
  return Object.keys(value).filter((name) => {
    const property = properties[name];
    return property !== undefined && isFreeText(document, property);
  });
}

/** The required free texts of a JSON object by name, as the document shows them. */
export function requiredTexts(document: OpenApiDocument, content: Content): ReadonlyMap<string, string> {
  const shown = content.examples.length === 0 ? undefined : shownValue(document, content, '');
  if (!isJson(content.mediaType) || typeof shown !== 'object' || shown === null) return new Map();
  const { properties, required } = flattenSchema(document, content.schema ?? {});
  return new Map(
    Object.entries(shown).filter(
      ([name]) => required.includes(name) && canBeMatched(name) && isFreeText(document, properties[name] ?? {}),
    ),
  );
}

function isFreeText(document: OpenApiDocument, schema: JsonSchema): boolean {
  const { type, format, enum: listed, readOnly } = flattenSchema(document, schema);
  return type === 'string' && format === undefined && listed === undefined && !readOnly;
}

/** Of letters with two, three and four bytes in UTF-8 and none with one; another text for each number. */
export function foreignText(number: number): string {
  const digits = Array.from(String(number), (digit) => String.fromCodePoint(0x660 + Number(digit)));
  return `Ωδ漢字🎉${digits.join('')}`;
}
