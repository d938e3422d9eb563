import type { NamedType, Property } from '../../../ir/api-model.ts';
import type { ResourcePage } from './resource-page.ts';

/** Changes a property of a type wherever the type is used. */
export type ChangeProperty = (change: Partial<Property>) => void;

/** A named type whose properties can be found and changed one by one, however many there are. */
export class TypeEntry {
  /** The page about the type; undefined for a type that only samples show. */
  readonly resource: ResourcePage | undefined;
  #type: NamedType;
  /** The properties as they are by now; undefined where nothing has changed since the type was last asked for. */
  #changed: Property[] | undefined;
  /** Where the properties stand, by their names in small letters: a change of a name is one of letter case. */
  #positions: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(type: NamedType, resource: ResourcePage | undefined) {
    this.#type = type;
    this.resource = resource;
  }

  get base(): string | undefined {
    return this.#type.base;
  }

  get type(): NamedType {
    if (this.#changed !== undefined) {
      this.#type = { ...this.#type, shape: { ...this.#type.shape, properties: this.#changed } };
      this.#changed = undefined;
    }
    return this.#type;
  }

  /** The first property of a name that counts as the wanted one. */
  find(name: string, isSame: (own: string, wanted: string) => boolean) {
    const { properties } = this.#type.shape;
    this.#positions ??= Map.groupBy(properties.keys(), (position) => properties[position]?.name.toLowerCase() ?? '');
    for (const position of this.#positions.get(name.toLowerCase()) ?? []) {
      const property = (this.#changed ?? properties)[position];
      if (property !== undefined && isSame(property.name, name)) {
        return { property, change: (change: Partial<Property>) => this.#change(position, change) };
      }
    }
    return undefined;
  }

  #change(position: number, change: Partial<Property>): void {
    this.#changed ??= [...this.#type.shape.properties];
    const property = this.#changed[position];
    if (property !== undefined) this.#changed[position] = { ...property, ...change };
  }
}
