import { nearName } from '../../spec/standards/near-name.ts';
import { namesOf, type SelectableInteraction, type Selection, selectInteractions } from './select-interactions.ts';

/** Names that a sentence lists where none of them is near to the one that was given. */
const mostNames = 12;

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
      .map((text) => `no description contains \`${text}\`${suggest(nearPhrase(text, interactions))}`),
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

/** As many words of a description as a text has, which are nearest to it. */
function nearPhrase(text: string, interactions: readonly SelectableInteraction[]): string | undefined {
  const count = text.trim().split(/\s+/).length;
  const phrases = interactions.flatMap(({ description }) => {
    const words = String(description).split(/\s+/);
    return words.map((_, start) => words.slice(start, start + count).join(' '));
  });
  return nearName(text.trim(), [...new Set(phrases)]);
}
