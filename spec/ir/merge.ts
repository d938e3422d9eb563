import type { Report } from '../diagnostics/reporter.ts';
import type { ApiModel, BodyModel, NamedType, OperationModel, Property, TypeRef } from './api-model.ts';
import { pathForm } from './path-form.ts';

interface Declared {
  readonly page: string;
  readonly operation: OperationModel;
}

/**
 * Tells of each operation of a document that is declared more than once, and so merged into one: a finding for each page
 * that declares it again, at its request line.
 */
export function reportMergedOperations(pages: readonly ApiModel[], report: Report): void {
  const declared = pages.flatMap(({ page, operations }) => operations.map((operation) => ({ page, operation })));
  const same = Map.groupBy(declared, ({ operation }) => `${operation.method} ${pathForm(operation.path)}`);
  for (const [first, ...others] of same.values()) {
    if (first === undefined || others.length === 0) continue;
    for (const [again, ...more] of Map.groupBy(others, (one) => one.page).values()) {
      if (again !== undefined) reportAgain(first, again, more, report);
    }
  }
}

function reportAgain(first: Declared, again: Declared, more: readonly Declared[], report: Report): void {
  const { place, method, path } = again.operation;
  const facts = {
    operation: `${method.toUpperCase()} ${path}`,
    isSamePage: first.page === again.page,
    alternatives: [again, ...more].flatMap((one) => differingBodies(first.operation, one.operation)),
  };
  const related = [
    { ...first.operation.place, label: 'declared here first' },
    ...more.map((one) => ({ ...one.operation.place, label: 'likewise' })),
  ];
  report('operation-merged', { ...facts, alternatives: [...new Set(facts.alternatives)] }, { ...place, related });
}

/** The bodies that both operations have, and each of another type. */
function differingBodies(first: OperationModel, other: OperationModel): readonly string[] {
  const [one, two] = [first.exchange, other.exchange];
  if (one === two) return [];
  const request = differ(one.requestBody, two.requestBody) ? ['request body'] : [];
  const answers = one.responses.flatMap(({ status, body }) => {
    const same = two.responses.find((response) => response.status === status);
    return differ(body, same?.body) ? [`body of ${status}`] : [];
  });
  return [...request, ...answers];
}

function differ(one: BodyModel | undefined, other: BodyModel | undefined): boolean {
  if (one?.type === undefined || other?.type === undefined || one.mediaType !== other.mediaType) return false;
  return JSON.stringify(one.type) !== JSON.stringify(other.type);
}

/**
 * Tells of each type whose properties have other types in one place of the pages than in another: its component has the
 * properties of all, and each as it is first. One finding for each time that a type comes again.
 */
export function reportMergedTypes(types: readonly NamedType[], report: Report): void {
  const firsts = new Map<string, NamedType>();
  for (const type of types) {
    const first = firsts.get(type.name);
    if (first === undefined) firsts.set(type.name, type);
    else reportDifferences(first, type, report);
  }
}

function reportDifferences(first: NamedType, type: NamedType, report: Report): void {
  const firsts = new Map(first.shape.properties.toReversed().map((property) => [property.name, property]));
  const differing = type.shape.properties.flatMap((property) => {
    const same = firsts.get(property.name);
    return same === undefined || content(same.type) === content(property.type) ? [] : [{ property, same }];
  });
  const [one, ...others] = differing;
  if (one === undefined) return;
  const names = differing.map(({ property }) => property.name);
  const place = ({ property, same }: { readonly property: Property; readonly same: Property }) => [
    { ...same.place, label: 'taken' },
    ...(property === one.property ? [] : [{ ...property.place, label: 'likewise' }]),
  ];
  const { page, span } = one.property.place;
  report('type-merged', { type: type.name, names }, { page, span, related: [one, ...others].flatMap(place) });
}

/** A type as text, whatever page says it. */
function content(type: TypeRef): string {
  return JSON.stringify(type, (key, value: unknown) => (key === 'place' || key === 'description' ? undefined : value));
}
