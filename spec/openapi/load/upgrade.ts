import { isObject } from '../json-form.ts';
import { mapPlaces } from './map-places.ts';
import type { ReportProblem } from './problem.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * A document of OpenAPI 3.0 as one of 3.1, in which schemas are JSON Schema 2020-12. Outside of schemas, all that is read
 * of 3.0 means the same in 3.1.
 */
export function upgradeDocument(document: Schema, report: ReportProblem): Schema {
  const upgraded = mapPlaces(document, (value, { place, pointer }) =>
    place === 'schema' && isObject(value) ? upgradeSchema(value, pointer, report) : value,
  );
  return { ...(isObject(upgraded) ? upgraded : {}), openapi: '3.1.1' };
}

function upgradeSchema(schema: Schema, pointer: string, report: ReportProblem): Schema {
  if (typeof schema.$ref === 'string') return withoutSiblings(schema, pointer, report);
  const bounded = upgradeBound(upgradeBound(schema, 'exclusiveMinimum', 'minimum'), 'exclusiveMaximum', 'maximum');
  const { example, ...others } = bounded;
  const described = example === undefined ? others : { ...others, examples: [example] };
  return upgradeNullable(upgradeFormat(described), pointer, report);
}

/** Beside a reference, OpenAPI 3.0 ignores what OpenAPI 3.1 adds to it. */
function withoutSiblings(schema: Schema, pointer: string, report: ReportProblem): Schema {
  const kept = Object.entries(schema).filter(([key]) => key === '$ref' || isDescription(key));
  const ignored = Object.keys(schema).filter((key) => key !== '$ref' && !isDescription(key));
  for (const key of ignored) {
    report('warning', `${pointer}/${key}`, 'is ignored: in OpenAPI 3.0 nothing can stand beside a `$ref`');
  }
  return Object.fromEntries(kept);
}

/** In OpenAPI 3.0 `exclusiveMinimum: true` changes `minimum`; in 3.1 `exclusiveMinimum` is a number itself. */
function upgradeBound(schema: Schema, exclusive: string, bound: string): Schema {
  const { [exclusive]: isExclusive, [bound]: limit, ...others } = schema;
  if (typeof isExclusive !== 'boolean') return schema;
  return limit === undefined ? others : { ...others, [isExclusive ? exclusive : bound]: limit };
}

function upgradeFormat(schema: Schema): Schema {
  if (schema.format === 'byte') return { ...schema, contentEncoding: 'base64' };
  if (schema.format === 'binary') return { ...schema, contentMediaType: 'application/octet-stream' };
  return schema;
}

/**
 * Strictly, `nullable` means something beside a `type` only (OpenAPI 3.0.3); it is read as it is meant beside `allOf` and
 * the like too.
 */
export function upgradeNullable({ nullable, ...schema }: Schema, pointer: string, report: ReportProblem): Schema {
  if (nullable !== true) return schema;
  const { type, enum: values } = schema;
  if (Array.isArray(values) && !values.includes(null)) {
    report('warning', `${pointer}/nullable`, 'is ignored: the values of `enum` do not have null');
    return schema;
  }
  if (typeof type === 'string') return { ...schema, type: [type, 'null'] };
  const constraints = Object.entries(schema).filter(([key]) => !isAnnotation(key));
  if (constraints.length === 0) return /\/(oneOf|anyOf)\/\d+$/.test(pointer) ? { ...schema, type: 'null' } : schema;
  const annotations = Object.fromEntries(Object.entries(schema).filter(([key]) => isAnnotation(key)));
  return { ...annotations, anyOf: [Object.fromEntries(constraints), { type: 'null' }] };
}

function isDescription(key: string): boolean {
  return key === 'description' || key === 'summary' || key.startsWith('x-');
}

/** Whether a keyword says something about a value and does not restrict it. */
function isAnnotation(key: string): boolean {
  const annotations = ['default', 'deprecated', 'examples', 'externalDocs', 'readOnly', 'title', 'writeOnly', 'xml'];
  return isDescription(key) || annotations.includes(key);
}
