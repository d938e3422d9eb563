import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { findHidden, hostileText } from '../source/hidden-characters.fixture.ts';
import type { OpenApiDocument } from './document.ts';
import { printDocument } from './print-document.ts';

function documentOf(text: string): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: { title: text, version: '1', description: `${text}\n${text}\n` },
    paths: {},
    components: { schemas: { [text]: { type: 'string', enum: [text] } } },
  };
}

test.each([hostileText, '\u202e', 'plain \u2066text', 'a\u200bb', '\ufeff', '\u{e0041}', '# \u2028', "'\u202e'"])(
  'YAML of a document with %j has no hidden character and is the same document',
  (text) => {
    const yaml = printDocument(documentOf(text), 'yaml', 'Generated');
    expect(findHidden(yaml)).toEqual([]);
    expect(parse(yaml)).toEqual(documentOf(text));
  },
);
