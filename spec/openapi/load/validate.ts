import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { validateOpenApi, validateSchema } from '#openapi-validators';
import { placeWithin } from '../json-form.ts';
import { mapPlaces } from './map-places.ts';
import type { ReportProblem } from './problem.ts';

/**
 * Reports where a document does not fit the schema of OpenAPI 3.1 that the OpenAPI Initiative publishes, and its schemas
 * from JSON Schema 2020-12: only the innermost errors, one for each part.
 */
export function validateDocument(document: unknown, report: ReportProblem): void {
  for (const [pointer, message] of schemaErrors(validateOpenApi, document, '#')) report('error', pointer, message);
  mapPlaces(document, (value, { place, pointer, key }) => {
    // An inner schema is checked with the one around it.
    const isOutermost = place === 'schema' && (key === 'schema' || /^#\/components\/schemas\/[^/]*$/.test(pointer));
    if (!isOutermost) return value;
    for (const [inner, message] of schemaErrors(validateSchema, value, pointer)) report('error', inner, message);
    return value;
  });
}

/** The innermost errors, each with its pointer. */
function schemaErrors(validate: ValidateFunction, value: unknown, root: string): ReadonlyMap<string, string> {
  validate(value);
  const found = new Map<string, string>();
  for (const error of validate.errors ?? []) {
    const [pointer, message] = wordError(error, root);
    if (message !== undefined && !found.has(pointer)) found.set(pointer, message);
  }
  const pointers = [...found.keys()];
  const isInnermost = (pointer: string) => !pointers.some((other) => other.startsWith(`${pointer}/`));
  return new Map([...found].filter(([pointer]) => isInnermost(pointer)));
}

function wordError({ keyword, instancePath, params, message }: ErrorObject, root: string) {
  const pointer = root + instancePath;
  const { missingProperty, additionalProperty, unevaluatedProperty, allowedValues } = params;
  const unknownName: unknown = additionalProperty ?? unevaluatedProperty;
  if (typeof unknownName === 'string') {
    return [placeWithin(pointer, unknownName), 'is nothing that OpenAPI knows here'] as const;
  }
  if (keyword === 'required') return [pointer, `has no \`${String(missingProperty)}\``] as const;
  if (Array.isArray(allowedValues)) return [pointer, `is not one of ${allowedValues.join(', ')}`] as const;
  return [pointer, message] as const;
}
