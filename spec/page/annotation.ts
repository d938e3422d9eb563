import { type ParseError, parse } from 'jsonc-parser';
import type { Annotation, Snippet } from './page.ts';

/** Reads the JSON object of an HTML comment; undefined where the block is no comment or holds no object at all. */
export function readAnnotation(block: Snippet): Annotation | undefined {
  const inner = /^\s*<!--([\s\S]*?)-->/.exec(block.text)?.[1];
  if (inner === undefined || !/^\s*\{/.test(inner)) return undefined;
  const value = looseJson(inner);
  const usable = typeof value === 'object' && value !== null;
  return { comment: block, value: usable ? (value as Record<string, unknown>) : undefined };
}

/** The value of JSON with comments and trailing commas; undefined where it is none. */
function looseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseLoosely(text);
  }
}

/** Undefined too where brackets nest deeper than the parser goes. */
function parseLoosely(text: string): unknown {
  try {
    const errors: ParseError[] = [];
    const value: unknown = parse(text, errors, { allowTrailingComma: true });
    return errors.length === 0 ? value : undefined;
  } catch {
    return undefined;
  }
}
