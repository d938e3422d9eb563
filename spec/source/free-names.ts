/** Gives names that nothing has yet: a wanted name as it is, else with the lowest number after it that makes it free. */
export class FreeNames {
  readonly #separator: string;
  readonly #usedNames = new Set<string>();
  /** The number to go on with for each wanted name; all lower ones are taken. */
  readonly #numbers = new Map<string, number>();

  /** @param separator what is between a name and its number */
  constructor(separator = '') {
    this.#separator = separator;
  }

  take(wanted: string): string {
    let name = wanted;
    if (this.#usedNames.has(wanted)) {
      let number = this.#numbers.get(wanted) ?? 2;
      do name = `${wanted}${this.#separator}${number++}`;
      while (this.#usedNames.has(name));
      this.#numbers.set(wanted, number);
    }
    this.#usedNames.add(name);
    return name;
  }
}

/** A text in the letters of an identifier, without `_` at its ends. */
export function inSnakeCase(text: string): string {
  const letters = text.replace(/\W+/g, '_');
  let start = 0;
  let end = letters.length;
  while (letters[start] === '_') start++;
  while (end > start && letters[end - 1] === '_') end--;
  return letters.slice(start, end);
}
