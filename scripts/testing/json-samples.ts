import { readPage } from '../../spec/markdown/read-page.ts';
import type { Place } from '../../spec/source/place.ts';
import type { SourcePage } from '../../spec/source/source-page.ts';

const message = /^\s*(?:[A-Z]+[ \t]+\S.*|HTTP\b.*)\r?\n[^{[]*(?<body>[{[][\s\S]*)$/;

/**
 * The code blocks of a page that hold an HTTP message with a JSON body: samples, found without the compiler's rules so
 * that what it makes of them can be checked against them.
 */
export function findJsonSamples({ path, text }: SourcePage): readonly Place[] {
  const blocks = readPage(path, text).sections.flatMap((section) => section.blocks);
  return blocks.flatMap((block) => {
    if (block.kind !== 'code') return [];
    const body = message.exec(block.content.text)?.groups?.body;
    return body !== undefined && isJson(body) ? [{ page: path, span: block.content.span }] : [];
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
