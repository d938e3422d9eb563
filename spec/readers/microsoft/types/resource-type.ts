import type { Report } from '../../../diagnostics/reporter.ts';
import type { Property } from '../../../ir/api-model.ts';
import { shownAt, statedAt } from '../../../ir/evidence.ts';
import { type JsonMember, memberOf } from '../../../source/located-json.ts';
import { descriptionOf, type PropertyRow, reportTwice } from '../page/property-table.ts';
import { representedType } from './infer-types.ts';
import type { NamedTypes, TypeReading } from './named-types.ts';
import { agreedName } from './reconcile.ts';
import { namespaceOfType, type ResourcePage } from './resource-page.ts';
import { typeOfRow } from './row-type.ts';

/** How many types a type may inherit from, one from another: programs that read a document go down this line again and again. */
const deepestInheritance = 20;

/** Whether a page is about an object, and not about the values of an enumeration or a concept. */
export function describesObject({ properties, representation, enumerations, place }: ResourcePage): boolean {
  if (properties.length > 0 || representation !== undefined) return true;
  return enumerations.length === 0 && /resource|complex|entity/i.test(place.text);
}

/** Makes a page about an object, whose name is declared, a named type: what it inherits from, and the properties of its own. */
export function keepResourceType(reading: TypeReading, resource: ResourcePage): void {
  const { named, report } = reading;
  const { name, place, description } = resource;
  const base = baseOf(reading, resource);
  reportTwice(resource.properties, report);
  const isInherited = (property: string) => base !== undefined && named.hasProperty(base, property);
  const names = new Set<string>();
  const own = resource.properties.filter(
    ({ name: { text } }) => !names.has(text) && names.add(text) && !isInherited(text),
  );
  const spellings = Map.groupBy(resource.representation?.members ?? [], ({ name }) => name.text.toLowerCase());
  const properties = own.map((row) => {
    const twins = spellings.get(row.name.text.toLowerCase()) ?? [];
    return resourceProperty(reading, resource, spelledRow(row, twins, reading.report));
  });
  named.keep({ name, base, shape: { properties, open: true }, description, place: statedAt(place) }, resource);
}

/** Makes the name of a page's type known, without the base and properties that are read later. */
export function declareResourceType(named: NamedTypes, resource: ResourcePage): void {
  const { name, place, description } = resource;
  named.keep(
    { name, base: undefined, shape: { properties: [], open: true }, description, place: statedAt(place) },
    resource,
  );
}

/** The page about the type that a page says its own inherits from. */
export function basePageOf({ library }: TypeReading, resource: ResourcePage): ResourcePage | undefined {
  const { page, name, baseName, baseLink } = resource;
  const linked = baseLink && library.linked(baseLink);
  const base = linked ?? (baseName === undefined ? undefined : library.named(page, baseName));
  return base === undefined || base.name.toLowerCase() === name.toLowerCase() ? undefined : base;
}

/** The name of the type that a page says its own inherits from: pages that are wrong can claim it in a circle. */
function baseOf(reading: TypeReading, resource: ResourcePage): string | undefined {
  const { named, typeOfPage, report } = reading;
  const { name, place } = resource;
  const page = basePageOf(reading, resource);
  const base = page && typeOfPage(page);
  if (base?.kind !== 'named' || named.isBelow(base.name, name)) return undefined;
  if (named.inheritanceOf(base.name) < deepestInheritance) return base.name;
  report('inheritance-too-deep', { type: name, base: base.name, limit: deepestInheritance }, place);
  return undefined;
}

/**
 * A row with a small first letter where the JSON representation spells it with one, or the other way round.
 * @param twins the members of the representation that have its name in any letter case
 */
function spelledRow(row: PropertyRow, twins: readonly JsonMember[], report: Report): PropertyRow {
  const { text } = row.name;
  if (twins.some(({ name }) => name.text === text)) return row;
  const twin = twins.find(
    ({ name }) => name.text.slice(1) === text.slice(1) && agreedName(text, name.text) !== undefined,
  );
  const agreed = twin && agreedName(text, twin.name.text);
  if (twin === undefined || agreed === undefined) return row;
  const related = [{ ...twin.name, label: 'the JSON representation' }];
  report('property-name-spelling', { table: text, json: twin.name.text, chosen: agreed }, { ...row.name, related });
  return { ...row, name: { ...row.name, text: agreed } };
}

/** A row of a page about a type as a property, with the JSON representation as its witness. */
export function resourceProperty(reading: TypeReading, resource: ResourcePage, row: PropertyRow): Property {
  const { page, name, representation, enumerations } = resource;
  const sample = memberOf(representation, row.name.text)?.value;
  const samples = sample === undefined ? [] : (sample.elements ?? [sample]);
  const witness = { page, namespace: namespaceOfType(name), samples, enumerations, readText: representedType };
  return {
    name: row.name.text,
    type: typeOfRow(reading, row, witness),
    description: descriptionOf(row),
    readOnly: false,
    required: false,
    nullable: false,
    place: row.type === undefined ? shownAt(row.name) : statedAt(row.name),
  };
}
