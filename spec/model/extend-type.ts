import type { Property, TypeRef } from './api-model.ts';
import type { JsonText } from './json-text.ts';
import type { PageContext } from './page-context.ts';
import { reportUnlisted } from './report-unlisted.ts';
import { shownProperties } from './sample-shape.ts';

/**
 * A named type with what samples show beside its page's properties.
 * @param expanded relationships that it has whatever the samples show
 */
export function extendType(
  { catalogue, report }: PageContext,
  type: TypeRef & { kind: 'named' },
  samples: readonly JsonText[],
  expanded: readonly Property[] = [],
): TypeRef {
  const known = new Set(
    (catalogue.propertiesOf(type.name) ?? catalogue.typeNamed(type.name)?.shape.properties ?? []).map(
      (one) => one.name,
    ),
  );
  const spelled = new Set([...known].map((name) => name.toLowerCase()));
  const shown = shownProperties(samples, (name) => !spelled.has(name.toLowerCase()));
  const names = new Set(shown.map((property) => property.name));
  const beside = expanded.filter((property) => !known.has(property.name) && !names.has(property.name));
  if (shown.length + beside.length === 0) return type;
  const unlisted = shown.filter((property) => catalogue.relationshipOf(type.name, property.name) === undefined);
  if (catalogue.resourceOf(type.name) !== undefined)
    reportUnlisted(unlisted, `the page about \`${type.name}\``, report);
  const properties = shown.map((property) =>
    withRelationship(property, catalogue.relationshipOf(type.name, property.name)),
  );
  return { kind: 'extended', base: type, shape: { properties: [...properties, ...beside], open: true } };
}

/** A relationship that a sample expands: of the type that its row names, as many as the sample shows. */
function withRelationship(shown: Property, stated: Property | undefined): Property {
  if (stated === undefined || shown.type.kind === 'any') return stated ?? shown;
  const item = stated.type.kind === 'collection' ? stated.type.items : stated.type;
  const type: TypeRef = shown.type.kind === 'collection' ? { kind: 'collection', items: item } : item;
  return { ...stated, type, nullable: shown.nullable };
}
