import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import type { DocumentedOperation, DocumentedResponse } from '../../spec/openapi/operations.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { jsonTypes } from '../../spec/openapi/values/json-types.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import type { BodyShape, ResponseShapes } from '../pact/pact.ts';
import { contractContent } from './request-body.ts';

/** How deep bodies are described: types can hold themselves. */
const maximumDepth = 5;

/**
 * The shapes of all documented JSON responses: what is stated or decided of the types of their parts. A matcher of Pact
 * demands that a property is there; a shape holds an optional property to its type where a response has it.
 */
export function describeResponses(
  document: OpenApiDocument,
  operations: readonly DocumentedOperation[],
): ResponseShapes {
  const shapes = new Map<string, { readonly shape: BodyShape; readonly number: number }>();
  const numberOf = (shape: BodyShape): number => {
    const key = JSON.stringify(shape);
    const known = shapes.get(key) ?? { shape, number: shapes.size };
    shapes.set(key, known);
    return known.number;
  };
  const responses = operations.map((operation) => {
    const described = operation.responses.flatMap((response) => {
      const shape = shapeOfResponse(document, response);
      return shape === undefined ? [] : [[response.key, numberOf(shape)] as const];
    });
    return [operation.id, Object.fromEntries(described)] as const;
  });
  return {
    responses: Object.fromEntries(responses.filter(([, described]) => Object.keys(described).length > 0)),
    shapes: [...shapes.values()].map(({ shape }) => shape),
  };
}

function shapeOfResponse(document: OpenApiDocument, response: DocumentedResponse): BodyShape | undefined {
  const content = contractContent(response.contents);
  const isKnown = response.evidence === 'stated' || response.evidence === 'decided';
  if (content?.schema === undefined || !isJson(content.mediaType) || !isKnown) return undefined;
  return shapeOf(document, content.schema, { optional: false, depth: 0 });
}

interface Position {
  /** Whether the part may be absent, for which many serialisers write null. */
  readonly optional: boolean;
  readonly depth: number;
}

/** Undefined where nothing is known of a value. */
function shapeOf(document: OpenApiDocument, schema: JsonSchema, { optional, depth }: Position): BodyShape | undefined {
  const flat = flattenSchema(document, schema);
  if (depth > maximumDepth || (flat.evidence !== 'stated' && flat.evidence !== 'decided')) return undefined;
  const stated = flat.type === undefined ? jsonTypes(document, schema) : [flat.type];
  const types = stated.length === 0 ? [] : [...new Set([...stated, ...(optional || flat.nullable ? ['null'] : [])])];
  const properties = Object.entries(flat.properties).flatMap(([name, property]) => {
    const inner = shapeOf(document, property, { optional: !flat.required.includes(name), depth: depth + 1 });
    return inner === undefined ? [] : [[name, inner] as const];
  });
  const items = flat.items && shapeOf(document, flat.items, { optional: false, depth: depth + 1 });
  if (types.length === 0 && properties.length === 0 && items === undefined) return undefined;
  return {
    ...(types.length > 0 && { types }),
    ...(flat.source !== undefined && types.length > 0 && { source: flat.source }),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(items !== undefined && { items }),
  };
}
