import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { Snippet } from '../page/page.ts';

/** A JSON value of a sample that remembers where each of its members stands. */
export interface JsonText extends Place {
  readonly value: unknown;
  /** The members of an object; undefined for anything else. */
  readonly members: readonly JsonMember[] | undefined;
  /** The elements of an array; undefined for anything else. */
  readonly elements: readonly JsonText[] | undefined;
}

export interface JsonMember {
  readonly name: Snippet;
  readonly value: JsonText;
}

export type JsonReading =
  | { readonly ok: true; readonly json: JsonText }
  | { readonly ok: false; readonly problem: string; readonly place: Place };

/** Reads JSON (RFC 8259, nothing more); where it is not, says what is wrong first, and where. */
export function readJson(text: Snippet): JsonReading {
  const errors: ParseError[] = [];
  const root = parseTree(text.text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first === undefined && root !== undefined) return { ok: true, json: jsonText(root, text) };
  const start = text.span.start + (first?.offset ?? 0);
  const place = { page: text.page, span: { start, end: start + Math.max(1, first?.length ?? 1) } };
  return { ok: false, problem: problemOf(first), place };
}

/** A member of an object by its name; undefined where there is none. */
export function memberOf(json: JsonText | undefined, name: string): JsonMember | undefined {
  return json?.members?.find((member) => member.name.text === name);
}

function problemOf(error: ParseError | undefined): string {
  if (error === undefined) return 'it is empty';
  const words = printParseErrorCode(error.error).replace(/([a-z])([A-Z])/g, '$1 $2');
  return words.toLowerCase();
}

function jsonText(node: Node, text: Snippet): JsonText {
  const start = text.span.start + node.offset;
  const place = { page: text.page, span: { start, end: start + node.length } };
  const children = node.children ?? [];
  if (node.type === 'object') {
    const members = children.flatMap((child) => jsonMember(child, text));
    const value = Object.fromEntries(members.map((member) => [member.name.text, member.value.value]));
    return { ...place, value, members, elements: undefined };
  }
  if (node.type !== 'array') return { ...place, value: node.value, members: undefined, elements: undefined };
  const elements = children.map((child) => jsonText(child, text));
  return { ...place, value: elements.map((element) => element.value), members: undefined, elements };
}

function jsonMember(property: Node, text: Snippet): readonly JsonMember[] {
  const [key, value] = property.children ?? [];
  if (key === undefined || value === undefined) return [];
  const start = text.span.start + key.offset;
  const name = { page: text.page, text: String(key.value), span: { start, end: start + key.length } };
  return [{ name, value: jsonText(value, text) }];
}
