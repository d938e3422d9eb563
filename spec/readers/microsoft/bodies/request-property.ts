import type { Report } from '../../../diagnostics/reporter.ts';
import type { Property, TypeRef } from '../../../ir/api-model.ts';
import { shownAt, statedAt } from '../../../ir/evidence.ts';
import { plainText } from '../../../markdown/plain-text.ts';
import type { JsonText } from '../../../source/located-json.ts';
import { descriptionOf, type PropertyRow } from '../page/property-table.ts';
import { enumerationAsShown } from '../types/enumerations.ts';
import { asManyAsShown } from '../types/reconcile.ts';
import { type RequestEvidence, sampleValues } from './request-evidence.ts';

/**
 * A row of a request's table as a property. Where the type's own page has the property, its type there counts.
 * @param authority the property as the entity's own page lists it
 */
export function rowProperty(row: PropertyRow, authority: Property | undefined, evidence: RequestEvidence): Property {
  const { page, catalogue, report } = evidence.context;
  const samples = sampleValues(row, evidence);
  const witness = {
    page,
    namespace: evidence.namespace,
    samples: samples.flatMap((sample) => sample.elements ?? [sample]),
  };
  const isLeft = authority !== undefined && row.type === undefined;
  const typeStated = isLeft ? authority.type : catalogue.typeOfRow(row, witness);
  if (authority !== undefined && row.type !== undefined) compareTypes(row, typeStated, authority, report);
  const enumerated = authority?.type ?? enumeratedAsShown(typeStated, row, samples, report);
  const type = countedAsShown(enumerated, row, samples, report);
  const isStated = row.type !== undefined || authority !== undefined;
  return {
    name: row.name.text,
    type,
    description: descriptionOf(row),
    readOnly: false,
    required: false,
    nullable: samples.some((sample) => sample.value === null),
    place: isStated && (type === typeStated || type === authority?.type) ? statedAt(row.name) : shownAt(row.name),
  };
}

/** An enumeration as the samples use it. */
function enumeratedAsShown(type: TypeRef, row: PropertyRow, samples: readonly JsonText[], report: Report): TypeRef {
  if (type.kind !== 'enum') return type;
  const property = { name: row.name.text, place: row.name };
  for (const sample of samples) {
    const enumeration = enumerationAsShown(type, property, sample, report);
    if (enumeration !== undefined) return enumeration;
  }
  return type;
}

/** A type of as many values as the samples show. */
function countedAsShown(type: TypeRef, row: PropertyRow, samples: readonly JsonText[], report: Report): TypeRef {
  const sampledType = row.type && asManyAsShown(type, samples);
  const [first] = samples.filter((sample) => sample.value !== null);
  if (sampledType === undefined || first === undefined) return type;
  const related = [{ ...(row.type ?? row.name), label: 'says otherwise' }];
  const facts = { property: row.name.text, inSample: sampledType.kind === 'collection' ? 'many' : 'one' } as const;
  report('multiplicity-contradiction', facts, { page: first.page, span: first.span, related });
  return sampledType;
}

function compareTypes(row: PropertyRow, stated: TypeRef, authority: Property, report: Report): void {
  if (!comparable(stated, authority.type) || JSON.stringify(stated) === JSON.stringify(authority.type)) return;
  if (/^`*object`*$/i.test(row.type?.text ?? '')) return;
  const facts = { property: row.name.text, here: plainText(row.type?.text ?? '') };
  const related = [{ ...authority.place, label: "the type's own page" }];
  report('property-type-contradiction', facts, { ...(row.type ?? row.name), related });
}

/** An enumeration may well be called a string, and a type without a page anything. */
function comparable(type: TypeRef, other: TypeRef): boolean {
  const vague = ['enum', 'any', 'object'];
  if (type.kind === 'collection' && other.kind === 'collection') return comparable(type.items, other.items);
  return !vague.includes(type.kind) && !vague.includes(other.kind);
}
