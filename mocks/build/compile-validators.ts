import { Ajv2020 } from 'ajv/dist/2020.js';
import { _ } from 'ajv/dist/compile/codegen/index.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { requestSchema } from '../../spec/openapi/read-only.ts';
import { formats } from '../engine/json-formats.ts';
import type { MockApi, Validate } from '../engine/mock-api.ts';
import { type BodySchemas, collectBodySchemas, type Direction } from './body-schemas.ts';
import { describeApi } from './build-api.ts';
import { propertySources } from './property-sources.ts';
import { hasBuiltInName } from './safe-names.ts';

/** An Ajv that holds an API's body schemas; `schemaIds` maps their names to what `getSchema` knows them by. */
export interface CompiledSchemas {
  readonly ajv: Ajv2020;
  readonly schemaIds: Readonly<Record<string, string>>;
}

/**
 * Hands the body schemas of a document to Ajv, which compiles each when it is requested. Read-only properties
 * do not matter in requests: there they may be absent and have any value.
 */
export function compileSchemas(document: OpenApiDocument, bodies: BodySchemas, direction: Direction): CompiledSchemas {
  const adapt = (schema: JsonSchema) =>
    mapSchemas(schema, (schema) => bare(direction === 'request' ? requestSchema(document, schema) : schema));
  const adaptAll = (schemas: readonly (readonly [string, JsonSchema])[]) =>
    Object.fromEntries(schemas.map(([name, schema]) => [name, adapt(schema)]));
  const components = { schemas: adaptAll(Object.entries(document.components?.schemas ?? {})) };
  const api = { components, bodies: adaptAll(bodies.all.map(({ name, schema }) => [name, schema])) };
  const ajv = new Ajv2020({
    // What every object inherits, such as `valueOf`, is not a property of a body; checking for that costs time.
    ownProperties: hasBuiltInName(api),
    strict: false,
    logger: false,
    unicode: false,
    loopEnum: Number.POSITIVE_INFINITY,
    formats: { ...stated, ...formats },
    code: { source: true, esm: true, lines: true, formats: _`formats` },
  });
  ajv.addSchema({ $id: 'api', ...api });
  return { ajv, schemaIds: Object.fromEntries(bodies.all.map(({ name }) => [name, `api#/bodies/${name}`])) };
}

/** The formats of ajv-formats that are a regular expression: Ajv writes those into the code. */
const stated = Object.fromEntries(Object.entries(fullFormats).filter(([, format]) => format instanceof RegExp));

/** What Ajv does not read of a schema, but would write into its code. */
const unread = ['title', 'description', 'discriminator'];

function bare(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => !keyword.startsWith('x-') && !unread.includes(keyword)),
  );
}

/** The schema with a change made to it and then to every schema in it. */
function mapSchemas(schema: JsonSchema, change: (schema: JsonSchema) => JsonSchema): JsonSchema {
  const inside = (schema: JsonSchema) => mapSchemas(schema, change);
  const changed = change(schema);
  const { properties, items, additionalProperties, allOf, oneOf, anyOf } = changed;
  return {
    ...changed,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, inside(schema)])),
    }),
    ...(items && { items: inside(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: inside(additionalProperties) }),
    ...(allOf && { allOf: allOf.map(inside) }),
    ...(oneOf && { oneOf: oneOf.map(inside) }),
    ...(anyOf && { anyOf: anyOf.map(inside) }),
  };
}

/** The mock of a document, ready to answer, with its validators compiled in this process: for servers, not for browsers. */
export function compileMockApi(document: OpenApiDocument): MockApi {
  const bodies = collectBodySchemas(document, 'request');
  const { ajv, schemaIds } = compileSchemas(document, bodies, 'request');
  return describeApi(document, (content) => {
    const found = bodies.find(content);
    if (found === undefined) return undefined;
    const validate: Validate | undefined = ajv.getSchema(schemaIds[found.name] ?? '');
    return validate && { validate, sources: propertySources(document, found.schema) };
  });
}
