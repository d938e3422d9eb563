import { type ParseError, parse } from 'jsonc-parser';
import type { Annotation, Snippet } from './page.ts';

/** Reads the JSON object of an HTML comment; undefined where the block is no comment or holds no object at all. */
export function readAnnotation(block: Snippet): Annotation | undefined {
  const inner = /^\s*<!--([\s\S]*?)-->/.exec(block.text)?.[1];
  if (inner === undefined || !/^\s*\{/.test(inner)) return undefined;
  const errors: ParseError[] = [];
  const value: unknown = parse(inner, errors, { allowTrailingComma: true });
  const usable = errors.length === 0 && typeof value === 'object' && value !== null;
  return { comment: block, value: usable ? (value as Record<string, unknown>) : undefined };
}
