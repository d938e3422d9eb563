import { placesOfAll, type Report } from '../../../diagnostics/reporter.ts';
import type { ServerVariableModel } from '../../../ir/api-model.ts';
import { assumedAt, shownAt, statedAt } from '../../../ir/evidence.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { assumedValue, matchOrigin, type OriginPart, originParts, originVariables } from '../lines/origin.ts';
import { parameterName } from '../lines/path-parameters.ts';
import { descriptionOf, type PropertyRow } from '../page/property-table.ts';

/** The origin of a server as OpenAPI writes it: `https://{tenant}.example.com`. */
export function serverTemplate(origin: Snippet): string {
  const parts = originParts(origin);
  const text = parts
    .map((part) => (part.kind === 'literal' ? part.text : `{${parameterName(part.spelling.text)}}`))
    .join('');
  // A placeholder with more of a host behind it is not the scheme.
  return parts.length > 1 && parts[0]?.kind === 'variable' ? `https://${text}` : text;
}

/**
 * The variables of a server, each with the value that a table states, else one that another request of the page has in its
 * place, else one that is assumed, which is reported.
 * @param origins those of the other requests
 * @param rows the rows of tables that describe variables, by their names in lower case
 */
export function readVariables(
  origin: Snippet,
  origins: readonly Snippet[],
  rows: ReadonlyMap<string, readonly PropertyRow[]>,
  report: Report,
): readonly ServerVariableModel[] {
  const parts = originParts(origin);
  const shown = origins.filter((other) => originVariables(other).length === 0);
  const values = shown.flatMap((other) => matchOrigin(origin, other) ?? [])[0];
  const assumed: Snippet[] = [];
  const variables = new Map<string, ServerVariableModel>();
  for (const [at, part] of parts.entries()) {
    if (part.kind === 'literal') continue;
    const { spelling } = part;
    const name = parameterName(spelling.text);
    if (variables.has(name)) continue;
    const [row] = rows.get(name.toLowerCase()) ?? rows.get(spelling.text.toLowerCase()) ?? [];
    const value = values?.get(spelling.text);
    const known = statedValue(row, parts, at) ?? (value && { default: value.text, place: shownAt(value) });
    if (known === undefined) assumed.push(spelling);
    const own = known ?? { default: assumedValue(parts, at), place: assumedAt(spelling) };
    variables.set(name, { name, ...own, description: row && descriptionOf(row) });
  }
  reportAssumed(assumed, [...variables.values()], report);
  return [...variables.values()];
}

/** The value that the row of a variable states: its default, else the address that is its example. */
function statedValue(row: PropertyRow | undefined, parts: readonly OriginPart[], at: number) {
  const text = row === undefined ? '' : (descriptionOf(row) ?? '');
  const [, stated] = /\bdefault(?: value)?(?: is|:|s to)? *[`"']?([\w:][\w.:/-]*\w)/i.exec(text) ?? [];
  const value = stated ?? /\bhttps?:\/\/[\w.:-]*\w/i.exec(text)?.[0];
  if (row === undefined || value === undefined) return undefined;
  const bare = value.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  const isWhole = at === 0 && parts.length === 1;
  const place = stated === undefined ? shownAt(row.name) : statedAt(row.name);
  return { default: isWhole ? `https://${bare}` : bare, place };
}

function reportAssumed(assumed: readonly Snippet[], variables: readonly ServerVariableModel[], report: Report): void {
  const where = placesOfAll(assumed);
  const values = variables.filter(({ place }) => place.evidence === 'assumed').map((variable) => variable.default);
  if (where !== undefined) report('server-variable-assumed', { names: assumed.map(({ text }) => text), values }, where);
}
