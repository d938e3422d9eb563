import type { Span } from '../diagnostics/diagnostic.ts';
import type { Snippet } from '../page/page.ts';
import type { JsonMember, JsonText } from './json-text.ts';

/** Notes where each value of a JSON text stands; `value` is what a JSON parser made of the text, which is so known to be right. */
export function placeJson(text: Snippet, value: unknown): JsonText {
  return new PlaceReader(text).read(value);
}

class PlaceReader {
  readonly #page: string;
  readonly #text: string;
  readonly #base: number;
  #at = 0;

  constructor({ page, text, span }: Snippet) {
    this.#page = page;
    this.#text = text;
    this.#base = span.start;
  }

  read(value: unknown): JsonText {
    const first = this.#toNext();
    const start = this.#at;
    const members = first === '{' ? this.#members(value) : undefined;
    const elements = first === '[' ? this.#elements(value) : undefined;
    if (first === '"') this.#passString();
    else if (members === undefined && elements === undefined) this.#passLiteral();
    return { page: this.#page, span: this.#spanFrom(start), value, members, elements };
  }

  #members(value: unknown): readonly JsonMember[] {
    const members = new Map<string, JsonMember>();
    const earlier = new Map<string, Snippet[]>();
    this.#at++;
    while (this.#toNext() !== '}') {
      const start = this.#at;
      const text = this.#name();
      const name = { page: this.#page, text, span: this.#spanFrom(start) };
      const same = members.get(text);
      const names = earlier.get(text) ?? [];
      if (same !== undefined) names.push(same.name);
      earlier.set(text, names);
      members.set(text, { name, value: this.read(partOf(value, text)), earlier: names });
    }
    this.#at++;
    return [...members.values()];
  }

  #elements(value: unknown): readonly JsonText[] {
    const elements: JsonText[] = [];
    this.#at++;
    while (this.#toNext() !== ']') elements.push(this.read(partOf(value, elements.length)));
    this.#at++;
    return elements;
  }

  #name(): string {
    const start = this.#at;
    this.#passString();
    const text = this.#text.slice(start + 1, this.#at - 1);
    return text.includes('\\') ? String(JSON.parse(`"${text}"`)) : text;
  }

  #passString(): void {
    let end = this.#text.indexOf('"', this.#at + 1);
    while (this.#isEscaped(end)) end = this.#text.indexOf('"', end + 1);
    this.#at = end + 1;
  }

  #isEscaped(at: number): boolean {
    let start = at;
    while (this.#text[start - 1] === '\\') start--;
    return (at - start) % 2 === 1;
  }

  /** A number, `true`, `false` or `null`. */
  #passLiteral(): void {
    let code = this.#text.charCodeAt(this.#at);
    while (code > 0x20 && code !== 0x2c && code !== 0x5d && code !== 0x7d) code = this.#text.charCodeAt(++this.#at);
  }

  /** Goes on to the next value, name or end, and gives its first character: what parts them is known to be right. */
  #toNext(): string | undefined {
    let code = this.#text.charCodeAt(this.#at);
    while (code <= 0x20 || code === 0x2c /* , */ || code === 0x3a /* : */) code = this.#text.charCodeAt(++this.#at);
    return this.#text[this.#at];
  }

  #spanFrom(start: number): Span {
    return { start: this.#base + start, end: this.#base + this.#at };
  }
}

/** A member or element of a parsed value; where a name is there twice, a parser gives the last. */
function partOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string | number, unknown>>)[key]
    : undefined;
}
