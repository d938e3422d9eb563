import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import type { DocumentedOperation } from '../../spec/openapi/operations.ts';
import { optional } from '../../spec/openapi/optional.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { pathWithin } from '../../spec/standards/json-path.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import { nearName } from '../../spec/standards/near-name.ts';
import { furtherProperty } from '../generate/mutation.ts';
import { contentsOf, contractContent } from '../generate/request-body.ts';
import type { HttpExchange } from '../pact/http-exchange.ts';
import type { FindingInInteraction } from './finding.ts';
import { spellingHint } from './hints.ts';

/** An object of a body with what is documented for it. */
interface ObjectPlace {
  readonly path: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly schema: JsonSchema;
}

/** A finding that says more than another one, whose place it names: then that one is not needed. */
interface BodyFinding extends FindingInInteraction {
  readonly insteadOf?: string;
}

/** What the comparator does not look at: read-only and undocumented properties sent, demanded ones not expected, `null`. */
export function compareBodies(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  exchange: HttpExchange,
): readonly BodyFinding[] {
  const { status, requestBody, responseBody } = exchange;
  const sent = jsonSchema(operation, 'request');
  const answered = jsonSchema(operation, status);
  return [
    ...(sent && status < 400
      ? objectsIn(document, sent, requestBody).flatMap((object) => unexpected(document, operation, object))
      : []),
    ...(answered ? nullFor(document, answered, responseBody) : []),
    ...(answered ? objectsIn(document, answered, responseBody).flatMap((object) => leftOut(document, object)) : []),
  ];
}

function jsonSchema(operation: DocumentedOperation, part: 'request' | number): JsonSchema | undefined {
  const content = contractContent(contentsOf(operation, part));
  return content !== undefined && isJson(content.mediaType) ? content.schema : undefined;
}

/** The objects of a value whose properties are documented, from the outside in. */
function objectsIn(document: OpenApiDocument, schema: JsonSchema, value: unknown, path = '$'): readonly ObjectPlace[] {
  const { properties, items } = flattenSchema(document, schema);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => objectsIn(document, items ?? {}, item, pathWithin(path, index)));
  }
  if (typeof value !== 'object' || value === null || Object.keys(properties).length === 0) return [];
  const inner = Object.entries(value).flatMap(([name, value]) =>
    objectsIn(document, properties[name] ?? {}, value, pathWithin(path, name)),
  );
  return [{ path, value: { ...value }, schema }, ...inner];
}

function unexpected(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  { path, value, schema }: ObjectPlace,
): readonly BodyFinding[] {
  const { properties, required, source } = flattenSchema(document, schema);
  const absent = Object.keys(properties).filter((name) => !Object.hasOwn(value, name));
  return Object.keys(value).flatMap((name): readonly BodyFinding[] => {
    const at = `request.body ${pathWithin(path, name)}`;
    const property = properties[name] ?? (path === '$' ? readOnlyInResponses(document, operation, name) : undefined);
    const flat = property && flattenSchema(document, property);
    if (flat?.readOnly) {
      const message = 'is read-only: the service sets it, and no request sends it';
      return [{ severity: 'error', code: 'request.body.read-only', at, message, ...optional('source', flat.source) }];
    }
    if (name in properties || name === furtherProperty) return [];
    const message = `is not documented${spellingHint(name, absent)}`;
    const meant = nearName(name, absent);
    const isMissing = meant !== undefined && required.includes(meant);
    return [
      {
        severity: isMissing ? 'error' : 'warning',
        code: 'request.body.undocumented',
        at,
        message,
        ...optional('source', source),
        ...(isMissing && { insteadOf: `request.body ${pathWithin(path, meant)}` }),
      },
    ];
  });
}

/** What the request's own schema leaves out because the service sets it stands in the response's. */
function readOnlyInResponses(document: OpenApiDocument, operation: DocumentedOperation, name: string) {
  const schemas = operation.responses
    .filter(({ status }) => status < 400)
    .map(({ status }) => jsonSchema(operation, status));
  const found = schemas.map((schema) => schema && flattenSchema(document, schema).properties[name]);
  return found.find((property) => property !== undefined && flattenSchema(document, property).readOnly);
}

/** The comparator treats `null`, `false`, 0 and an empty text as a missing body. */
function nullFor(document: OpenApiDocument, schema: JsonSchema, value: unknown): readonly FindingInInteraction[] {
  const { type, nullable, source } = flattenSchema(document, schema);
  if (value === undefined || value || (value === null && nullable) || type === undefined) return [];
  const actual = value === null ? 'null' : typeof value;
  if (actual === type || (actual === 'number' && type === 'integer')) return [];
  const message = `must be ${type}, and is ${JSON.stringify(value)}`;
  return [
    {
      severity: 'error',
      code: 'response.body.incompatible',
      at: 'response.body $',
      message,
      ...optional('source', source),
    },
  ];
}

/** A consumer need not expect all that is documented; a contract that is to hold a provider to it should. */
function leftOut(document: OpenApiDocument, { path, value, schema }: ObjectPlace): readonly FindingInInteraction[] {
  const { required, properties, source } = flattenSchema(document, schema);
  const absent = required.filter((name) => !Object.hasOwn(value, name));
  const misspelt = Object.keys(value).filter((name) => !(name in properties));
  const meant = misspelt.map((name) => nearName(name, absent));
  const names = absent.filter((name) => !meant.includes(name));
  if (names.length === 0) return [];
  const message = `does not expect ${names.join(', ')}, documented for every response`;
  return [
    {
      severity: 'note',
      code: 'response.body.partial',
      at: `response.body ${path}`,
      message,
      ...optional('source', source),
    },
  ];
}
