import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { resolveReference } from '../../spec/openapi/references.ts';
import { describeSource } from '../../spec/openapi/sources.ts';
import { escapeToken } from '../../spec/standards/json-pointer.ts';

/** How deep properties are traced: types can hold themselves, and an error response falls back to the property around. */
const maximumDepth = 5;

/** The place of each property of a schema, by its JSON pointer in a body; entries of arrays are `*`, the body is ''. */
export function propertySources(document: OpenApiDocument, schema: JsonSchema): Readonly<Record<string, string>> {
  const sources: Record<string, string> = {};
  visit(schema, '', 0);
  return sources;

  function visit(part: JsonSchema, pointer: string, depth: number): void {
    const target = resolveReference<JsonSchema>(document, part.$ref === undefined ? part : { $ref: part.$ref });
    const source = describeSource(part) ?? describeSource(target);
    if (source !== undefined) sources[pointer] ??= source;
    if (depth === maximumDepth) return;
    for (const [name, schema] of Object.entries(target.properties ?? {})) {
      visit(schema, `${pointer}/${escapeToken(name)}`, depth + 1);
    }
    if (target.items !== undefined) visit(target.items, `${pointer}/*`, depth + 1);
    for (const part of [target.allOf, target.oneOf, target.anyOf].flatMap((group) => group ?? [])) {
      visit(part, pointer, depth + 1);
    }
  }
}
