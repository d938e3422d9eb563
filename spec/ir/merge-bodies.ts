import { FreeNames } from '../source/free-names.ts';
import type { ObjectShape, Property, TypeRef } from './api-model.ts';
import type { DocumentedContent } from './document-model.ts';
import { componentName, type TypesByName } from './named-types.ts';

/** What merging bodies needs: the types that they refer to, and the property by which values name their type. */
export interface BodyContext {
  readonly types: TypesByName;
  readonly typeProperty: string | undefined;
}

type Alternatives = TypeRef & { kind: 'alternatives' };

/** Whether two bodies that are documented for one thing differ in type. */
export function differInType(type: TypeRef | undefined, other: TypeRef | undefined): boolean {
  return type !== undefined && other !== undefined && JSON.stringify(type) !== JSON.stringify(other);
}

/** The contents of several bodies for one thing: of each media type one, with the examples of all, of any of their types. */
export function mergeContents(
  contents: readonly DocumentedContent[],
  context: BodyContext,
): readonly DocumentedContent[] {
  const byMediaType = Map.groupBy(contents, (content) => content.mediaType);
  return [...byMediaType.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [others.length === 0 ? first : mergeContent(first, others, context)],
  );
}

function mergeContent(
  first: DocumentedContent,
  others: readonly DocumentedContent[],
  context: BodyContext,
): DocumentedContent {
  const names = new FreeNames();
  const rename = ({ examples }: DocumentedContent) =>
    examples.map(({ name, example }) => ({ name: names.take(name), example }));
  const examples = rename(first);
  let { type } = first;
  // Operations that share an exchange share this object: a type that is merged already changes nothing.
  const merged = new Set([first]);
  for (const content of others) {
    if (!merged.has(content)) type = mergeBodyTypes({ ...first, type, examples }, content, context);
    merged.add(content);
    examples.push(...rename(content));
  }
  return { ...first, type, examples };
}

/** A body of either type; collections of either type are collections of entries of either. */
function mergeBodyTypes(
  content: DocumentedContent,
  other: DocumentedContent,
  context: BodyContext,
): TypeRef | undefined {
  if (content.type === undefined || other.type === undefined) return content.type ?? other.type;
  const [collection, another] = [collectionIn(content.type), collectionIn(other.type)];
  if (collection !== undefined && another !== undefined) {
    const items = eitherType(collection.items, another.items, context);
    const properties = collection.shape.properties.map(
      (property): Property =>
        property === collection.value ? { ...property, type: { kind: 'collection', items } } : property,
    );
    const names = new Set(properties.map((property) => property.name));
    const further = another.shape.properties.filter((property) => !names.has(property.name));
    const shape = { ...collection.shape, properties: [...properties, ...further.map(optionalProperty)] };
    return { kind: 'object', shape };
  }
  const merged = eitherType(content.type, other.type, context);
  return merged.kind === 'alternatives' ? { ...merged, mapping: mappingOfBoth(content, other, context) } : merged;
}

function optionalProperty(property: Property): Property {
  return { ...property, required: false };
}

/** The entries of a collection in its envelope, an object with a list `value`. */
function collectionIn(type: TypeRef) {
  const shape = type.kind === 'object' ? type.shape : undefined;
  const value = shape?.properties.find((property) => property.name === 'value');
  return shape !== undefined && value?.type.kind === 'collection'
    ? { shape, value, items: value.type.items }
    : undefined;
}

function eitherType(first: TypeRef, other: TypeRef, { types }: BodyContext): TypeRef {
  const branches = [first, other].flatMap((type) => (type.kind === 'alternatives' ? type.types : [type]));
  const distinct = [...new Map(branches.map((branch) => [JSON.stringify(branch), branch])).values()];
  const [only, ...further] = distinct;
  if (only !== undefined && further.length === 0) return only;
  const properties = eitherProperties([...propertiesOf(first, types), ...propertiesOf(other, types)]);
  return { kind: 'alternatives', types: distinct, properties, mapping: undefined };
}

/** All properties of an object: those of the types that it refers to and inherits from, and its own. */
function propertiesOf(type: TypeRef, types: TypesByName): readonly Property[] {
  if (type.kind === 'alternatives') return type.properties;
  return nearestOf(shapesOf(type, types).flatMap((shape) => shape.properties));
}

/** The shapes that an object is made of, the most general first. */
function shapesOf(type: TypeRef, types: TypesByName): readonly ObjectShape[] {
  if (type.kind === 'object') return [type.shape];
  if (type.kind === 'extended') return [...shapesOf(type.base, types), type.shape];
  const shapes: ObjectShape[] = [];
  const names = new Set(type.kind === 'named' ? [componentName(type.name)] : []);
  for (const name of names) {
    const named = types.get(name);
    if (named !== undefined) shapes.unshift(named.shape);
    if (named?.base !== undefined) names.add(componentName(named.base));
  }
  return shapes;
}

/** Of properties of one name the last, which is the nearest, in the place of the first. */
function nearestOf(properties: readonly Property[]): readonly Property[] {
  return [...new Map(properties.map((property) => [property.name, property])).values()];
}

/**
 * The properties that either of two objects may have; where both have one, what holds for it in both. Of objects it is
 * only said that they are such: what is in one depends on which of the two it is part of.
 */
export function eitherProperties(properties: readonly Property[]): readonly Property[] {
  const merged = new Map<string, Property>();
  for (const property of properties.map(outlineProperty)) {
    const same = merged.get(property.name);
    merged.set(property.name, same === undefined ? property : eitherProperty(same, property));
  }
  return [...merged.values()];
}

function outlineProperty(property: Property): Property {
  const type = outline(property.type);
  const outlined: Property = { ...property, type, required: false };
  return type.kind === 'any-object' ? { ...outlined, description: undefined, readOnly: false } : outlined;
}

/** A type without the properties of the objects in it. */
function outline(type: TypeRef): TypeRef {
  if (type.kind === 'collection') return { kind: 'collection', items: outline(type.items) };
  const isObject = type.kind === 'named' || type.kind === 'object' || type.kind === 'extended';
  return isObject ? { kind: 'any-object' } : type;
}

function eitherProperty(property: Property, other: Property): Property {
  if (demands(property) === demands(other)) return property;
  return {
    ...property,
    type: commonType(property.type, other.type),
    nullable: property.nullable || other.nullable,
    readOnly: false,
    description: undefined,
  };
}

/** What a property demands of its values, without its description. */
function demands({ type, nullable, readOnly }: Property): string {
  return JSON.stringify([type, nullable, readOnly]);
}

/** The type that the values of two outlined types have. */
function commonType(typeRef: TypeRef, other: TypeRef): TypeRef {
  if (JSON.stringify(typeRef) === JSON.stringify(other)) return typeRef;
  if (typeRef.kind === 'collection' && other.kind === 'collection') {
    return { kind: 'collection', items: commonType(typeRef.items, other.items) };
  }
  const [first, second] = [primitiveOf(typeRef), primitiveOf(other)];
  if (first === undefined || second === undefined || first.type !== second.type) return { kind: 'any' };
  const { type, format } = first;
  return { kind: 'primitive', type, ...(format !== undefined && format === second.format ? { format } : {}) };
}

function primitiveOf(type: TypeRef): (TypeRef & { kind: 'primitive' }) | undefined {
  if (type.kind === 'enum') return { kind: 'primitive', type: 'string' };
  return type.kind === 'primitive' ? type : undefined;
}

/**
 * What tells the alternatives of a merged body apart: the property that names a type, where the examples of each type
 * show it with a value of their own. By those values, the names of the types.
 */
function mappingOfBoth(
  content: DocumentedContent,
  other: DocumentedContent,
  { typeProperty }: BodyContext,
): Alternatives['mapping'] {
  if (typeProperty === undefined) return undefined;
  const [first, second] = [mappingOf(content, typeProperty), mappingOf(other, typeProperty)];
  if (first === undefined || second === undefined) return undefined;
  const isAmbiguous = second.some(({ value, type }) =>
    first.some((same) => same.value === value && same.type !== type),
  );
  if (isAmbiguous) return undefined;
  return [...new Map([...first, ...second].map((entry) => [entry.value, entry])).values()];
}

function mappingOf({ type, examples }: DocumentedContent, typeProperty: string): Alternatives['mapping'] {
  if (type?.kind === 'alternatives') return type.mapping;
  const values = new Set(examples.map(({ example }) => typeNamed(example.value, typeProperty)));
  const [value = ''] = values;
  return type?.kind !== 'named' || values.size !== 1 || value === '' ? undefined : [{ value, type: type.name }];
}

function typeNamed(value: unknown, typeProperty: string): string {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return String(members.find(([name]) => name === typeProperty)?.[1] ?? '');
}
