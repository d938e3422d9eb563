import type { ExampleObject, JsonSchema, MediaTypeObject, Reference } from './document.ts';

/** Finds what an example shows, by its reference where it is a component. */
export type ExampleValue = (example: ExampleObject | Reference) => unknown;

const propertyName = '@odata.type';

/**
 * What tells the alternatives of a merged body apart: the control property that names a type (OData JSON format 4.01,
 * section 4.6.3), where the examples of each component show it with a value of their own.
 */
export function discriminatorOf(
  one: MediaTypeObject,
  other: MediaTypeObject,
  exampleValue: ExampleValue,
): Pick<JsonSchema, 'discriminator'> {
  const [first, second] = [mappingOf(one, exampleValue), mappingOf(other, exampleValue)];
  if (first === undefined || second === undefined) return {};
  const clash = Object.entries(second).some(
    ([type, component]) => Object.hasOwn(first, type) && first[type] !== component,
  );
  return clash ? {} : { discriminator: { propertyName, mapping: { ...first, ...second } } };
}

/** The components of a body by the type that its examples name. */
function mappingOf(
  { schema, examples = {} }: MediaTypeObject,
  exampleValue: ExampleValue,
): Readonly<Record<string, string>> | undefined {
  if (schema?.discriminator !== undefined) return schema.discriminator.mapping;
  const types = new Set(Object.values(examples).map((example) => typeNamed(exampleValue(example))));
  const [type = ''] = types;
  return schema?.$ref === undefined || types.size !== 1 || type === '' ? undefined : { [type]: schema.$ref };
}

function typeNamed(value: unknown): string {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return String(members.find(([name]) => name === propertyName)?.[1] ?? '');
}
