import type { Report } from '../../../diagnostics/reporter.ts';
import type { Property, TypeRef } from '../../../ir/api-model.ts';
import type { Page } from '../../../markdown/page.ts';
import type { PropertyRow } from '../page/property-table.ts';
import { NamedTypes, type TypeReading, type Witness } from './named-types.ts';
import type { OpenLibrary } from './page-library.ts';
import type { ResourcePage } from './resource-page.ts';
import {
  basePageOf,
  declareResourceType,
  describesObject,
  keepResourceType,
  resourceProperty,
} from './resource-type.ts';
import { RowFindings } from './row-checks.ts';
import { typeOfRow } from './row-type.ts';

/**
 * How many types are read one within another before the next one waits: pages link to each other in chains of any length,
 * and the call stack ends after some 500 types.
 */
const deepestChain = 200;

/** All named types of a document, built from the pages about them as bodies come to need them. */
export class TypeCatalogue extends NamedTypes {
  readonly #reading: TypeReading;
  /** The pages whose types are declared, and whose properties are read when the types that led to them are done. */
  readonly #waiting = new Set<ResourcePage>();
  #depth = 0;
  readonly #relationships = new Map<ResourcePage, ReadonlyMap<string, PropertyRow>>();

  constructor(library: OpenLibrary, report: Report) {
    super();
    const typeOfPage = (resource: ResourcePage, anchor?: string) => this.typeOfPage(resource, anchor);
    this.#reading = { library, named: this, typeOfPage, findings: new RowFindings(report), report };
  }

  /** The type of a property as its row names it, with the samples as witnesses where the row says too little. */
  typeOfRow(row: PropertyRow, witness: Witness): TypeRef {
    return typeOfRow(this.#reading, row, witness);
  }

  /** A type by its name, or undefined where no page describes it. */
  typeByName(from: Page, name: string): TypeRef | undefined {
    const page = this.#reading.library.named(from, name);
    return page && this.typeOfPage(page);
  }

  /** The type that a page describes: an enumeration, or a named type that is now part of the catalogue. */
  typeOfPage(resource: ResourcePage, anchor = ''): TypeRef | undefined {
    const { enumerations, name } = resource;
    if (!describesObject(resource)) {
      const table = enumerations.find(
        (enumeration) => anchor !== '' && anchor.startsWith(enumeration.name?.toLowerCase() ?? '-'),
      );
      const found = table ?? enumerations[0];
      return found && this.#reading.findings.limitEnumeration(found, found.values);
    }
    if (this.typeNamed(name) === undefined) this.#keep(resource);
    return { kind: 'named', name: this.typeNamed(name)?.name ?? name };
  }

  #keep(resource: ResourcePage): void {
    if (this.#depth === deepestChain) {
      declareResourceType(this, resource);
      this.#waiting.add(resource);
      return;
    }
    this.#depth++;
    this.#read(resource);
    if (this.#depth === 1) for (const next of this.#waiting) this.#read(next);
    this.#depth--;
  }

  /** Reads a page about a type after those that it inherits from, as far as they are not read. */
  #read(resource: ResourcePage): void {
    const line: ResourcePage[] = [];
    let next: ResourcePage | undefined = resource;
    while (next !== undefined && this.#isUnread(next)) {
      // Types refer to each other in circles: the name is there before base and properties are.
      declareResourceType(this, next);
      line.push(next);
      next = basePageOf(this.#reading, next);
    }
    for (const page of line.toReversed()) keepResourceType(this.#reading, page);
  }

  #isUnread(resource: ResourcePage): boolean {
    return this.#waiting.delete(resource) || (this.typeNamed(resource.name) === undefined && describesObject(resource));
  }

  /** A relationship of a named type, its own or inherited: a response has it only where a request expands it. */
  relationshipOf(name: string, relationship: string): Property | undefined {
    const resource = this.resourceOf(name);
    const row = resource && this.#relationshipsOf(resource).get(relationship);
    if (resource !== undefined && row !== undefined) return resourceProperty(this.#reading, resource, row);
    const base = this.typeNamed(name)?.base;
    return base === undefined ? undefined : this.relationshipOf(base, relationship);
  }

  #relationshipsOf(resource: ResourcePage): ReadonlyMap<string, PropertyRow> {
    const known =
      this.#relationships.get(resource) ??
      new Map(resource.relationships.toReversed().map((row) => [row.name.text, row]));
    this.#relationships.set(resource, known);
    return known;
  }
}
