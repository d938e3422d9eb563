import { type Document, isNode } from 'yaml';

/** What a part of a YAML document says as data, or why it says none. */
export type YamlData = { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly problem: string };

/** Reads a part of a parsed YAML document; not ok where its aliases repeat more than any person would write. */
export function readYamlData(node: unknown, document: Document): YamlData {
  if (!isNode(node)) return { ok: true, data: node };
  try {
    return { ok: true, data: node.toJS(document) };
  } catch {
    return { ok: false, problem: 'repeats itself by aliases without end' };
  }
}
