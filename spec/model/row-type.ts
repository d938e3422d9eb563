import type { TypeRef } from './api-model.ts';
import { documentedType } from './documented-type.ts';
import { valuesInProse } from './enumeration-values.ts';
import type { PropertyRow, TypedRow } from './property-table.ts';
import { typeOfSamples } from './sample-shape.ts';
import { isJsonName, readTypeCell } from './type-cell.ts';
import type { TypeReading, Witness } from './type-reading.ts';
import { undocumentedType } from './undocumented-type.ts';

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
