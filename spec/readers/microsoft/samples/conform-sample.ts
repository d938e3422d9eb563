import type { Report } from '../../../diagnostics/reporter.ts';
import type { ObjectShape, Property, TypeRef } from '../../../ir/api-model.ts';
import { describeType } from '../../../ir/describe-type.ts';
import { fitsFormat } from '../../../ir/infer-types.ts';
import type { JsonMember, JsonText } from '../../../source/located-json.ts';
import type { Place } from '../../../source/place.ts';
import { areFlags, enumerationAsShown, enumerationIndex } from '../types/enumerations.ts';
import { agreedName, asManyAsShown } from '../types/reconcile.ts';
import type { SampledTypes } from '../types/sampled-types.ts';

/** What it takes to hold a sample against a type. */
export interface Fitting {
  /** Take up what the sample shows of the types. */
  readonly types: SampledTypes;
  readonly report: Report;
}

/** The property that a value belongs to, for findings about it. */
interface Owner {
  readonly name: string;
  readonly place: Place | undefined;
  /** Gives the property another type; undefined where it has none of its own. */
  readonly retype?: (type: TypeRef) => void;
}

/**
 * The value of a sample, made to fit the type that the tables give it: the tables are the authority on types.
 * A value of another type is reported, with both places, and is replaced; a null makes its property nullable.
 */
export function fitSample(json: JsonText, type: TypeRef, fitting: Fitting): unknown {
  return fitValue(json, type, { name: 'body', place: undefined }, fitting);
}

function fitValue(json: JsonText, type: TypeRef, owner: Owner, fitting: Fitting): unknown {
  if (json.value === null) return json.value;
  switch (type.kind) {
    case 'collection':
      if (json.elements !== undefined) return fitElements(json.elements, type.items, owner, fitting);
      reportMismatch(json, type, owner, fitting);
      return [fitValue(json, type.items, owner, fitting)];
    case 'named':
    case 'object':
    case 'extended':
      if (json.members !== undefined)
        return Object.fromEntries(json.members.map((member) => fitMember(member, type, fitting)));
      reportMismatch(json, type, owner, fitting);
      return {};
    case 'primitive':
    case 'enum':
      return fitScalar(json, type, owner, fitting);
    default:
      return json.value;
  }
}

/** The elements of a list: what one of them shows of their type holds for the next. */
function fitElements(elements: readonly JsonText[], type: TypeRef, owner: Owner, fitting: Fitting): unknown {
  let current = type;
  const { retype } = owner;
  if (retype === undefined) return elements.map((element) => fitValue(element, type, owner, fitting));
  const keepType = (other: TypeRef) => {
    current = other;
    retype(other);
  };
  return elements.map((element) => fitValue(element, current, { ...owner, retype: keepType }, fitting));
}

function fitScalar(
  json: JsonText,
  type: TypeRef & { kind: 'primitive' | 'enum' },
  owner: Owner,
  fitting: Fitting,
): unknown {
  if (isOfType(json.value, type)) return json.value;
  const sampledType =
    type.kind === 'enum' && owner.retype !== undefined
      ? enumerationAsShown(type, owner, json, fitting.report)
      : undefined;
  if (sampledType !== undefined) {
    owner.retype?.(sampledType);
    return json.value;
  }
  reportMismatch(json, type, owner, fitting);
  return placeholderFor(type, json.value);
}

function fitMember(member: JsonMember, type: TypeRef, fitting: Fitting): readonly [string, unknown] {
  const name = member.name.text;
  const found = propertyOf(type, name, fitting.types) ?? otherwiseSpelled(member, type, fitting);
  if (found === undefined) return [name, member.value.value];
  if (member.value.value === null && !found.property.nullable) found.change?.({ nullable: true });
  const { change } = found;
  const property = change === undefined ? found.property : counted(found.property, member, change, fitting);
  const retype = change && ((other: TypeRef) => change({ type: retyped(property.type, other) }));
  const owner = { name, place: property.place, ...(retype === undefined ? {} : { retype }) };
  return [name, fitValue(member.value, property.type, owner, fitting)];
}

/** A property that the tables spell in another letter case; it gets the name that both agree on. */
function otherwiseSpelled({ name }: JsonMember, type: TypeRef, { types, report }: Fitting): FoundProperty | undefined {
  const found = propertyOf(type, name.text, types, (listed, wanted) => agreedName(listed, wanted) !== undefined);
  const agreed = found && agreedName(found.property.name, name.text);
  if (found?.change === undefined || agreed === undefined) return undefined;
  const { property, change } = found;
  const related = [{ page: property.place.page, span: property.place.span, label: 'the table' }];
  report('property-name-spelling', { table: property.name, json: name.text, chosen: agreed }, { ...name, related });
  if (agreed === property.name) return found;
  change({ name: agreed });
  return propertyOf(type, agreed, types);
}

/** The property with as many values as its member shows, which is then so wherever its type is used. */
function counted(
  property: Property,
  { name, value }: JsonMember,
  change: (change: Partial<Property>) => void,
  { report }: Fitting,
): Property {
  const type = asManyAsShown(property.type, [value]);
  if (type === undefined) return property;
  const facts = { property: name.text, inSample: type.kind === 'collection' ? 'many' : 'one' } as const;
  report(
    'multiplicity-contradiction',
    facts,
    placesOf(value, { name: name.text, place: property.place }, 'says otherwise'),
  );
  change({ type });
  return { ...property, type };
}

interface FoundProperty {
  readonly property: Property;
  /** Changes the property wherever its type is used; undefined for a shape that was built with its samples in sight. */
  readonly change: ((change: Partial<Property>) => void) | undefined;
}

function propertyOf(
  type: TypeRef,
  name: string,
  types: SampledTypes,
  isSame = (listed: string, wanted: string) => listed === wanted,
): FoundProperty | undefined {
  if (type.kind === 'object') return inShape(type.shape, name);
  if (type.kind === 'extended') return inShape(type.shape, name) ?? propertyOf(type.base, name, types, isSame);
  return type.kind === 'named' ? types.propertyOf(type.name, name, isSame) : undefined;
}

const propertiesByName = new WeakMap<ObjectShape, ReadonlyMap<string, Property>>();

function inShape(shape: ObjectShape, name: string): FoundProperty | undefined {
  let properties = propertiesByName.get(shape);
  if (properties === undefined) {
    properties = new Map(shape.properties.toReversed().map((property) => [property.name, property]));
    propertiesByName.set(shape, properties);
  }
  const property = properties.get(name);
  return property && { property, change: undefined };
}

function retyped(old: TypeRef, type: TypeRef): TypeRef {
  return old.kind === 'collection' ? { kind: 'collection', items: type } : type;
}

function isOfType(value: unknown, type: TypeRef & { kind: 'primitive' | 'enum' }): boolean {
  if (type.kind === 'enum') return fitsEnumeration(value, type);
  if (type.type === 'integer') return Number.isInteger(value);
  if (type.type === 'number') return typeof value === 'number';
  if (type.type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && fitsFormat(value, type.format);
}

function fitsEnumeration(value: unknown, { values, flags }: TypeRef & { kind: 'enum' }): boolean {
  if (typeof value !== 'string') return false;
  return enumerationIndex(values).values.has(value) || (flags === true && areFlags(value, values));
}

function reportMismatch(json: JsonText, type: TypeRef, owner: Owner, { report }: Fitting): void {
  const value = JSON.stringify(json.value);
  const facts = {
    property: owner.name,
    sampleValue: value.length > 60 ? `${value.slice(0, 57).toWellFormed()}...` : value,
    type: describeType(type),
  };
  report('sample-value-contradicts-type', facts, placesOf(json, owner, `says ${facts.type}`));
}

function placesOf(json: JsonText, owner: Owner, label: string) {
  const { place } = owner;
  const related = place === undefined ? [] : [{ page: place.page, span: place.span, label }];
  return { page: json.page, span: json.span, related };
}

const texts: Readonly<Record<string, string>> = {
  'date-time': '2017-01-01T00:00:00Z',
  date: '2017-01-01',
  time: '12:00:00Z',
  uuid: '00000000-0000-0000-0000-000000000000',
  duration: 'PT1H',
  byte: 'AAAA',
};

/** Replaces a sample's value of the wrong type: the same value in the right type where it can be converted, else a stock one. */
function placeholderFor(type: TypeRef & { kind: 'primitive' | 'enum' }, sampleValue: unknown): unknown {
  if (type.kind === 'enum') {
    return enumerationIndex(type.values).byLowerCase.get(String(sampleValue).toLowerCase()) ?? type.values[0];
  }
  if (type.type === 'boolean') return String(sampleValue).toLowerCase() === 'true';
  if (type.type === 'string')
    return texts[type.format ?? ''] ?? (typeof sampleValue === 'object' ? '' : String(sampleValue));
  const number = typeof sampleValue === 'string' && sampleValue.trim() !== '' ? Number(sampleValue) : Number.NaN;
  if (Number.isNaN(number)) return 0;
  return type.type === 'integer' ? Math.trunc(number) : number;
}
