import type { CodeBlock, Section } from '../../../markdown/page.ts';
import { linesOf, trimmed } from '../../../source/http-message.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { annotationText, codeBlocks } from '../page/sections.ts';
import { readRequestLine } from './request-line.ts';

/** The code blocks of sections that declare operations: all but samples, where there is anything else. */
export function declaringBlocks(sections: readonly Section[]): readonly CodeBlock[] {
  return sections.flatMap((section) => {
    const blocks = codeBlocks(section).filter((block) => annotationText(block, 'blockType') !== 'response');
    const others = blocks.filter((block) => annotationText(block, 'blockType') !== 'request');
    return others.length > 0 ? others : blocks;
  });
}

/** Whether a block that declares an operation is a whole request, with headers or a body, and so a sample too. */
export function isWholeRequest(block: CodeBlock): boolean {
  const lines = linesOf(block.content).filter(({ text }) => text.trim() !== '');
  return lines.length > 1 && requestTexts(block).length === 1;
}

const header =
  /^(?:[A-Za-z]+(?:-[A-Za-z\d]+)+|Accept|Authorization|Host|Prefer|Range|Cookie|Date|ConsistencyLevel) *:/i;

/**
 * The texts of a block that should be request lines: all but the headers and the body that follow one. A body begins like
 * JSON or XML, and goes on to the next request line.
 */
export function requestTexts(block: CodeBlock): readonly Snippet[] {
  const texts: Snippet[] = [];
  let part: 'lines' | 'headers' | 'body' = 'lines';
  for (const line of linesOf(block.content).map(trimmed)) {
    if (line.text === '') continue;
    const isRequest = readRequestLine(line) !== undefined;
    if (isRequest) part = 'lines';
    else if (texts.length > 0 && part !== 'body' && header.test(line.text)) part = 'headers';
    else if (texts.length > 0 && /^[{[<]/.test(line.text)) part = 'body';
    if (part === 'lines') texts.push(line);
  }
  return texts;
}
