import type { Snippet } from '../page/page.ts';
import type { TypeRef } from './api-model.ts';
import { type JsonText, memberOf } from './json-text.ts';
import { shapeOfSamples, typeOfSamples } from './sample-shape.ts';
import { typeNamePlace } from './type-cell.ts';
import type { TypeReading, Witness } from './type-reading.ts';

/** A type without a page: what the samples show, under the name that the cell gives it. */
export function undocumentedType(reading: TypeReading, stated: TypeRef, cell: Snippet, witness: Witness): TypeRef {
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
  reading.report('type-not-documented', { type: name, known: shape.properties.map((one) => one.name) }, place);
  reading.named.keep({ name, base: undefined, shape, description: undefined, place: cell }, undefined);
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
  const same = stated.find((one) => typeof one === 'string' && one.toLowerCase().endsWith(`.${name.toLowerCase()}`));
  return typeof same === 'string' ? same.replace(/^#/, '') : `${namespace}.${name}`;
}
