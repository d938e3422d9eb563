import { Ajv2020 } from 'ajv/dist/2020.js';
import { _ } from 'ajv/dist/compile/codegen/index.js';
import { resolveRef, SchemaEnv } from 'ajv/dist/compile/index.js';
import type { AnyValidateFunction } from 'ajv/dist/types/index.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { type DocumentPlace, placeUnder } from '../../spec/openapi/document-places.ts';
import { compareAsData } from '../../spec/openapi/values/compare-as-data.ts';
import { withDiscriminatedAlternatives } from '../../spec/openapi/values/discriminators.ts';
import { directedSchema } from '../../spec/openapi/values/read-only.ts';
import { formats } from '../../spec/standards/json-formats.ts';
import type { MockApi, Validate } from '../engine/mock-api.ts';
import { type BodySchemas, collectBodySchemas, type Direction } from './body-schemas.ts';
import { describeApi } from './build-api.ts';
import { propertySources } from './property-sources.ts';
import { hasBuiltInName } from './safe-names.ts';

/** An Ajv that holds an API's body schemas. */
export interface CompiledSchemas {
  readonly ajv: Ajv2020;
  /** The validator of a schema by its name, compiled when it is first asked for; undefined for a name that is not known. */
  readonly findValidator: (name: string) => AnyValidateFunction | undefined;
}

/**
 * Hands the body schemas of a document to Ajv, which compiles each when it is requested. Read-only properties
 * do not matter in requests: there they may be absent and have any value.
 */
export function compileSchemas(document: OpenApiDocument, bodies: BodySchemas, direction: Direction): CompiledSchemas {
  const adapt = (schema: JsonSchema) =>
    mapSchemas(schema, (schema) => {
      const discriminated = withDiscriminatedAlternatives(document, schema);
      return withOwnPrototype(bare(directedSchema(document, discriminated, direction)));
    });
  const adaptAll = (schemas: readonly (readonly [string, JsonSchema])[]) =>
    Object.fromEntries(schemas.map(([name, schema]) => [name, adapt(schema)]));
  const components = { schemas: adaptAll(Object.entries(document.components?.schemas ?? {})) };
  const api = { components, bodies: adaptAll(bodies.all.map(({ name, schema }) => [name, schema])) };
  const ajv = new Ajv2020({
    // What every object inherits, such as `valueOf`, is not a property of a body; checking for that costs time.
    ownProperties: hasBuiltInName(api),
    // The document's schemas were judged when it was loaded, and a schema about schemas takes longer to compile than most.
    meta: false,
    validateSchema: false,
    strict: false,
    logger: false,
    unicode: false,
    loopEnum: Number.POSITIVE_INFINITY,
    // Schemas that are referred to are functions that all validators share, unless they are smaller than a call.
    inlineRefs: 4,
    formats: { ...stated, ...formats },
    code: { source: true, esm: true, lines: true, formats: _`formats` },
  });
  compareAsData(ajv);
  // What each keyword has looked at is written down only where a schema asks for it.
  ajv.opts.unevaluated = /"unevaluated(Properties|Items)":/.test(JSON.stringify(api));
  ajv.addSchema({ $id: 'api', ...api });
  return { ajv, findValidator: validatorFinder(ajv, api.bodies) };
}

function validatorFinder(ajv: Ajv2020, bodies: Readonly<Record<string, JsonSchema>>): CompiledSchemas['findValidator'] {
  // Schemas that differ in words only, such as those of one parameter of many operations, have one validator.
  const texts = new Map(Object.entries(bodies).map(([name, schema]) => [name, JSON.stringify(schema)]));
  const names = new Map([...texts].toReversed().map(([name, text]) => [text, name]));
  ajv.getSchema('api');
  const api = ajv.schemas.api;
  return (wanted) => {
    const name = names.get(texts.get(wanted) ?? '');
    if (name === undefined) return undefined;
    const { $ref, ...others } = bodies[name] ?? {};
    // What is nothing but a reference has the validator that other references to the same schema call.
    const shared = api && $ref && Object.keys(others).length === 0 ? resolveRef.call(ajv, api, 'api', $ref) : undefined;
    return shared instanceof SchemaEnv && shared.validate ? shared.validate : ajv.getSchema(`api#/bodies/${name}`);
  };
}

/** The formats of ajv-formats that are a regular expression: Ajv writes those into the code. */
const stated = Object.fromEntries(Object.entries(fullFormats).filter(([, format]) => format instanceof RegExp));

/** What Ajv does not read of a schema, but would write into its code. */
const unread = [
  ...['title', 'description', 'discriminator', 'default', 'examples', 'example', 'deprecated', 'externalDocs', 'xml'],
  ...['$comment', 'contentEncoding', 'contentMediaType', 'contentSchema'],
];

function bare(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => !keyword.startsWith('x-') && !unread.includes(keyword)),
  );
}

/** Ajv leaves out a property named `__proto__`, but for one that a pattern names. */
function withOwnPrototype(schema: JsonSchema): JsonSchema {
  const { properties, patternProperties } = schema;
  if (properties === undefined || !Object.hasOwn(properties, '__proto__')) return schema;
  const own = Object.entries(properties).filter(([name]) => name === '__proto__');
  const patterns = Object.fromEntries(own.map(([, property]) => ['^__proto__$', property]));
  return { ...schema, patternProperties: { ...patternProperties, ...patterns } };
}

/** The schema with a change made to it and then to every schema in it. */
function mapSchemas(schema: JsonSchema, change: (schema: JsonSchema) => JsonSchema): JsonSchema {
  const inside = (part: unknown, place: DocumentPlace): unknown => {
    if (Array.isArray(part)) return part.map((item) => inside(item, place));
    if (typeof part !== 'object' || part === null) return part;
    const isSchema = place === 'schema';
    const changed = isSchema ? change(part) : part;
    if (!isSchema && place !== 'schemas') return part;
    return Object.fromEntries(
      Object.entries(changed).map(([key, inner]) => [key, inside(inner, placeUnder(place, key, inner))]),
    );
  };
  return { ...Object(inside(schema, 'schema')) };
}

/**
 * The mock of a document, ready to answer, for servers and not for browsers: each validator is compiled in this process
 * when it is first needed.
 */
export function compileMockApi(document: OpenApiDocument): MockApi {
  const bodies = collectBodySchemas(document, 'request');
  const { findValidator } = compileSchemas(document, bodies, 'request');
  return describeApi(document, (content) => {
    const found = bodies.find(content);
    if (found === undefined) return undefined;
    const validate = whenNeeded(() => findValidator(found.name));
    return { validate, sources: propertySources(document, found.schema) };
  });
}

function whenNeeded(compile: () => AnyValidateFunction | undefined): Validate {
  let compiled: AnyValidateFunction | undefined;
  const validate: Validate = (value) => {
    compiled ??= compile();
    const fits = compiled?.(value) !== false;
    validate.errors = compiled?.errors ?? null;
    return fits;
  };
  return validate;
}
