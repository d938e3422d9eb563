import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { LineIndex, type Position } from '../../source/line-index.ts';
import { type JsonText, memberOf, readJson } from '../../source/located-json.ts';
import { readYamlData } from '../../source/yaml-data.ts';
import { unescapeToken } from '../../standards/json-pointer.ts';

/** The text of a document as data, or what keeps it from being YAML or JSON. */
export type DocumentText =
  | {
      readonly ok: true;
      readonly data: unknown;
      readonly positionOf: (pointer: string) => Position;
      /** The line of the part that a pointer names, or of the nearest part around it. */
      readonly lineOf: (pointer: string) => number;
    }
  | { readonly ok: false; readonly problems: readonly { readonly message: string; readonly position: Position }[] };

/** The longest texts that are read, in characters: longer ones take more memory than there may be. */
const longest = { yaml: 16 * 1024 * 1024, json: 128 * 1024 * 1024 };

/** Reads a document's text as JSON, or as YAML 1.2. Of several mistakes the first is reported: the others follow from it. */
export function readDocumentText(text: string): DocumentText {
  const lines = new LineIndex(text);
  const refuse = (message: string, offset: number): DocumentText => {
    return { ok: false, problems: [{ message, position: lines.position(Math.min(offset, text.length)) }] };
  };
  if (text.length > longest.json) return refuse(`is longer than ${inMebibytes(longest.json)}`, 0);
  const isJson = /^\uFEFF?\s*\{/.test(text);
  const isLong = text.length > longest.yaml;
  if (isLong && !isJson) {
    return refuse(`is longer than ${inMebibytes(longest.yaml)}: give it as JSON, which takes less memory`, 0);
  }
  if (isJson) {
    // Reading it as YAML, which JSON is a part of, takes ten times as long.
    const reading = readJson({ text: text.replace(/^\uFEFF/, ' '), page: '', span: { start: 0, end: text.length } });
    if (reading.ok && !repeatsNames(reading.json)) return located(reading.json.value, lines, jsonOffset(reading.json));
    if (isLong && !reading.ok) return refuse(`is not readable as JSON: ${reading.problem}`, reading.place.span.start);
  }
  const parsed = parseDocument(text, { logLevel: 'silent', prettyErrors: false });
  const [first] = [...parsed.errors, ...parsed.warnings].toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (first !== undefined) {
    // Where there is no room, expressions of the parser fail in words of their own.
    const isDeep = /call stack|stack overflow/i.test(first.message);
    return refuse(isDeep ? 'is nested too deep' : `is not readable as YAML or JSON: ${first.message}`, first.pos[0]);
  }
  const reading = readYamlData(parsed.contents, parsed);
  if (!reading.ok) return { ok: false, problems: [{ message: reading.problem, position: lines.position(0) }] };
  return located(reading.data, lines, (pointer) => offsetOf(parsed, pointer));
}

/** Data with the place of each of its parts. */
function located(data: unknown, lines: LineIndex, offsetOf: (pointer: string) => number): DocumentText {
  const positionOf = (pointer: string) => lines.position(offsetOf(pointer));
  return { ok: true, data, positionOf, lineOf: (pointer) => positionOf(pointer).line };
}

function inMebibytes(characters: number): string {
  return `${characters / 1024 / 1024} MiB`;
}

/** Whether an object has a name twice: then one of two values would be lost without a word. */
function repeatsNames({ members, elements }: JsonText): boolean {
  if (elements !== undefined) return elements.some(repeatsNames);
  return members?.some(({ earlier, value }) => earlier.length > 0 || repeatsNames(value)) ?? false;
}

/** Gives where a part of JSON begins: its key, or its value in a list; else the nearest part around it. */
function jsonOffset(json: JsonText) {
  return (pointer: string): number => {
    let part: JsonText | undefined = json;
    let { start } = json.span;
    for (const token of pointer.split('/').slice(1)) {
      const name = unescapeToken(token);
      const member = memberOf(part, name);
      const step: JsonText | undefined = member?.value ?? part.elements?.[Number(name)];
      if (step === undefined) break;
      part = step;
      start = (member?.name ?? step).span.start;
    }
    return start;
  };
}

/** Where the part that a JSON pointer names begins: its key, or its value in a list; else the nearest part around it. */
function offsetOf(document: Document, pointer: string): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const token of pointer.split('/').slice(1)) {
    const step = stepTo(resolveAlias(node, document), unescapeToken(token));
    if (step === undefined) break;
    node = step.value;
    offset = startOf(step.place);
  }
  return offset;
}

function stepTo(node: unknown, name: string): { readonly place: unknown; readonly value: unknown } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(name)];
    return item === undefined ? undefined : { place: item, value: item };
  }
  const pair = isMap(node) ? pairsOf(node).get(name) : undefined;
  return pair && { place: pair.key, value: pair.value };
}

const pairsByMap = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** The pairs of a mapping by their names, looked up once: the parts of a long document are asked for one by one. */
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = pairsByMap.get(map);
  if (known !== undefined) return known;
  const named = map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : []));
  // Of a name that is there twice, which YAML does not allow, the first counts.
  const pairs = new Map(named.toReversed());
  pairsByMap.set(map, pairs);
  return pairs;
}

function resolveAlias(node: unknown, document: Document): Node | undefined {
  const target = isAlias(node) ? node.resolve(document) : node;
  return isNode(target) ? target : undefined;
}

function startOf(node: unknown): number {
  return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
}
