import type { OpenApiDocument, Reference } from './document.ts';

/**
 * The part of a document that a local reference (`#/…`, RFC 6901) names; anything else is returned as it is.
 * @throws Error if the reference leads nowhere: the document was not written by Facsimile, or is broken.
 */
export function resolveReference<T extends object>(document: OpenApiDocument, part: T | Reference): T {
  let current: object = part;
  for (let hops = 0; '$ref' in current && typeof current.$ref === 'string'; hops++) {
    if (hops > 30) throw new Error(`the reference ${current.$ref} leads in a circle`);
    current = lookUp(document, current.$ref);
  }
  return current as T;
}

function lookUp(document: OpenApiDocument, reference: string): object {
  let current: unknown = document;
  for (const token of reference.replace(/^#\/?/, '').split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    const holds = typeof current === 'object' && current !== null && Object.hasOwn(current, key);
    current = holds ? Reflect.get(Object(current), key) : undefined;
  }
  if (typeof current !== 'object' || current === null) {
    throw new Error(`the reference ${reference} leads to nothing in the document`);
  }
  return current;
}
