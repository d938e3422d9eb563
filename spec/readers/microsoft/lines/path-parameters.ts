import type { Report } from '../../../diagnostics/reporter.ts';
import { FreeNames } from '../../../source/free-names.ts';
import type { Snippet } from '../../../source/snippet.ts';
import type { TargetSegment } from './request-target.ts';

/** Gives each placeholder of a page the one name that it has everywhere. */
export type ParameterNames = (spelling: Snippet) => string;

interface Placeholder {
  readonly spelling: Snippet;
  readonly name: string;
  /** A name made of the fixed segment before it, which says what it identifies: `devices` gives `deviceId`. */
  readonly segmentName: string;
  /** Where it is: after which segment (by its number), after which one of that text, and as which of the placeholders there. */
  readonly key: string;
}

/**
 * Names the placeholders of all paths of a page: those at the same position after the same segment are one parameter.
 * Chosen is the spelling made of the segment's singular (`devices` gives `deviceId`), else the first one.
 * Where that gives two parameters of a path one name, each is named after its segment.
 */
export function nameParameters(paths: readonly (readonly TargetSegment[])[], report: Report): ParameterNames {
  const numbers = new Map<string, number>();
  const perPath = paths.map((path) => placeholdersOf(path, numbers));
  const all = perPath.flat();
  const groups = Map.groupBy(all, (placeholder) => placeholder.key);
  const chosen = new Map([...groups].map(([key, group]) => [key, chooseName(group, report)]));
  for (const placeholders of perPath) partNames(placeholders, chosen);
  const byPlace = new Map(
    all.map((placeholder) => [placeOf(placeholder.spelling), chosen.get(placeholder.key) ?? placeholder.name]),
  );
  return (spelling) => byPlace.get(placeOf(spelling)) ?? parameterName(spelling.text);
}

function placeOf({ page, span }: Snippet): string {
  return `${page}:${span.start}`;
}

/** A placeholder's text as a name: `id | userPrincipalName` becomes `idOrUserPrincipalName`. */
export function parameterName(spelling: string): string {
  if (/^[\w.-]+$/.test(spelling)) return spelling;
  const words = spelling
    .replaceAll('|', ' or ')
    .split(/[^\w.-]+/)
    .filter((word) => word !== '');
  return words.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('') || 'id';
}

/** @param numbers the numbers of segments by their texts in lower case, which are added to */
function placeholdersOf(segments: readonly TargetSegment[], numbers: Map<string, number>): readonly Placeholder[] {
  const found: Placeholder[] = [];
  const occurrences = new Map<string, number>();
  let segmentName = nameAfter('');
  let group = '#0';
  let position = 0;
  for (const { parts } of segments) {
    const literal = parts.map((part) => (part.kind === 'literal' ? part.text : '')).join('');
    if (literal !== '') {
      const occurrence = (occurrences.get(literal) ?? 0) + 1;
      occurrences.set(literal, occurrence);
      segmentName = nameAfter(literal);
      group = `${numberOf(literal.toLowerCase(), numbers)}#${occurrence}`;
      position = 0;
    }
    for (const part of parts) {
      if (part.kind === 'literal') continue;
      const key = `${group}#${++position}`;
      found.push({ spelling: part.spelling, name: parameterName(part.spelling.text), segmentName, key });
    }
  }
  return found;
}

function numberOf(text: string, numbers: Map<string, number>): number {
  const number = numbers.get(text) ?? numbers.size;
  numbers.set(text, number);
  return number;
}

function chooseName(group: readonly Placeholder[], report: Report): string {
  const spellings = [...Map.groupBy(group, (placeholder) => placeholder.name).values()].flatMap(
    ([placeholder]) => placeholder ?? [],
  );
  const [first, ...others] = spellings;
  if (first === undefined) return 'id';
  const wanted = first.segmentName.toLowerCase();
  const chosen = spellings.find((spelling) => spelling.name.toLowerCase() === wanted) ?? first;
  if (others.length > 0) {
    const related = others.map((other) => ({ ...other.spelling, label: 'the same parameter, spelled otherwise' }));
    const facts = { spellings: spellings.map((spelling) => spelling.name), chosen: chosen.name };
    report('parameter-spellings', facts, { ...first.spelling, related });
  }
  return chosen.name;
}

/** Gives the placeholders of one path that share a name the names of their segments, and a number where that is not enough. */
function partNames(placeholders: readonly Placeholder[], chosen: Map<string, string>): void {
  if (placeholders.length < 2) return;
  const named = Map.groupBy(placeholders, (placeholder) => chosen.get(placeholder.key));
  for (const group of named.values()) {
    if (group.length > 1) for (const placeholder of group) chosen.set(placeholder.key, placeholder.segmentName);
  }
  const names = new FreeNames();
  for (const placeholder of placeholders)
    chosen.set(placeholder.key, names.take(chosen.get(placeholder.key) ?? placeholder.name));
}

function nameAfter(segment: string): string {
  const [name = ''] = segment.split('(', 1);
  const word = name.match(/\w+/g)?.at(-1) ?? '';
  const singular = word.replace(/ies$/, 'y').replace(/s$/, '');
  return singular === '' ? 'id' : `${singular.charAt(0).toLowerCase()}${singular.slice(1)}Id`;
}

/** An example value for a path parameter that the page gives none for: `deviceId` gives `device-1`. */
export function exampleValue(parameter: string): string {
  const noun = parameter.length > 2 && parameter.endsWith('Id') ? parameter.slice(0, -2) : parameter;
  const words = noun.replace(/([a-z\d])([A-Z])/g, '$1-$2');
  return `${words.toLowerCase()}-1`;
}
