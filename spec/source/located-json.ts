import { type ParseError, printParseErrorCode, visit } from 'jsonc-parser';
import { tooDeepAt } from './json-depth.ts';
import type { Place, Span } from './place.ts';
import type { Snippet } from './snippet.ts';

/** A JSON value of a sample that remembers where each of its members is. */
export interface JsonText extends Place {
  readonly value: unknown;
  /** The members of an object; undefined for anything else. */
  readonly members: readonly JsonMember[] | undefined;
  /** The elements of an array; undefined for anything else. */
  readonly elements: readonly JsonText[] | undefined;
}

/** A member of a JSON object. */
export interface JsonMember {
  readonly name: Snippet;
  readonly value: JsonText;
  /** Where the same object has the name before; a reader of JSON takes the last value (RFC 8259, section 4). */
  readonly earlier: readonly Snippet[];
}

/** JSON that was read, or what keeps a text from being JSON. */
export type JsonReading =
  | { readonly ok: true; readonly json: JsonText }
  | { readonly ok: false; readonly problem: string; readonly place: Place; readonly isTooDeep?: true };

/** Reads JSON (RFC 8259, nothing more); where it is not, says what is wrong first, and where. */
export function readJson(text: Snippet): JsonReading {
  const deep = tooDeepAt(text);
  if (deep !== undefined) return { ok: false, problem: 'it is nested too deep', place: deep, isTooDeep: true };
  const value = parsed(text.text);
  if (value !== undefined) {
    const json = placeJson(text, value);
    const large = largeNumber(json);
    return large === undefined ? { ok: true, json } : { ok: false, problem: 'a number is too large', place: large };
  }
  const first = firstError(text.text);
  const start = text.span.start + (first?.offset ?? 0);
  const end = Math.min(start + Math.max(1, first?.length ?? 1), text.span.end);
  const place = { page: text.page, span: { start: Math.min(start, end), end } };
  return { ok: false, problem: problemOf(first), place };
}

const membersByName = new WeakMap<readonly JsonMember[], ReadonlyMap<string, JsonMember>>();

/** A member of an object by its name, the first of several; undefined where there is none. */
export function memberOf(json: JsonText | undefined, name: string): JsonMember | undefined {
  const members = json?.members;
  if (members === undefined || members.length < 8) return members?.find((member) => member.name.text === name);
  let byName = membersByName.get(members);
  if (byName === undefined) {
    byName = new Map(members.toReversed().map((member) => [member.name.text, member]));
    membersByName.set(members, byName);
  }
  return byName.get(name);
}

/** The values that objects have under each name, one at most of each object, in their order. */
export function valuesByName(objects: readonly JsonText[]): ReadonlyMap<string, readonly JsonText[]> {
  const values = new Map<string, JsonText[]>();
  for (const object of objects) {
    const names = new Set<string>();
    for (const { name, value } of object.members ?? []) {
      if (names.has(name.text)) continue;
      names.add(name.text);
      const same = values.get(name.text);
      if (same === undefined) values.set(name.text, [value]);
      else same.push(value);
    }
  }
  return values;
}

/** The first character of a JSON text: the place of what is said about the whole. */
export function opening({ page, span }: JsonText): Place {
  return { page, span: { start: span.start, end: span.start + 1 } };
}

/** The first number that is too large for a double (RFC 8259, section 6): no JSON could be written of its value. */
function largeNumber({ value, page, span, members, elements }: JsonText): Place | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return { page, span };
  for (const inner of elements ?? members?.map((member) => member.value) ?? []) {
    const found = largeNumber(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstError(text: string): ParseError | undefined {
  let first: ParseError | undefined;
  const onError = (error: ParseError['error'], offset: number, length: number) => {
    first ??= { error, offset, length };
  };
  try {
    visit(text, { onError }, { disallowComments: true, allowTrailingComma: false });
  } catch {
    // Brackets that comments and quotes hide from the measure of depth can be deeper than the visitor goes.
  }
  return first;
}

function problemOf(error: ParseError | undefined): string {
  if (error === undefined) return 'it is not JSON';
  const words = printParseErrorCode(error.error).replace(/([a-z])([A-Z])/g, '$1 $2');
  return words.toLowerCase();
}

/** The value of a JSON text; undefined where it is not valid JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Notes where each value of a JSON text is; `value` is what a JSON parser made of the text, which is so known to be right. */
function placeJson(text: Snippet, value: unknown): JsonText {
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
