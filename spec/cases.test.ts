import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { byVersion, compilePages } from './compile.ts';
import { describeDocument } from './describe-document.fixture.ts';

const folder = new URL('./cases/', import.meta.url);
const fence = /^````(\S+)(?: (\S+))?\n([\s\S]*?)^````$/gm;

/** A variant of the format: the pages under `api/` are compiled, the others are there to be linked to. */
function readVariant(name: string) {
  const blocks = [...readFileSync(new URL(name, folder), 'utf8').matchAll(fence)];
  const pages = blocks.flatMap(([, , path, text]) => (path === undefined ? [] : [{ path, text: text ?? '' }]));
  return { pages, expected: blocks.find((block) => block[1] === 'text')?.[3] ?? '' };
}

/** The documents of pages and the codes of their findings, but for those that all small pages have. */
function read(pages: readonly { readonly path: string; readonly text: string }[]): string {
  const library = { find: (wanted: string) => pages.find(({ path }) => path.toLowerCase() === wanted.toLowerCase()) };
  const sources = pages.filter(({ path }) => /(^|\/)api\//.test(path));
  const { documents, diagnostics } = compilePages(sources, library, byVersion);
  const common = ['errors-not-documented', 'status-not-stated', 'link-target-missing'];
  const found = diagnostics
    .filter(({ code }) => !common.includes(code))
    .map(({ severity, code }) => `${severity}[${code}]\n`);
  const texts = [...documents].map(
    ([version, document]) => `${documents.size > 1 ? `--- ${version}\n` : ''}${describeDocument(document)}`,
  );
  return [...texts, ...found].join('');
}

describe('a variant of the format', () => {
  it.each(readdirSync(folder))('%s is read as it says', (name) => {
    const { pages, expected } = readVariant(name);
    expect(read(pages)).toBe(expected);
  });
});
