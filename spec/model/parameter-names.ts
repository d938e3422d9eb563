import type { Report } from '../diagnostics/report.ts';
import type { Snippet } from '../page/page.ts';
import type { TargetSegment } from './request-target.ts';

/** Gives each placeholder of a page the one name that it has everywhere. */
export type ParameterNames = (spelling: Snippet) => string;

interface Placeholder {
  readonly spelling: Snippet;
  readonly name: string;
  /** The fixed segment before it, which tells what it identifies; empty where there is none. */
  readonly segment: string;
  /** Where it stands: after which segment, after which one of that text, and as which of the placeholders there. */
  readonly key: string;
}

/**
 * Names the placeholders of all paths of a page: those at the same position after the same segment are one parameter.
 * Chosen is the spelling made of the segment's singular (`devices` gives `deviceId`), else the first one.
 * Where that gives two parameters of a path one name, each is named after its segment.
 */
export function nameParameters(paths: readonly (readonly TargetSegment[])[], report: Report): ParameterNames {
  const perPath = paths.map(placeholdersOf);
  const all = perPath.flat();
  const groups = Map.groupBy(all, (one) => one.key);
  const chosen = new Map([...groups].map(([key, group]) => [key, chooseName(group, report)]));
  for (const placeholders of perPath) partNames(placeholders, chosen);
  const byPlace = new Map(all.map((one) => [one.spelling.span.start, chosen.get(one.key) ?? one.name]));
  return (spelling) => byPlace.get(spelling.span.start) ?? parameterName(spelling.text);
}

/** A placeholder's text as a name: `id | userPrincipalName` becomes `idOrUserPrincipalName`. */
function parameterName(spelling: string): string {
  if (/^[\w.-]+$/.test(spelling)) return spelling;
  const words = spelling
    .replaceAll('|', ' or ')
    .split(/[^\w.-]+/)
    .filter((word) => word !== '');
  return words.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('') || 'id';
}

function placeholdersOf(segments: readonly TargetSegment[]): readonly Placeholder[] {
  const found: Placeholder[] = [];
  const seen: string[] = [];
  let position = 0;
  for (const { parts } of segments) {
    const literal = parts.map((part) => (part.kind === 'literal' ? part.text : '')).join('');
    if (literal !== '') {
      seen.push(literal);
      position = 0;
    }
    for (const part of parts) {
      if (part.kind === 'literal') continue;
      const segment = seen.at(-1) ?? '';
      const occurrence = seen.filter((one) => one === segment).length;
      const key = `${segment.toLowerCase()}#${occurrence}#${++position}`;
      found.push({ spelling: part.spelling, name: parameterName(part.spelling.text), segment, key });
    }
  }
  return found;
}

function chooseName(group: readonly Placeholder[], report: Report): string {
  const spellings = group.filter((one, at) => group.findIndex((other) => other.name === one.name) === at);
  const [first, ...others] = spellings;
  if (first === undefined) return 'id';
  const wanted = nameAfter(first).toLowerCase();
  const chosen = spellings.find((one) => one.name.toLowerCase() === wanted) ?? first;
  if (others.length > 0) {
    const related = others.map((one) => ({ ...one.spelling, label: 'the same parameter, spelled otherwise' }));
    const facts = { spellings: spellings.map((one) => one.name), chosen: chosen.name };
    report('parameter-spellings', facts, { ...first.spelling, related });
  }
  return chosen.name;
}

/** Gives the placeholders of one path that share a name the names of their segments, and a number where that is not enough. */
function partNames(placeholders: readonly Placeholder[], chosen: Map<string, string>): void {
  if (placeholders.length < 2) return;
  const named = Map.groupBy(placeholders, (one) => chosen.get(one.key));
  for (const group of named.values()) {
    if (group.length > 1) for (const one of group) chosen.set(one.key, nameAfter(one));
  }
  const taken = new Set<string>();
  for (const one of placeholders) {
    const name = chosen.get(one.key) ?? one.name;
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name}${number}`;
    taken.add(free);
    chosen.set(one.key, free);
  }
}

/** A name made of the segment before a placeholder: `devices` gives `deviceId`. */
function nameAfter({ segment }: Placeholder): string {
  const word = /(\w+)\W*$/.exec(segment.replace(/\(.*$/, ''))?.[1] ?? '';
  const singular = word.replace(/ies$/, 'y').replace(/s$/, '');
  return singular === '' ? 'id' : `${singular.charAt(0).toLowerCase()}${singular.slice(1)}Id`;
}
