import type { Report } from '../diagnostics/reporter.ts';
import type { ExchangeModel, NamedType, ObjectShape, ParameterModel, Property, TypeRef } from './api-model.ts';
import { weakest } from './evidence.ts';

/** A type's name in the letters that OpenAPI allows for a component: types of one such name are one type. */
export function componentName(name: string): string {
  return name.replace(/[^\w.-]/g, '_');
}

/** The named types of a document, found by their names. */
export type TypesByName = ReadonlyMap<string, NamedType>;

/**
 * Makes the types of one name one type, with the properties of all, each as it is first; required is what all require.
 * Reports each further type some properties of which have other types than in the first.
 */
export function mergeNamedTypes(types: readonly NamedType[], report: Report): TypesByName {
  const merged = new Map<string, NamedType>();
  for (const [name, [first, ...others]] of Map.groupBy(types, (type) => componentName(type.name))) {
    if (first === undefined) continue;
    for (const other of others) reportDifferences(first, other, report);
    merged.set(name, others.length === 0 ? first : mergeTypes(first, others));
  }
  return merged;
}

function mergeTypes(first: NamedType, others: readonly NamedType[]): NamedType {
  const types = [first, ...others];
  const same = Map.groupBy(
    types.flatMap((type) => type.shape.properties),
    (property) => property.name,
  );
  const properties = [...same.values()].flatMap((all): readonly Property[] => {
    const required = all.length === types.length ? requiredByAll(all) : false;
    return all.slice(0, 1).map((property) => ({ ...property, required }));
  });
  return { ...first, shape: { properties, open: types.some((type) => type.shape.open) } };
}

function requiredByAll(properties: readonly Property[]): Property['required'] {
  const evidence = properties.flatMap((property) => property.required || []);
  return evidence.length < properties.length ? false : weakest(...evidence);
}

function reportDifferences(first: NamedType, type: NamedType, report: Report): void {
  const firsts = new Map(first.shape.properties.toReversed().map((property) => [property.name, property]));
  const differing = type.shape.properties.flatMap((property) => {
    const same = firsts.get(property.name);
    return same === undefined || content(same.type) === content(property.type) ? [] : [{ property, same }];
  });
  const [nearest, ...others] = differing;
  if (nearest === undefined) return;
  const names = differing.map(({ property }) => property.name);
  const place = ({ property, same }: { readonly property: Property; readonly same: Property }) => [
    { ...same.place, label: 'taken' },
    ...(property === nearest.property ? [] : [{ ...property.place, label: 'likewise' }]),
  ];
  const { page, span } = nearest.property.place;
  report('type-merged', { type: type.name, names }, { page, span, related: [nearest, ...others].flatMap(place) });
}

/** A type as text, whatever page says it. */
function content(type: TypeRef): string {
  return JSON.stringify(type, (key, value: unknown) => (key === 'place' || key === 'description' ? undefined : value));
}

/** What operations refer to types with. */
export interface TypeUser {
  readonly parameters: readonly ParameterModel[];
  readonly exchange: ExchangeModel;
}

/** Of named types those that a body or parameter of an operation is made of, directly or through others. */
export function usedTypes(operations: readonly TypeUser[], types: TypesByName): readonly NamedType[] {
  const used = new Set<string>();
  const useName = (name: string): void => {
    used.add(componentName(name));
  };
  const useShape = ({ properties }: ObjectShape): void => {
    for (const { type } of properties) use(type);
  };
  const use = (type: TypeRef): void => {
    if (type.kind === 'named') useName(type.name);
    else if (type.kind === 'collection') use(type.items);
    else if (type.kind === 'object') useShape(type.shape);
    else if (type.kind === 'extended') {
      use(type.base);
      useShape(type.shape);
    }
  };
  for (const exchange of new Set(operations.map((operation) => operation.exchange))) {
    for (const body of [exchange.requestBody, ...exchange.responses.map((response) => response.body)]) {
      if (body?.type !== undefined) use(body.type);
    }
  }
  for (const { type } of operations.flatMap((operation) => operation.parameters)) use(type);
  // The set grows as it is gone through: types refer to each other in circles, and in chains longer than a call stack.
  for (const component of used) {
    const type = types.get(component);
    if (type?.base !== undefined) useName(type.base);
    if (type !== undefined) useShape(type.shape);
  }
  return [...types].flatMap(([name, type]) => (used.has(name) ? [type] : []));
}
