import type { JsonSchema, OpenApiDocument } from '../openapi/document.ts';
import { followReferences } from '../openapi/references.ts';

/** A schema in its document. */
export interface SchemaSide {
  readonly document: OpenApiDocument;
  readonly schema: JsonSchema;
}

/** What a schema stands for, its reference followed. */
export function targetOf({ document, schema }: SchemaSide): JsonSchema {
  return schema.$ref === undefined ? schema : (followReferences(document, { $ref: schema.$ref }) ?? {});
}

/** The name of the component that a schema refers to; undefined for one that stands where it is. */
export function componentName({ schema }: SchemaSide): string | undefined {
  return schema.$ref?.split('/').at(-1)?.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Gives each schema a key: one for all references to a component, and for all ways to put the same schemas together. */
export function createSchemaKeys(): (schema: JsonSchema) => string {
  const known = new WeakMap<object, number>();
  let count = 0;
  return function keyOf(schema: JsonSchema): string {
    if (schema.$ref !== undefined) return schema.$ref;
    const { allOf } = schema;
    // What several parts say of one property is put together anew each time it is read.
    if (allOf !== undefined && Object.keys(schema).length === 1) return `(${allOf.map(keyOf).join(' ')})`;
    const number = known.get(schema) ?? ++count;
    known.set(schema, number);
    return String(number);
  };
}

/** Whether a property is in values of a direction at all: read-only ones are in no request, write-only ones in no response. */
export function isIn(direction: 'request' | 'response', side: SchemaSide): boolean {
  const target = targetOf(side);
  const { readOnly = target.readOnly, writeOnly = target.writeOnly } = side.schema;
  return direction === 'request' ? readOnly !== true : writeOnly !== true;
}
