import type { Place } from './place.ts';
import type { Snippet } from './snippet.ts';

/**
 * How many levels of objects and arrays a document may have. What reads the generated files is recursive: Node cannot import
 * TypeScript that nests 300 levels, and the verifier of Pact reads 127 levels of JSON.
 */
export const deepestLevel = 100;

/** How many a sample may have: the schema that is read from it has two for each, and lies deep in its document. */
export const deepestSample = 40;

/** The first bracket that opens a level below the deepest one; undefined where there is none. */
export function tooDeepAt({ page, text, span }: Snippet): Place | undefined {
  if (text.length <= deepestSample) return undefined;
  let level = 0;
  let isString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') isString = !isString;
    else if (character === '\n') isString = false;
    else if (character === '\\') at++;
    else if (isString) continue;
    else if (character === '{' || character === '[') level++;
    else if (character === '}' || character === ']') level--;
    if (level > deepestSample) return { page, span: { start: span.start + at, end: span.start + at + 1 } };
  }
  return undefined;
}
