import { editDistance, nearName } from '../../spec/standards/near-name.ts';
import { namesOf, type SelectableInteraction, type Selection, selectInteractions } from './select-interactions.ts';

/** Names that a sentence lists where none of them is near to the one that was given. */
const mostNames = 12;

/** Descriptions are sentences. */
const mostDescriptions = 3;

/** A sentence for each value of a selection that matches no interaction, with the nearest value that matches one. */
export function describeUnmatchedFilters(
  interactions: readonly SelectableInteraction[],
  { only = [], operation = [], scenario = [] }: Selection,
): readonly string[] {
  const names = interactions.map(namesOf);
  const operations = textsOf(names.map(({ operationId }) => operationId));
  const scenarios = textsOf(names.flatMap(({ states }) => states));
  const isUnmatched = (selection: Selection) =>
    selectInteractions({ interactions }, selection).interactions.length === 0;
  return [
    ...only
      .filter((text) => isUnmatched({ only: [text] }))
      .map((text) => `no description contains \`${text}\`${suggestDescription(text, interactions)}`),
    ...operation
      .filter((name) => isUnmatched({ operation: [name] }))
      .map((name) => `no interaction has the operation \`${name}\`${suggest(nearName(name, operations), operations)}`),
    ...scenario
      .filter((name) => isUnmatched({ scenario: [name] }))
      .map((name) => `no interaction has the scenario \`${name}\`${suggest(nearName(name, scenarios), scenarios)}`),
  ];
}

function textsOf(values: readonly unknown[]): readonly string[] {
  return [...new Set(values.filter((value) => typeof value === 'string'))].toSorted();
}

function suggest(near: string | undefined, known: readonly string[] = []): string {
  if (near !== undefined) return `; did you mean \`${near}\`?`;
  if (known.length === 0) return '';
  const listed = known.slice(0, mostNames).join(', ');
  return `; there are ${listed}${known.length > mostNames ? ` and ${known.length - mostNames} more` : ''}`;
}

/** The nearest words, or else the descriptions that have most of the words. */
function suggestDescription(text: string, interactions: readonly SelectableInteraction[]): string {
  const phrase = nearPhrase(text, interactions);
  if (phrase !== undefined) return suggest(phrase);
  const descriptions = nearDescriptions(text, interactions);
  if (descriptions.length === 0) return '';
  const listed = descriptions.slice(0, mostDescriptions).map((description) => `\`${description}\``);
  const more = descriptions.length - listed.length;
  return `; the nearest ${listed.length === 1 ? 'is' : 'are'} ${listed.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** The descriptions with the most words that are those of a text or near to them: at least half of them. */
function nearDescriptions(text: string, interactions: readonly SelectableInteraction[]): readonly string[] {
  const words = wordsOf(text).filter((word) => word.length > 2);
  const descriptions = textsOf(interactions.map(({ description }) => description));
  const counted = descriptions.map((description) => {
    const known = wordsOf(description);
    return { description, count: words.filter((word) => known.some((other) => isNear(word, other))).length };
  });
  const most = Math.max(0, ...counted.map(({ count }) => count));
  if (most === 0 || most < words.length / 2) return [];
  return counted.filter(({ count }) => count === most).map(({ description }) => description);
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The same word but for two letters in the wrong order, which are two edits. */
function isNear(word: string, other: string): boolean {
  if (word === other) return true;
  return word.length > 4 && Math.abs(word.length - other.length) <= 2 && editDistance(word, other) <= 2;
}

/** As many words of a description as a text has, which are nearest to it. */
function nearPhrase(text: string, interactions: readonly SelectableInteraction[]): string | undefined {
  const count = text.trim().split(/\s+/).length;
  const phrases = interactions.flatMap(({ description }) => {
    const words = String(description).split(/\s+/);
    return words.map((_, start) => words.slice(start, start + count).join(' '));
  });
  return nearName(text.trim(), [...new Set(phrases)]);
}
