import { type ParseError, printParseErrorCode, visit } from 'jsonc-parser';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { Snippet } from '../page/page.ts';
import { tooDeepAt } from './json-depth.ts';
import { placeJson } from './place-json.ts';

/** A JSON value of a sample that remembers where each of its members stands. */
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
  if (value !== undefined) return { ok: true, json: placeJson(text, value) };
  const first = firstError(text.text);
  const start = text.span.start + (first?.offset ?? 0);
  const end = Math.min(start + Math.max(1, first?.length ?? 1), text.span.end);
  const place = { page: text.page, span: { start: Math.min(start, end), end } };
  return { ok: false, problem: problemOf(first), place };
}

const membersByName = new WeakMap<readonly JsonMember[], ReadonlyMap<string, JsonMember>>();

/** A member of an object by its name, of several the first; undefined where there is none. */
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

/** The first character of a JSON text: the place of what is said of the whole. */
export function opening({ page, span }: JsonText): Place {
  return { page, span: { start: span.start, end: span.start + 1 } };
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

/** The value of a JSON text; undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
