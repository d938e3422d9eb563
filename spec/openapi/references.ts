import { valueAt } from '../standards/json-pointer.ts';
import { decodePathValue } from '../standards/path-values.ts';
import type { OpenApiDocument, Reference } from './document.ts';

/**
 * The part of a document that a local reference (`#/…`, RFC 6901) names; anything else is returned as it is.
 * @throws Error if the reference leads nowhere: the document was not written by Facsimile, or is broken.
 */
export function resolveReference<T extends object>(document: OpenApiDocument, part: T | Reference): T {
  const resolved = followReferences(document, part);
  if (resolved !== undefined) return resolved as T;
  const reference = '$ref' in part ? part.$ref : '';
  throw new Error(`the reference ${reference} leads to nothing in the document, or in a circle`);
}

/**
 * The object that a part of a document stands for, over at most 30 references; the part itself where it is not a reference,
 * and undefined where its reference leads to no object of the document.
 */
export function followReferences(document: unknown, part: object): object | undefined {
  let current = part;
  for (let hops = 0; hops <= 30; hops++) {
    if (!('$ref' in current) || typeof current.$ref !== 'string') return current;
    const next = partAt(document, current.$ref);
    if (typeof next !== 'object' || next === null || Array.isArray(next)) return undefined;
    current = next;
  }
  return undefined;
}

/**
 * The part that a local reference names, undefined where there is none. It is a JSON pointer, which can be percent-encoded
 * as in every URI (RFC 6901, section 6).
 */
export function partAt(document: unknown, reference: string): unknown {
  if (!reference.startsWith('#/')) return undefined;
  const pointer = reference.slice(1);
  return valueAt(document, pointer) ?? valueAt(document, decodePathValue(pointer));
}
