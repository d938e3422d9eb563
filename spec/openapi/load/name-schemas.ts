import { FreeNames } from '../../source/free-names.ts';
import { unescapeToken } from '../../standards/json-pointer.ts';
import { decodePathValue } from '../../standards/path-values.ts';
import { isObject, placeWithin } from '../json-form.ts';
import { partAt } from '../references.ts';
import { mapPlaces } from './map-places.ts';

type Fields = Readonly<Record<string, unknown>>;

const home = '#/components/schemas';

/**
 * A document in which schemas refer to the schemas of the components only: one that is referred to at another place, such
 * as in a path, becomes one of the components, under a name made of its place.
 */
export function nameSchemas(document: Fields): Fields {
  const names = new FreeNames('_');
  for (const [name] of schemasOf(document)) names.take(name);
  const nameByReference = new Map<string, string>();
  const nameOf = (reference: string) => {
    const name = nameByReference.get(reference) ?? names.take(wordsOf(reference).join('_'));
    nameByReference.set(reference, name);
    return name;
  };
  const mapped = mapPlaces(document, (value, { place }) => {
    if (place !== 'schema' || !isObject(value) || typeof value.$ref !== 'string') return value;
    return value.$ref.startsWith(`${home}/`) ? value : { ...value, $ref: placeWithin(home, nameOf(value.$ref)) };
  });
  if (nameByReference.size === 0 || !isObject(mapped)) return document;
  const named = [...nameByReference].map(([reference, name]) => [name, partAt(mapped, reference)]);
  const schemas = Object.fromEntries([...schemasOf(mapped), ...named]);
  return { ...mapped, components: { ...(isObject(mapped.components) ? mapped.components : {}), schemas } };
}

function wordsOf(reference: string): readonly string[] {
  const names = decodePathValue(reference).split('/').map(unescapeToken);
  return names.join('/').match(/[\p{L}\p{N}]+/gu) ?? [];
}

function schemasOf({ components }: Fields): readonly (readonly [string, unknown])[] {
  return Object.entries(isObject(components) && isObject(components.schemas) ? components.schemas : {});
}
