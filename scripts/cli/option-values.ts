import { InvalidArgumentError } from 'commander';

/** Gives a parser of an option that may be repeated. */
export function collect<T>(parse: (text: string) => T): (text: string, all?: readonly T[]) => readonly T[] {
  return (text, all = []) => [...all, parse(text)];
}

/** The path of a page or a folder of pages; people give an OpenAPI document where there is no page. */
export function parsePagePath(text: string): string {
  if (!/\.(ya?ml|json)$/i.test(text)) return parseNonBlank(text);
  throw new InvalidArgumentError('It is no Markdown page. An OpenAPI document is given with --document to `generate`.');
}

/** A text that is not blank: as a filter it would let everything pass, and as a path name the folder itself. */
export function parseNonBlank(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('It is empty: is a variable of the shell not set?');
}
