import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { resolveReference } from '../../spec/openapi/references.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';

/** What a name says of the texts that it is the name of, by its last word, and a text that fits. */
const kinds: readonly { readonly names: RegExp; readonly value?: string }[] = [
  { names: /(uri|url|link|href|endpoint)$/i, value: 'https://example.com/facsimile' },
  { names: /e?mail(address)?$/i, value: 'facsimile@example.com' },
  { names: /(date|time|timestamp)$/i, value: '2024-01-31T12:00:00Z' },
  { names: /(phone|phonenumber|mobile)$/i, value: '+1 425 555 0100' },
  { names: /(language|locale|culture)$/i, value: 'en-US' },
  { names: /(guid|uuid)$/i, value: '00000000-0000-4000-8000-000000000000' },
  { names: /(^ip|Ip|IP|ipaddress|[iI][pP]Address)$/, value: '192.0.2.1' },
  { names: /(id|key|code|token|ticket|secret|password|hash|version|number)$/i },
  { names: /(status|state|type|kind|mode|level|category|priority|role|scope|format|unit|currency|country)$/i },
];

/** Whether a name says that its texts are of some form, or some of a list: no other text is known to be taken. */
export function isRestricted(name: string): boolean {
  return kinds.some(({ names }) => names.test(name));
}

/**
 * Whether a text stands for values and is none, as generators of pages write it: `Status value` for `Status`, `String`,
 * `{token}`, `<id>`.
 */
export function isPlaceholder(name: string, text: string): boolean {
  const words = name.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2');
  if (/^(\{[^{}]*\}|<[^<>]*>|string|text|\.{3}|…)$/i.test(text)) return true;
  return [`${words} value`, `${name} value`, words, `string value`].some(
    (placeholder) => placeholder.toLowerCase() === text.toLowerCase(),
  );
}

/**
 * A documented value with texts that real validation takes in the place of placeholders: what an overlay gives
 * (`x-doc-value`), else what fits the property's format or name. A placeholder that nothing is known of stays.
 */
export function sentValue(document: OpenApiDocument, schema: JsonSchema, value: unknown, name = ''): unknown {
  const given = givenValue(document, schema);
  if (given !== undefined) return given;
  const flat = flattenSchema(document, schema);
  if (Array.isArray(value)) return value.map((item) => sentValue(document, flat.items ?? {}, item, name));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, sentValue(document, flat.properties[key] ?? {}, inner, key)]),
    );
  }
  if (typeof value !== 'string' || flat.enum !== undefined || !isPlaceholder(name, value)) return value;
  return kinds.find(({ names }) => names.test(name))?.value ?? value;
}

function givenValue(document: OpenApiDocument, schema: JsonSchema): unknown {
  return schema['x-doc-value'] ?? resolveReference<JsonSchema>(document, schema)['x-doc-value'];
}

/** The placeholders that stay in a value, by the names of their properties. */
export function placeholdersIn(value: unknown, name = ''): readonly (readonly [name: string, text: string])[] {
  if (typeof value === 'string') return isPlaceholder(name, value) ? [[name, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => placeholdersIn(inner, Array.isArray(value) ? name : key));
}
