import type { Report } from '../diagnostics/report.ts';
import type { Snippet } from '../page/page.ts';
import type { TargetSegment } from './request-target.ts';

/** Gives each placeholder of a page the one name that it has everywhere. */
export type ParameterNames = (spelling: Snippet) => string;

interface Placeholder {
  readonly spelling: Snippet;
  readonly name: string;
  /** The fixed segment before it, which tells what it identifies; empty where there is none. */
  readonly after: string;
}

/**
 * Names the placeholders of all paths of a page: those at the same position after the same segment are one parameter.
 * Chosen is the spelling made of the segment's singular (`devices` gives `deviceId`), else the first one.
 */
export function nameParameters(paths: readonly (readonly TargetSegment[])[], report: Report): ParameterNames {
  const placeholders = paths.flatMap(placeholdersOf);
  const groups = Map.groupBy(placeholders, (one) => one.after);
  const chosen = new Map([...groups].map(([after, group]) => [after, chooseName(after, group, report)]));
  const byPlace = new Map(placeholders.map((one) => [one.spelling.span.start, chosen.get(one.after) ?? one.name]));
  return (spelling) => byPlace.get(spelling.span.start) ?? parameterName(spelling.text);
}

/** A placeholder's text as a name: `id | userPrincipalName` becomes `idOrUserPrincipalName`. */
export function parameterName(spelling: string): string {
  const words = spelling
    .replaceAll('|', ' or ')
    .split(/[^\w.-]+/)
    .filter((word) => word !== '');
  return words.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('') || 'id';
}

function placeholdersOf(segments: readonly TargetSegment[]): readonly Placeholder[] {
  let after = '';
  let position = 0;
  return segments.flatMap((segment) => {
    const literal = segment.parts.map((part) => (part.kind === 'literal' ? part.text : '')).join('');
    if (literal !== '') [after, position] = [literal.toLowerCase(), 0];
    return segment.parts.flatMap((part) => {
      if (part.kind === 'literal') return [];
      position++;
      return [{ spelling: part.spelling, name: parameterName(part.spelling.text), after: `${after}#${position}` }];
    });
  });
}

function chooseName(after: string, group: readonly Placeholder[], report: Report): string {
  const spellings = group.filter((one, at) => group.findIndex((other) => other.name === one.name) === at);
  const singular = `${after.replace(/#.*$/, '').replace(/s$/, '')}id`;
  const chosen = spellings.find((one) => one.name.toLowerCase() === singular) ?? spellings[0];
  const [first, ...others] = spellings;
  if (chosen === undefined || first === undefined) return 'id';
  if (others.length > 0) {
    const related = others.map((one) => ({ ...one.spelling, label: 'the same parameter, spelled otherwise' }));
    const facts = { spellings: spellings.map((one) => one.name), chosen: chosen.name };
    report('parameter-spellings', facts, { ...first.spelling, related });
  }
  return chosen.name;
}
