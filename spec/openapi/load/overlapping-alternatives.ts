import type { JsonSchema, OpenApiDocument } from '../document.ts';
import { isObject } from '../json-form.ts';
import { withDiscriminatedAlternatives } from '../values/discriminators.ts';
import { sampleValue } from '../values/sample-value.ts';
import { schemaErrors } from '../values/schema-errors.ts';
import { mapPlaces } from './map-places.ts';
import type { ReportProblem } from './problem.ts';

/**
 * A document in which alternatives that exclude each other (`oneOf`) can be told apart. Strictly, no value fits one whose
 * values are all values of another one too, such as objects with optional properties alone: such a list of alternatives is
 * read as `anyOf`, and reported.
 */
export function openOverlaps(document: OpenApiDocument, report: ReportProblem): OpenApiDocument {
  const open = mapPlaces(document, (schema, { place, pointer }) => {
    if (place !== 'schema' || !isObject(schema) || !Array.isArray(schema.oneOf) || schema.anyOf !== undefined)
      return schema;
    const { oneOf, ...others } = schema;
    const overlap = findOverlap(document, { ...schema, oneOf });
    if (overlap === undefined) return schema;
    const message = `is read as \`anyOf\`: each value found for alternative ${overlap + 1} fits another one too`;
    report('warning', `${pointer}/oneOf`, message);
    return { ...others, anyOf: oneOf };
  });
  return { ...document, ...Object(open) };
}

/** The number of the first alternative that no sample fits alone. */
function findOverlap(document: OpenApiDocument, schema: JsonSchema): number | undefined {
  const { oneOf = [], discriminator } = schema;
  const alternatives = { oneOf, ...(discriminator && { discriminator }) };
  const isShared = (part: JsonSchema) => {
    const samples = (['smallest', 'full'] as const).map((extent) => sampleValue(document, part, extent));
    const own = samples.filter((value) => schemaErrors(document, part, value).length === 0);
    return own.length > 0 && own.every((value) => schemaErrors(document, alternatives, value).length > 0);
  };
  const at = withDiscriminatedAlternatives(document, alternatives).oneOf?.findIndex(isShared) ?? -1;
  return at < 0 ? undefined : at;
}
