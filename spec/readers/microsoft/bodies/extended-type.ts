import type { Property, TypeRef } from '../../../ir/api-model.ts';
import { type JsonText, memberOf } from '../../../source/located-json.ts';
import type { DeclaredPath } from '../samples/declared-paths.ts';
import { shownProperties } from '../types/infer-types.ts';
import type { PageContext } from '../types/page-context.ts';
import { reportUnlisted } from '../types/reconcile.ts';

/**
 * A named type with what samples show in addition to its page's properties.
 * @param expanded relationships that it has whatever the samples show
 */
export function extendType(
  { catalogue, report }: PageContext,
  type: TypeRef & { kind: 'named' },
  samples: readonly JsonText[],
  expanded: readonly Property[] = [],
): TypeRef {
  const ownProperties = shownProperties(samples, (name) => !catalogue.hasSpelling(type.name, name));
  const names = new Set(ownProperties.map((property) => property.name));
  const expandedProperties = expanded.filter(
    (property) => !catalogue.hasProperty(type.name, property.name) && !names.has(property.name),
  );
  if (ownProperties.length + expandedProperties.length === 0) return type;
  const unlisted = ownProperties.filter((property) => catalogue.relationshipOf(type.name, property.name) === undefined);
  if (catalogue.resourceOf(type.name) !== undefined)
    reportUnlisted(unlisted, `the page about \`${type.name}\``, report);
  const properties = ownProperties.map((property) =>
    withRelationship(property, catalogue.relationshipOf(type.name, property.name)),
  );
  return { kind: 'extended', base: type, shape: { properties: [...properties, ...expandedProperties], open: true } };
}

/** A relationship that a sample expands: of the type that its row names, as many as the sample shows. */
function withRelationship(sampledProperty: Property, stated: Property | undefined): Property {
  if (stated === undefined || sampledProperty.type.kind === 'any') return stated ?? sampledProperty;
  const item = stated.type.kind === 'collection' ? stated.type.items : stated.type;
  const type: TypeRef = sampledProperty.type.kind === 'collection' ? { kind: 'collection', items: item } : item;
  return { ...stated, type, nullable: sampledProperty.nullable };
}

/**
 * The relationships that request lines expand, `GET /notes/{id}?$expand=author` (OData URL conventions 4.01, section
 * 5.1.3): the response has them, as the type's page or else any sample of the page shows them.
 * @param type the full name of the response's type, or of a collection's entries
 */
export function expandedProperties(
  { catalogue }: PageContext,
  type: string,
  paths: readonly DeclaredPath[],
  samples: readonly JsonText[],
): readonly Property[] {
  const names = new Set(paths.flatMap(({ line }) => expandedNames(line.target.query?.text ?? '')));
  if (names.size === 0) return [];
  const wanted = new Set([...names].map((name) => name.toLowerCase()));
  const entries = samples.flatMap((json) => [json, ...(memberOf(json, 'value')?.value.elements ?? [])]);
  const ownProperties = shownProperties(entries, (name) => wanted.has(name.toLowerCase()));
  const byName = new Map(ownProperties.toReversed().map((property) => [property.name.toLowerCase(), property]));
  return [...names].flatMap((name) => {
    const sampled = byName.get(name.toLowerCase());
    return catalogue.relationshipOf(type, sampled?.name ?? name) ?? sampled ?? [];
  });
}

/** The names in the `$expand` of a query: what is in brackets are options of an expansion. */
function expandedNames(query: string): readonly string[] {
  const list = /(?:^|&)\$expand=([^&]*)/i.exec(withoutBrackets(query))?.[1] ?? '';
  return list.split(',').flatMap((item) => /^\s*(\w+)\s*$/.exec(item)?.[1] ?? []);
}

/** A text without what is in round brackets, which may stand in others. */
function withoutBrackets(text: string): string {
  const outer: string[] = [];
  const openings: number[] = [];
  for (const character of text) {
    const opening = character === ')' ? openings.pop() : undefined;
    if (opening !== undefined) outer.length = opening;
    else {
      if (character === '(') openings.push(outer.length);
      outer.push(character);
    }
  }
  return outer.join('');
}
