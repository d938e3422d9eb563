import { isObject } from '../../spec/openapi/json-form.ts';
import { readDocumentText } from '../../spec/openapi/load/document-text.ts';
import type { LineIndex } from '../../spec/source/line-index.ts';
import { escapeToken } from '../../spec/standards/json-pointer.ts';
import type { TracedPart } from './traced-parts.ts';

/** Outside of paths and components nothing has provenance: what is used of it. */
const used = /^\/(openapi|servers|security|paths|components|info(\/(title|version|description))?|tags)(?=\/|$)/;

/**
 * The lines of an OpenAPI document of somebody else that are carried, each with the line of the part that it belongs to. A
 * line belongs to the part with provenance around it; extensions, comments and what no part was made of are not carried.
 */
export function findDocumentLines(
  index: LineIndex,
  parts: ReadonlyMap<number, readonly TracedPart[]>,
): ReadonlyMap<number, number> {
  const read = readDocumentText(index.text);
  if (!read.ok) return new Map();
  const begun = new Map<number, number | undefined>();
  visit(read.data, '', undefined);
  return spread(begun);

  /** @param owner the line of the part around a value; undefined for one that is not carried */
  function visit(value: unknown, pointer: string, owner: number | undefined, isCarried = true): void {
    if (typeof value !== 'object' || value === null || !read.ok) return;
    for (const [key, inner] of Object.entries(value)) {
      const at = `${pointer}/${escapeToken(key)}`;
      const line = read.lineOf(at);
      const isUsed = isCarried && !key.startsWith('x-') && used.test(at);
      const part = isObject(inner) && parts.has(line) ? line : owner;
      if (isUsed || !begun.has(line)) begun.set(line, isUsed ? (part ?? line) : undefined);
      visit(inner, at, part, isUsed);
    }
  }

  /** A line on which nothing begins continues the one before it: a text of several lines, a closing bracket. */
  function spread(starts: ReadonlyMap<number, number | undefined>): ReadonlyMap<number, number> {
    const carried = new Map<number, number>();
    let owner: number | undefined;
    for (let line = 1; line <= index.lineCount; line++) {
      if (starts.has(line)) owner = starts.get(line);
      const text = index.lineText(line).trim();
      if (owner !== undefined && text !== '' && !text.startsWith('#')) carried.set(line, owner);
    }
    return carried;
  }
}
