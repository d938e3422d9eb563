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
  const { page } = text;
  const start = text.span.start + node.offset;
  const span = { start, end: start + node.length };
  if (node.type === 'object') {
    const members: JsonMember[] = [];
    // Without a prototype a member called `__proto__` is one like any other.
    const value: Record<string, unknown> = Object.create(null);
    for (const child of node.children ?? []) {
      const member = jsonMember(child, text);
      if (member === undefined) continue;
      members.push(member);
      value[member.name.text] = member.value.value;
    }
    return { page, span, value, members, elements: undefined };
  }
  if (node.type !== 'array') return { page, span, value: node.value, members: undefined, elements: undefined };
  const elements = (node.children ?? []).map((child) => jsonText(child, text));
  return { page, span, value: elements.map((element) => element.value), members: undefined, elements };
}

function jsonMember(property: Node, text: Snippet): JsonMember | undefined {
  const [key, value] = property.children ?? [];
  if (key === undefined || value === undefined) return undefined;
  const start = text.span.start + key.offset;
  const name = { page: text.page, text: String(key.value), span: { start, end: start + key.length } };
  return { name, value: jsonText(value, text) };
}
