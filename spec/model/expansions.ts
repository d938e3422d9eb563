import type { Property } from './api-model.ts';
import { type JsonText, memberOf } from './json-text.ts';
import type { PageContext } from './page-context.ts';
import type { DeclaredPath } from './reference-lines.ts';
import { shownProperties } from './sample-shape.ts';

/**
 * The relationships that request lines expand, `GET /notes/{id}?$expand=author` (OData URL conventions 4.01, section
 * 5.1.3): the answer has them, as the type's page or else any sample of the page shows them.
 * @param type the full name of the answer's type, or of a collection's entries
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
  const shown = shownProperties(entries, (name) => wanted.has(name.toLowerCase()));
  const byName = new Map(shown.toReversed().map((property) => [property.name.toLowerCase(), property]));
  return [...names].flatMap((name) => {
    const sampled = byName.get(name.toLowerCase());
    return catalogue.relationshipOf(type, sampled?.name ?? name) ?? sampled ?? [];
  });
}

/** The names in the `$expand` of a query: what stands in brackets are options of an expansion. */
function expandedNames(query: string): readonly string[] {
  const list = /(?:^|&)\$expand=([^&]*)/i.exec(withoutBrackets(query))?.[1] ?? '';
  return list.split(',').flatMap((item) => /^\s*(\w+)\s*$/.exec(item)?.[1] ?? []);
}

/** A text without what stands in round brackets, which may stand in others. */
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
