import type { Report } from '../../../diagnostics/reporter.ts';
import type { NamedType, Property, TypeRef } from '../../../ir/api-model.ts';
import type { ReadText } from '../../../ir/infer-types.ts';
import type { Page } from '../../../markdown/page.ts';
import type { JsonText } from '../../../source/located-json.ts';
import type { OpenLibrary } from './page-library.ts';
import type { MemberTable, ResourcePage } from './resource-page.ts';
import type { RowFindings } from './row-checks.ts';

/** Named types with the pages about them, and what follows from their inheriting from each other. */
export class NamedTypes {
  readonly #entries = new Map<string, { readonly type: NamedType; readonly resource: ResourcePage | undefined }>();

  /** All of them, in the order in which they came. */
  get types(): readonly NamedType[] {
    return [...this.#entries.values()].map(({ type }) => type);
  }

  /** Takes in a type, in the place of one of the same name. */
  keep(type: NamedType, resource: ResourcePage | undefined): void {
    this.#entries.set(type.name.toLowerCase(), { type, resource });
  }

  /** Puts types in the place of those of the same names, whose pages they have. */
  replace(types: readonly NamedType[]): void {
    for (const type of types) this.keep(type, this.resourceOf(type.name));
  }

  /** The page that describes a named type; undefined for a type that only samples show. */
  resourceOf(name: string): ResourcePage | undefined {
    return this.#entries.get(name.toLowerCase())?.resource;
  }

  /** The named type with its shape; undefined for a name that is in no use. */
  typeNamed(name: string): NamedType | undefined {
    return this.#entries.get(name.toLowerCase())?.type;
  }

  /** The type that a named type inherits from. */
  baseOf({ base }: NamedType): NamedType | undefined {
    return base === undefined ? undefined : this.typeNamed(base);
  }

  /** All properties of a named type, inherited ones first; undefined where part of it is documented nowhere. */
  propertiesOf(name: string): readonly Property[] | undefined {
    const type = this.typeNamed(name);
    if (type === undefined || this.resourceOf(name) === undefined) return undefined;
    const inherited = type.base === undefined ? [] : this.propertiesOf(type.base);
    return inherited && [...inherited, ...type.shape.properties];
  }

  /** Whether a named type has a property, its own or inherited. */
  hasProperty(name: string, property: string): boolean {
    return this.#hasName(name, ({ names }) => names.has(property));
  }

  /** Whether a named type has a property of that name in any letter case, its own or inherited. */
  hasSpelling(name: string, property: string): boolean {
    const inSmallLetters = property.toLowerCase();
    return this.#hasName(name, ({ spellings }) => spellings.has(inSmallLetters));
  }

  #hasName(name: string, isAmong: (names: PropertyNames) => boolean): boolean {
    const type = this.typeNamed(name);
    if (type === undefined) return false;
    return isAmong(propertyNames(type)) || (type.base !== undefined && this.#hasName(type.base, isAmong));
  }

  /** The key properties of a named type and those it inherits from. */
  keysOf(name: string): readonly string[] {
    const key = this.resourceOf(name)?.key;
    const base = this.typeNamed(name)?.base;
    return [...(key === undefined ? [] : [key]), ...(base === undefined ? [] : this.keysOf(base))];
  }

  /** Whether properties other than the documented ones may be set, as on an open type (OData CSDL 4.01, section 6.3). */
  isOpen(name: string): boolean {
    const base = this.typeNamed(name)?.base;
    return this.resourceOf(name)?.isOpen !== false || (base !== undefined && this.isOpen(base));
  }

  /** How many types a named type inherits from, one from another. */
  inheritanceOf(name: string): number {
    const base = this.typeNamed(name)?.base;
    return base === undefined ? 0 : 1 + this.inheritanceOf(base);
  }

  /** Whether a type is another, or inherits from it. */
  isBelow(name: string, ancestor: string): boolean {
    const type = this.typeNamed(name);
    if (type === undefined) return false;
    if (type.name.toLowerCase() === ancestor.toLowerCase()) return true;
    return type.base !== undefined && this.isBelow(type.base, ancestor);
  }
}

/** The names of a type's own properties. */
interface PropertyNames {
  readonly names: ReadonlySet<string>;
  /** The names in lower case. */
  readonly spellings: ReadonlySet<string>;
}

const namesOfTypes = new WeakMap<NamedType, PropertyNames>();

/** The names of a type's own properties, gathered once: many types can inherit from one, and many responses hold it. */
function propertyNames(type: NamedType): PropertyNames {
  const known = namesOfTypes.get(type);
  if (known !== undefined) return known;
  const names = type.shape.properties.map((property) => property.name);
  const gathered = { names: new Set(names), spellings: new Set(names.map((name) => name.toLowerCase())) };
  namesOfTypes.set(type, gathered);
  return gathered;
}

/** What reading types takes: the pages about them, the types that are known so far, and where findings go. */
export interface TypeReading {
  readonly library: OpenLibrary;
  readonly named: NamedTypes;
  /** The type that a page describes, which is then known; `anchor` is the part of the page that a link leads to. */
  readonly typeOfPage: (resource: ResourcePage, anchor?: string) => TypeRef | undefined;
  readonly findings: RowFindings;
  readonly report: Report;
}

/** What is known about a property apart from its row: where it is, and what samples show of it. */
export interface Witness {
  readonly page: Page;
  /** The namespace that a bare type name is taken to be in. */
  readonly namespace: string;
  readonly samples: readonly JsonText[];
  /** The enumerations that the page of the row lists itself. */
  readonly enumerations?: readonly MemberTable[];
  /** How texts in samples are read, where they are not values but stand for types. */
  readonly readText?: ReadText;
  /** The value stands in an address, which holds no objects. */
  readonly inAddress?: true;
}
