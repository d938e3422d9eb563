import type { Report } from '../diagnostics/report.ts';
import { linksIn } from '../page/links.ts';
import type { Page, Snippet } from '../page/page.ts';
import { plainText } from '../page/plain-text.ts';
import { agreedName } from './agreed-name.ts';
import type { NamedType, ObjectShape, Property, TypeRef } from './api-model.ts';
import { valuesInProse, valuesOfNamedType } from './enumeration-values.ts';
import { type JsonText, memberOf } from './json-text.ts';
import type { OpenLibrary } from './open-library.ts';
import type { PropertyRow } from './property-table.ts';
import { reportTwice } from './report-twice.ts';
import type { ResourcePage } from './resource-page.ts';
import { RowFindings } from './row-findings.ts';
import { shapeOfSamples, typeOfSamples } from './sample-shape.ts';
import { type ReadText, representedType } from './text-type.ts';
import { isJsonName, readTypeCell, typeNamePlace } from './type-cell.ts';

/** What is known of a property beside its row: where it stands, and what samples show of it. */
export interface Witness {
  readonly page: Page;
  /** The namespace that a bare type name is taken to be in. */
  readonly namespace: string;
  readonly samples: readonly JsonText[];
  /** How texts in samples are read, where they are no values but stand for types. */
  readonly readText?: ReadText;
  /** The value stands in an address, which holds no objects. */
  readonly inAddress?: true;
}

/** All named types of a document, built from the pages about them as bodies come to need them. */
export class TypeCatalogue {
  readonly #library: OpenLibrary;
  readonly #report: Report;
  readonly #types = new Map<string, NamedType>();
  readonly #resources = new Map<string, ResourcePage>();
  readonly #findings: RowFindings;
  readonly #byPage = new Map<Page, ResourcePage>();

  constructor(library: OpenLibrary, report: Report) {
    this.#library = library;
    this.#report = report;
    this.#findings = new RowFindings(report);
  }

  /** The types that were asked for, and those they are made of. */
  get types(): readonly NamedType[] {
    return [...this.#types.values()];
  }

  /** The page that describes a named type; undefined for a type that only samples show. */
  resourceOf(name: string): ResourcePage | undefined {
    return this.#resources.get(name.toLowerCase());
  }

  /** The named type with its shape; undefined for a name that is in no use. */
  typeNamed(name: string): NamedType | undefined {
    return this.#types.get(name.toLowerCase());
  }

  /** Replaces the shape of a named type, as when a sample shows that a property may be null. */
  reshape(name: string, shape: ObjectShape): void {
    const type = this.typeNamed(name);
    if (type !== undefined) this.#types.set(name.toLowerCase(), { ...type, shape });
  }

  /** All properties of a named type, inherited ones first; undefined where part of it is documented nowhere. */
  propertiesOf(name: string): readonly Property[] | undefined {
    const type = this.typeNamed(name);
    if (type === undefined || this.resourceOf(name) === undefined) return undefined;
    const inherited = type.base === undefined ? [] : this.propertiesOf(type.base);
    return inherited && [...inherited, ...type.shape.properties];
  }

  /** A relationship of a named type, its own or inherited: an answer has it only where a request expands it. */
  relationshipOf(name: string, relationship: string): Property | undefined {
    const resource = this.resourceOf(name);
    const row = resource?.relationships.find((one) => one.name.text === relationship);
    if (resource !== undefined && row !== undefined) return this.#property(resource, row);
    const base = this.typeNamed(name)?.base;
    return base === undefined ? undefined : this.relationshipOf(base, relationship);
  }

  /** The key properties of a named type and those it inherits from. */
  keysOf(name: string): readonly string[] {
    const key = this.resourceOf(name)?.key;
    const base = this.typeNamed(name)?.base;
    return [...(key === undefined ? [] : [key]), ...(base === undefined ? [] : this.keysOf(base))];
  }

  /** Whether properties beside the documented ones may be set, as on an open type (OData CSDL 4.01, section 6.3). */
  isOpen(name: string): boolean {
    const type = this.typeNamed(name);
    return this.resourceOf(name)?.isOpen !== false || (type?.base !== undefined && this.isOpen(type.base));
  }

  /** The type of a property as its row names it, with the samples as witnesses where the row says too little. */
  typeOfRow(row: PropertyRow, witness: Witness): TypeRef {
    const { samples, readText } = witness;
    if (row.type === undefined) {
      this.#findings.checkMissing(row.name);
      return typeOfSamples(samples, readText);
    }
    const cell = row.type;
    const stated = readTypeCell(cell, (name) => name);
    this.#findings.checkCell(cell, stated);
    const inner = stated.kind === 'collection' ? stated.items : stated;
    const resolved = this.#resolveInner(inner, cell, row, witness);
    return stated.kind === 'collection' ? { kind: 'collection', items: resolved } : resolved;
  }

  /** A type by its name, or undefined where no page describes it. */
  typeByName(from: Page, name: string): TypeRef | undefined {
    const page = this.#library.named(from, name);
    return page && this.typeOfPage(page);
  }

  /** The type that a page describes: an enumeration, or a named type that is now part of the catalogue. */
  typeOfPage(resource: ResourcePage, anchor = ''): TypeRef | undefined {
    if (resource.properties.length === 0 && resource.representation === undefined) {
      const table = resource.enumerations.find(
        ({ name }) => anchor !== '' && anchor.startsWith(name?.toLowerCase() ?? '-'),
      );
      const found = table ?? resource.enumerations[0];
      if (found !== undefined) return { kind: 'enum', values: found.values };
      if (resource.enumerations.length === 0 && !/resource|complex|entity/i.test(resource.place.text)) return undefined;
    }
    const key = resource.name.toLowerCase();
    if (!this.#types.has(key)) this.#add(resource);
    return { kind: 'named', name: this.#types.get(key)?.name ?? resource.name };
  }

  #resolveInner(inner: TypeRef, cell: Snippet, row: PropertyRow, witness: Witness): TypeRef {
    if (inner.kind === 'primitive' && inner.type === 'string' && inner.format === undefined) {
      const values = valuesInProse(row.description);
      return values.length > 0 ? { kind: 'enum', values } : inner;
    }
    if (inner.kind === 'primitive' || isJsonName(cell.text)) return inner;
    return this.#documented(inner, cell, row, witness) ?? this.#undocumented(inner, cell, row, witness);
  }

  /** What the linked page, a page of the type's name, or an enumeration on the page itself says. */
  #documented(inner: TypeRef, cell: Snippet, row: PropertyRow, witness: Witness): TypeRef | undefined {
    const [link] = linksIn(cell, witness.page);
    const anchor = /#(.*)$/.exec(link?.target.text ?? '')?.[1]?.toLowerCase();
    const linked = link && this.#library.linked(witness.page, link);
    const name = inner.kind === 'named' ? inner.name : plainText(cell.text).replaceAll('`', '');
    const short = name.split('.').at(-1)?.toLowerCase();
    const own = this.#byPage.get(witness.page)?.enumerations.find((one) => one.name?.toLowerCase() === short);
    const told = valuesInProse(row.description);
    const type = own ?? (linked && this.typeOfPage(linked, anchor));
    if (type !== undefined && 'values' in type) this.#findings.checkValues(row, type.values, told);
    if (own !== undefined) return { kind: 'enum', values: agreedValues(own.values, told) };
    if (linked !== undefined) return this.typeOfPage(linked, anchor);
    const values = valuesOfNamedType(row.description);
    if (values.length > 0) return { kind: 'enum', values };
    return inner.kind === 'named' ? this.typeByName(witness.page, name) : undefined;
  }

  /** A type without a page: what the samples show, under the name that the cell gives it. */
  #undocumented(
    inner: TypeRef,
    cell: Snippet,
    row: PropertyRow,
    { samples, namespace, page, readText, inAddress }: Witness,
  ): TypeRef {
    if (inner.kind !== 'named') return typeOfSamples(samples, readText);
    const objects = samples.filter((sample) => sample.members !== undefined);
    const scalar = samples.find((sample) => sample.members === undefined && !namesType(sample.value, inner.name));
    if (objects.length === 0 && (scalar !== undefined || inAddress || /^enum/i.test(inner.name))) {
      const type: TypeRef =
        scalar === undefined ? { kind: 'primitive', type: 'string' } : typeOfSamples([scalar], readText);
      this.#findings.checkPrimitive(qualify(inner.name, [], namespace), type, typeNamePlace(cell, page));
      return type;
    }
    const name = qualify(inner.name, objects, namespace);
    const key = name.toLowerCase();
    if (this.#types.has(key)) return { kind: 'named', name: this.#types.get(key)?.name ?? name };
    const shape = shapeOfSamples(objects, readText);
    const known = shape.properties.map((property) => property.name);
    this.#report('type-not-documented', { type: name, known }, typeNamePlace(cell, page));
    this.#types.set(key, { name, base: undefined, shape, description: undefined, place: row.type ?? cell });
    return { kind: 'named', name };
  }

  #add(resource: ResourcePage): void {
    const key = resource.name.toLowerCase();
    const { name, place, description } = resource;
    this.#resources.set(key, resource);
    this.#byPage.set(resource.page, resource);
    // Types refer to each other in circles: the name is there before the properties are.
    this.#types.set(key, { name, base: undefined, shape: { properties: [], open: true }, description, place });
    const base = this.#baseOf(resource);
    reportTwice(resource.properties, this.#report);
    const inherited = new Set((base === undefined ? [] : (this.propertiesOf(base) ?? [])).map((one) => one.name));
    const rows = resource.properties.filter((row) => !inherited.has(row.name.text));
    const properties = uniqueRows(rows).map((row) => this.#property(resource, this.#spelled(resource, row)));
    this.#types.set(key, { name, base, shape: { properties, open: true }, description, place });
  }

  #baseOf(resource: ResourcePage): string | undefined {
    const { page, baseName, baseLink } = resource;
    const linked = baseLink && this.#library.linked(page, baseLink);
    const base = linked ?? (baseName === undefined ? undefined : this.#library.named(page, baseName));
    if (base === undefined || base.name.toLowerCase() === resource.name.toLowerCase()) return undefined;
    const type = this.typeOfPage(base);
    return type?.kind === 'named' && !this.isBelow(type.name, resource.name) ? type.name : undefined;
  }

  /** Whether a type is another, or inherits from it: pages that are wrong can claim it in a circle. */
  isBelow(name: string, ancestor: string): boolean {
    for (
      let type = this.typeNamed(name);
      type !== undefined;
      type = type.base === undefined ? undefined : this.typeNamed(type.base)
    ) {
      if (type.name.toLowerCase() === ancestor.toLowerCase()) return true;
    }
    return false;
  }

  /** A row with a small first letter where the JSON representation spells it with one, or the other way round. */
  #spelled({ representation }: ResourcePage, row: PropertyRow): PropertyRow {
    const { text } = row.name;
    const members = representation?.members ?? [];
    if (members.some(({ name }) => name.text === text)) return row;
    const twins = members.filter(({ name }) => name.text.slice(1) === text.slice(1));
    const shown = twins.find(({ name }) => agreedName(text, name.text) !== undefined);
    const taken = shown && agreedName(text, shown.name.text);
    if (shown === undefined || taken === undefined) return row;
    const related = [{ ...shown.name, label: 'the JSON representation' }];
    this.#report('property-name-spelling', { table: text, json: shown.name.text, taken }, { ...row.name, related });
    return { ...row, name: { ...row.name, text: taken } };
  }

  #property(resource: ResourcePage, row: PropertyRow): Property {
    const shown = memberOf(resource.representation, row.name.text)?.value;
    const samples = shown === undefined ? [] : (shown.elements ?? [shown]);
    const namespace = resource.name.replace(/\.[^.]*$/, '');
    const description = plainText(row.description);
    return {
      name: row.name.text,
      type: this.typeOfRow(row, { page: resource.page, namespace, samples, readText: representedType }),
      description: description === '' ? undefined : description,
      readOnly: false,
      required: false,
      nullable: false,
      place: row.name,
    };
  }
}

/** The values of a table of members, in the spelling of the prose where the two differ in letter case only. */
function agreedValues(listed: readonly string[], told: readonly string[]): readonly string[] {
  return listed.map((value) => told.find((one) => one.toLowerCase() === value.toLowerCase()) ?? value);
}

/** Whether a value of a JSON representation says nothing, or stands for an object by naming its type. */
function namesType(value: unknown, type: string): boolean {
  if (value === null) return true;
  return typeof value === 'string' && (/^#?microsoft\./i.test(value) || value.toLowerCase() === type.toLowerCase());
}

/** A type's full name: as a sample states it, else in the namespace of whatever needs it. */
function qualify(name: string, samples: readonly JsonText[], namespace: string): string {
  if (name.includes('.')) return name;
  const stated = samples.map((value) => memberOf(value, '@odata.type')?.value.value);
  const same = stated.find((one) => typeof one === 'string' && one.toLowerCase().endsWith(`.${name.toLowerCase()}`));
  return typeof same === 'string' ? same.replace(/^#/, '') : `${namespace}.${name}`;
}

function uniqueRows(rows: readonly PropertyRow[]): readonly PropertyRow[] {
  const names = new Set<string>();
  return rows.filter(({ name }) => !names.has(name.text) && names.add(name.text));
}
