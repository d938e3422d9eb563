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

/** Reads a document's text as YAML 1.2, which JSON is a part of. */
export function readDocumentText(text: string): DocumentText {
  const lines = new LineIndex(text);
  const parsed = parseDocument(text, { logLevel: 'silent', prettyErrors: false });
  const problems = [...parsed.errors, ...parsed.warnings].map(({ message, pos: [start] }) => ({
    message: /call stack/.test(message) ? 'is nested too deep' : `is not readable as YAML or JSON: ${message}`,
    position: lines.position(Math.min(start, text.length)),
  }));
  if (problems.length > 0) return { ok: false, problems };
  const reading = readYamlData(parsed.contents, parsed);
  if (!reading.ok) return { ok: false, problems: [{ message: reading.problem, position: lines.position(0) }] };
  const positionOf = (pointer: string) => lines.position(offsetOf(parsed, pointer));
  return { ok: true, data: reading.data, positionOf, lineOf: (pointer) => positionOf(pointer).line };
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
