import type { DocEvidence, JsonSchema, OpenApiDocument } from './document.ts';
import { resolveReference } from './references.ts';
import { rememberBySchema } from './remember.ts';
import { evidenceOf, formatSource, sourcesOf } from './sources.ts';

/** A schema without references and `allOf`, as far as samples and contracts need it. */
export interface FlatSchema {
  /** The one JSON type apart from `null`; undefined where the schema allows several or names none. */
  readonly type: string | undefined;
  readonly nullable: boolean;
  readonly format: string | undefined;
  readonly enum: readonly unknown[] | undefined;
  readonly readOnly: boolean;
  readonly minimum: number | undefined;
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
  readonly items: JsonSchema | undefined;
  /** `page:line` of the place that states it; that of the reference where the reference has its own. */
  readonly source: string | undefined;
  readonly evidence: DocEvidence;
}

/** Resolves a schema and merges its `allOf`; what stands nearer wins. Alternatives (`oneOf`, `anyOf`) stay open. */
export const flattenSchema = rememberBySchema(flatten);

function flatten(document: OpenApiDocument, schema: JsonSchema): FlatSchema {
  const resolved = resolveReference<JsonSchema>(document, schema);
  const parts = (resolved.allOf ?? []).map((part) => flattenSchema(document, part));
  const types = [resolved.type ?? []].flat();
  const named = types.filter((type) => type !== 'null');
  const own = sourcesOf(schema)[0] ?? sourcesOf(resolved)[0];
  const lastOf = <K extends keyof FlatSchema>(key: K): FlatSchema[K] | undefined =>
    parts.findLast((part) => part[key] !== undefined)?.[key];
  return {
    type: named.length === 1 ? named[0] : lastOf('type'),
    nullable: types.includes('null'),
    format: resolved.format ?? lastOf('format'),
    enum: resolved.enum ?? lastOf('enum'),
    readOnly: (schema.readOnly ?? resolved.readOnly ?? false) || parts.some((part) => part.readOnly),
    minimum: resolved.minimum ?? lastOf('minimum'),
    properties: mergeProperties([...parts.map((part) => part.properties), resolved.properties]),
    required: [...new Set([...parts.flatMap((part) => part.required), ...(resolved.required ?? [])])],
    items: resolved.items ?? lastOf('items'),
    source: own && formatSource(own),
    evidence: evidenceOf(sourcesOf(schema).length > 0 ? schema : resolved),
  };
}

/**
 * The properties of several objects by name, those of later ones in the place of earlier ones. It has no prototype: a
 * property named `valueOf` or `__proto__` is there only where one of the objects has it.
 */
function mergeProperties<T>(
  objects: readonly (Readonly<Record<string, T>> | undefined)[],
): Readonly<Record<string, T>> {
  const merged: Record<string, T> = Object.create(null);
  for (const object of objects) Object.assign(merged, object);
  return merged;
}
