import { isMap, isScalar, parseDocument } from 'yaml';
import type { Snippet } from '../source/snippet.ts';
import type { FrontMatterEntry } from './page.ts';

const opening = /^\uFEFF?---[ \t]*\r?\n/;

export interface FrontMatter {
  readonly entries: readonly FrontMatterEntry[];
  /** The offset at which the page's Markdown begins. */
  readonly end: number;
}

const simpleLine =
  /^([A-Za-z][\w.-]*):[ \t]*(?:"([^"\\]*)"[ \t]*|'([^']*)'[ \t]*|([A-Za-z\d][^#:\r"']*(?::(?=\S)[^#:\r"']*)*)?)\r?$/;

/** The entries of front matter that has a plain or quoted text on each line; undefined for any other YAML. */
function simpleEntries(page: string, body: string, start: number): readonly FrontMatterEntry[] | undefined {
  const entries: FrontMatterEntry[] = [];
  let at = start;
  for (const line of body.split('\n')) {
    const match = simpleLine.exec(line);
    if (match === null && line.trim() !== '') return undefined;
    if (match !== null) {
      const [, key = '', double, single, plain] = match;
      const raw = line.slice(key.length + 1).trim();
      const from = at + (raw === '' ? 0 : line.indexOf(raw, key.length + 1));
      const span = { start: from, end: from + (raw === '' ? key.length : raw.length) };
      entries.push({ key, value: { page, span, text: (double ?? single ?? plain ?? '').trim() } });
    }
    at += line.length + 1;
  }
  return entries;
}

/** The YAML front matter at the top of a page; no entries where there is none or it is not a YAML mapping. */
export function readFrontMatter(path: string, text: string): FrontMatter {
  const bodyStart = opening.exec(text)?.[0].length ?? 0;
  const closing = /^---[ \t]*(?:\r?\n|$)/gm;
  closing.lastIndex = bodyStart;
  const match = bodyStart === 0 ? null : closing.exec(text);
  if (match === null) return { entries: [], end: 0 };
  const body = text.slice(bodyStart, match.index);
  const end = match.index + match[0].length;
  const simple = simpleEntries(path, body, bodyStart);
  if (simple !== undefined) return { entries: simple, end };
  const contents = parseDocument(body, { logLevel: 'silent', uniqueKeys: false }).contents;
  const items = isMap(contents) ? contents.items : [];
  const entries = items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !isScalar(value)) return [];
    const [start = 0, end = start] = value.range ?? key.range ?? [];
    const span = { start: bodyStart + start, end: bodyStart + end };
    // YAML can escape half of a surrogate pair, which no file of what is generated can hold.
    const stated = value.value === null ? '' : String(value.value).toWellFormed();
    const snippet: Snippet = { page: path, span, text: stated };
    return [{ key: String(key.value), value: snippet }];
  });
  return { entries, end };
}
