import type { TypeRef } from '../../../ir/api-model.ts';
import { statedAt } from '../../../ir/evidence.ts';
import { linksIn } from '../../../markdown/links.ts';
import { plainText } from '../../../markdown/plain-text.ts';
import { type JsonText, memberOf } from '../../../source/located-json.ts';
import type { Snippet } from '../../../source/snippet.ts';
import type { PropertyRow, TypedRow } from '../page/property-table.ts';
import { valuesInProse, valuesOfNamedType } from './enumerations.ts';
import { shapeOfSamples, typeOfSamples } from './infer-types.ts';
import type { TypeReading, Witness } from './named-types.ts';
import type { MemberTable } from './resource-page.ts';
import { isJsonName, readTypeCell, typeNamePlace } from './type-cell.ts';

/** The type of a property as its row names it, with the samples as witnesses where the row says too little. */
export function typeOfRow(reading: TypeReading, row: PropertyRow, witness: Witness): TypeRef {
  if (!isTyped(row)) {
    reading.findings.checkMissing(row.name);
    return typeOfSamples(witness.samples, witness.readText);
  }
  const stated = readTypeCell(row.type);
  reading.findings.checkCell(row.type, stated);
  if (stated.kind !== 'collection') return typeOfOne(reading, stated, row, witness);
  return { kind: 'collection', items: typeOfOne(reading, stated.items, row, witness) };
}

function isTyped(row: PropertyRow): row is TypedRow {
  return row.type !== undefined;
}

/** The type of a single value, `stated` in the row's cell. */
function typeOfOne(reading: TypeReading, stated: TypeRef, row: TypedRow, witness: Witness): TypeRef {
  if (stated.kind === 'primitive' && stated.type === 'string' && stated.format === undefined) {
    const values = valuesInProse(row.description);
    return values.length > 0 ? { kind: 'enum', values } : stated;
  }
  if (stated.kind === 'primitive' || isJsonName(row.type.text)) return stated;
  return documentedType(reading, stated, row, witness) ?? undocumentedType(reading, stated, row.type, witness);
}

/**
 * A type that a page describes: an enumeration on the page of the row itself, else what the cell links to, else what the
 * row's description lists, else the page of the type's name. Undefined where there is none of them.
 */
function documentedType(
  { library, typeOfPage, findings }: TypeReading,
  stated: TypeRef,
  row: TypedRow,
  { page, enumerations = [] }: Witness,
): TypeRef | undefined {
  const own = tableOf(
    stated.kind === 'named' ? stated.name : plainText(row.type.text).replaceAll('`', ''),
    enumerations,
  );
  if (own !== undefined) {
    const proseValues = valuesInProse(row.description);
    findings.checkValues(row, own.values, proseValues);
    return findings.limitEnumeration(own, agreedValues(own.values, proseValues));
  }
  const [link] = linksIn(row.type, page);
  const linked = link && library.linked(link);
  if (linked !== undefined) {
    const type = typeOfPage(linked, /#(.*)/s.exec(link?.target.text ?? '')?.[1]?.toLowerCase());
    if (type?.kind === 'enum') findings.checkValues(row, type.values, valuesInProse(row.description));
    return type;
  }
  const values = valuesOfNamedType(row.description);
  if (values.length > 0) return { kind: 'enum', values };
  const named = stated.kind === 'named' ? library.named(page, stated.name) : undefined;
  return named && typeOfPage(named);
}

const tablesByName = new WeakMap<readonly MemberTable[], ReadonlyMap<string | undefined, MemberTable>>();

function tableOf(name: string, enumerations: readonly MemberTable[]): MemberTable | undefined {
  if (enumerations.length === 0) return undefined;
  const short = name.split('.').at(-1)?.toLowerCase();
  let byName = tablesByName.get(enumerations);
  if (byName === undefined) {
    byName = new Map(enumerations.toReversed().map((table) => [table.name?.toLowerCase(), table]));
    tablesByName.set(enumerations, byName);
  }
  return short === undefined ? undefined : byName.get(short);
}

/** The values of a table of members, in the spelling of the prose where the two differ in letter case only. */
function agreedValues(listed: readonly string[], proseValues: readonly string[]): readonly string[] {
  if (proseValues.length === 0) return listed;
  const spellings = new Map(proseValues.toReversed().map((value) => [value.toLowerCase(), value]));
  return listed.map((value) => spellings.get(value.toLowerCase()) ?? value);
}

/** A type without a page: what the samples show, under the name that the cell gives it. */
function undocumentedType(reading: TypeReading, stated: TypeRef, cell: Snippet, witness: Witness): TypeRef {
  const { samples, readText, namespace } = witness;
  if (stated.kind !== 'named') return typeOfSamples(samples, readText);
  const objects = samples.filter((sample) => sample.members !== undefined);
  const simple = objects.length === 0 ? simpleType(stated.name, witness) : undefined;
  const name = qualify(stated.name, objects, namespace);
  const place = typeNamePlace(cell, witness.page);
  if (simple !== undefined) {
    reading.findings.checkPrimitive(name, simple, place);
    return simple;
  }
  const known = reading.named.typeNamed(name);
  if (known !== undefined) return { kind: 'named', name: known.name };
  const shape = shapeOfSamples(objects, readText);
  reading.report(
    'type-not-documented',
    { type: name, known: shape.properties.map((property) => property.name) },
    place,
  );
  reading.named.keep({ name, base: undefined, shape, description: undefined, place: statedAt(cell) }, undefined);
  return { kind: 'named', name };
}

/** What a type is of which no sample shows an object: as a value shows it; a text in an address, and by an enumeration's name. */
function simpleType(name: string, { samples, readText, inAddress }: Witness): TypeRef | undefined {
  const value = samples.find((sample) => !namesType(sample.value, name));
  if (value !== undefined) return typeOfSamples([value], readText);
  return inAddress || /^enum/i.test(name) ? { kind: 'primitive', type: 'string' } : undefined;
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
  const same = stated.find((base) => typeof base === 'string' && base.toLowerCase().endsWith(`.${name.toLowerCase()}`));
  return typeof same === 'string' ? same.replace(/^#/, '') : `${namespace}.${name}`;
}
