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
 * The object that a part of a document stands for, over at most 30 references; the part itself where it is no reference,
 * and undefined where its reference leads to no object of the document.
 */
export function followReferences(document: unknown, part: object): object | undefined {
  let current = part;
  for (let hops = 0; hops <= 30; hops++) {
    if (!('$ref' in current) || typeof current.$ref !== 'string') return current;
    const next = lookUp(document, current.$ref);
    if (typeof next !== 'object' || next === null || Array.isArray(next)) return undefined;
    current = next;
  }
  return undefined;
}

/** The part that a reference names: its tokens can be percent-encoded, as in every URI. */
function lookUp(document: unknown, reference: string): unknown {
  if (!reference.startsWith('#/')) return undefined;
  let current = document;
  for (const token of reference.slice(2).split('/')) {
    const key = [token, decodePathValue(token)].map(unescapeToken).find((name) => holds(current, name));
    if (key === undefined) return undefined;
    current = Reflect.get(Object(current), key);
  }
  return current;
}

function holds(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

function unescapeToken(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
