import { describe, expect, test } from 'vitest';
import { compilePages, oneDocument } from '../../spec/compile.ts';
import { renderText } from '../../spec/diagnostics/formats/text.ts';
import { shapes } from './shapes/all.fixture.ts';

/** The codes of the findings about a page of a shape, whose text and document are made too. */
function compileShape(name: string, size: number): ReadonlySet<string> {
  const pages = shapes[name]?.(size);
  if (pages === undefined) throw new Error(`no shape ${name}`);
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const { documents, diagnostics } = compilePages([pages[0]], { find: (path) => byPath.get(path) }, oneDocument);
  expect(JSON.stringify([...documents.values()])).toContain('"openapi":"3.1.0"');
  renderText(diagnostics, new Map(pages.map(({ path, text }) => [path, text])));
  return new Set(diagnostics.map(({ code }) => code));
}

describe('a page with much of', () => {
  test.each(Object.keys(shapes))('%s compiles', (name) => {
    compileShape(name, 10_000);
  });
});

describe('a page that is too large in', () => {
  test.each([
    ['request lines', 'request-lines-too-many'],
    ['request lines that read, and rows of headers', 'request-lines-too-many'],
    ['request lines that write, and members of a sample', 'request-lines-too-many'],
    ['parameters of one path', 'request-line-unreadable'],
    ['missing commas of a sample', 'sample-not-json'],
    ['levels of a sample', 'sample-too-deep'],
    ['resource pages that inherit from each other', 'inheritance-too-deep'],
    ['properties of a linked enumeration', 'enumeration-too-large'],
  ])('%s is reported as %s', (name, code) => {
    expect([...compileShape(name, 300)]).not.toContain(code);
    expect([...compileShape(name, 100_000)]).toContain(code);
  });
});
