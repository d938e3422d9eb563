import type { NamedType, ObjectShape, Property } from '../../../ir/api-model.ts';
import type { NamedTypes } from './named-types.ts';

/** Changes a property of a type wherever the type is used. */
type ChangeProperty = (change: Partial<Property>) => void;

/**
 * Named types as samples show them: a sample can show that a property may be null, or how its name is spelled. What one
 * sample shows holds for those after it; the types themselves stay as they are until `changed` is put in their place.
 */
export class SampledTypes {
  readonly #types: NamedTypes;
  /** The properties of the types that samples change, by the types' names in lower case. */
  readonly #changed = new Map<string, Property[]>();

  constructor(types: NamedTypes) {
    this.#types = types;
  }

  /** The types that samples change, as they then are. */
  get changed(): readonly NamedType[] {
    return [...this.#changed].flatMap(([name, properties]) => {
      const type = this.#types.typeNamed(name);
      return type === undefined ? [] : [{ ...type, shape: { ...type.shape, properties } }];
    });
  }

  /** A property of a named type, its own or inherited: the first of a name that counts as the wanted one. */
  propertyOf(
    type: string,
    name: string,
    isSame: (own: string, wanted: string) => boolean,
  ): { readonly property: Property; readonly change: ChangeProperty } | undefined {
    for (let at = this.#types.typeNamed(type); at !== undefined; at = this.#types.baseOf(at)) {
      const { shape } = at;
      const key = at.name.toLowerCase();
      const properties = this.#changed.get(key) ?? shape.properties;
      for (const position of positionsOf(shape).get(name.toLowerCase()) ?? []) {
        const property = properties[position];
        if (property !== undefined && isSame(property.name, name)) {
          return { property, change: (change) => this.#change(key, shape, position, change) };
        }
      }
    }
    return undefined;
  }

  #change(key: string, shape: ObjectShape, position: number, change: Partial<Property>): void {
    const properties = this.#changed.get(key) ?? [...shape.properties];
    const property = properties[position];
    if (property !== undefined) properties[position] = { ...property, ...change };
    this.#changed.set(key, properties);
  }
}

const positionsByShape = new WeakMap<ObjectShape, ReadonlyMap<string, readonly number[]>>();

/** Where the properties of a shape are, by their names in lower case: a change of a name is one of letter case. */
function positionsOf(shape: ObjectShape): ReadonlyMap<string, readonly number[]> {
  const { properties } = shape;
  const known =
    positionsByShape.get(shape) ??
    Map.groupBy(properties.keys(), (position) => properties[position]?.name.toLowerCase() ?? '');
  positionsByShape.set(shape, known);
  return known;
}
