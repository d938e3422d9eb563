import type { Report } from '../diagnostics/report.ts';
import type { NamedType, Property, TypeRef } from './api-model.ts';

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
