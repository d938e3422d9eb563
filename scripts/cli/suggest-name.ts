import { nearName } from '../../spec/standards/near-name.ts';

/** The one of some known names that another was probably meant for: it is near to it, or has two letters in the wrong order. */
export function suggestName(name: string, known: readonly string[]): string | undefined {
  return nearName(name, known) ?? known.find((other) => hasSwappedLetters(name.toLowerCase(), other.toLowerCase()));
}

function hasSwappedLetters(text: string, other: string): boolean {
  const at = [...text].findIndex((letter, index) => letter !== other[index]);
  if (at < 0 || text.length !== other.length) return false;
  const swapped = `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at]}${text.slice(at + 2)}`;
  return swapped === other;
}
