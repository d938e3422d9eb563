import { placeOf, unescapeToken, valueAt } from './json-pointer.ts';
import type { ValidationError } from './mock-api.ts';
import { nearName } from './near-name.ts';

/**
 * For a missing property the name near to it that stands in its place, for an undocumented one the documented name that
 * it is near to, as the end of a message; nothing where no name is near.
 * @param sources the documented properties, by their pointers
 * @param data the value that was refused
 */
export function hintNearName(
  { instancePath, params }: ValidationError,
  sources: Readonly<Record<string, string>>,
  data: unknown,
): string {
  const present = Object.keys(Object(valueAt(data, instancePath)));
  const start = `${placeOf(instancePath)}/`;
  const documented = Object.keys(sources)
    .filter((one) => one.startsWith(start) && !one.includes('/', start.length))
    .map((one) => unescapeToken(one.slice(start.length)));
  const { missingProperty: missing, additionalProperty: additional } = params;
  if (typeof missing === 'string') return hint('the body has', missing, without(present, documented));
  if (typeof additional === 'string') return hint('documented is', additional, without(documented, present));
  return '';
}

function hint(words: string, name: string, others: readonly string[]): string {
  const near = nearName(name, others);
  if (near === undefined) return '';
  const sameLetters = near.toLowerCase() === name.toLowerCase();
  return `; ${words} ${near}${sameLetters ? ': names are sensitive to case' : ''}`;
}

function without(names: readonly string[], others: readonly string[]): readonly string[] {
  return names.filter((name) => !others.includes(name));
}
