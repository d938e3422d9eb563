import type { CodeBlock } from '../page/page.ts';

/** A text that an annotation states under a key; undefined where it states none. */
export function annotationText(block: CodeBlock, key: string): string | undefined {
  const value = block.annotation?.value?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
