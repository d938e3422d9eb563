import { describe, expect, it } from 'vitest';
import type { Page } from './page.ts';
import { readPage } from './read-page.ts';

const read = (...lines: readonly string[]) => readPage('page.md', lines.join('\n'));
const headings = (page: Page) => page.sections.map((section) => section.heading?.text);
const blocks = (page: Page) => page.sections.flatMap((section) => section.blocks);
const cellsOf = (page: Page) =>
  blocks(page).flatMap((block) =>
    block.kind === 'table' ? block.rows.map((row) => row.map((cell) => cell.text)) : [],
  );

describe('reading a page', () => {
  it('cuts it into sections at its headings, with level and text', () => {
    const page = read('# Title #', '', 'Text.', '', '## Part', '');
    expect(page.sections.map(({ heading }) => [heading?.level, heading?.text])).toEqual([
      [1, 'Title'],
      [2, 'Part'],
    ]);
  });

  it('does not take a tab for a heading', () => {
    expect(headings(read('# Title', '', '# [HTTP](#tab/http)', '', '## Part'))).toEqual(['Title', 'Part']);
  });

  it('reads the front matter with the place of each value, and counts its lines', () => {
    const page = read('---', 'title: "A"', 'author: ""', '---', '# B');
    expect(
      page.frontMatter.map(({ key, value }) => [key, value.text, page.text.slice(value.span.start, value.span.end)]),
    ).toEqual([
      ['title', 'A', '"A"'],
      ['author', '', '""'],
    ]);
    expect(page.sections[0]?.heading?.span.start).toBe(page.text.indexOf('B'));
  });

  it('finds nothing below front matter at which the page ends', () => {
    expect(read('---', 'title: A', '---').sections).toEqual([]);
  });

  it('gives each cell of a table trimmed, with its place', () => {
    const page = read('|A|B|', '|:--|---|', '| one |**two**|', '|three|', '|four||six|');
    expect(cellsOf(page)).toEqual([['one', '**two**'], ['three'], ['four', '', 'six']]);
    const [table] = blocks(page);
    const cell = table?.kind === 'table' ? table.rows[0]?.[0] : undefined;
    expect(page.text.slice(cell?.span.start, cell?.span.end)).toBe('one');
  });

  it('does not part cells at an escaped pipe', () => {
    expect(cellsOf(read('|A|B|', '|---|---|', '|a \\| b|c|'))).toEqual([['a | b', 'c']]);
  });

  it.each([
    ['a blank line', ''],
    ['a list', '- one'],
    ['a heading', '# Next'],
    ['an indented line', '    code'],
  ])('ends a table at %s', (_, line) => {
    expect(cellsOf(read('|A|B|', '|---|---|', '|a|b|', 'c|d', line))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('takes lines for a table only where the second one has as many columns as the first', () => {
    expect(blocks(read('|A|B|', '|---|', '|a|b|')).map((block) => block.kind)).toEqual(['prose']);
  });

  it('finds a table directly below a line of text, and in a list', () => {
    const page = read('Text', '|A|', '|---|', '|a|', '', '- |B|', '  |---|', '  |b|');
    expect(blocks(page).map((block) => block.kind)).toEqual(['prose', 'table', 'table']);
  });

  it('reads code blocks with their language and what is between the fences', () => {
    const [block] = blocks(read('``` HTTP ', 'GET /a', '', '```'));
    expect(block).toMatchObject({ kind: 'code', language: 'http', content: { text: 'GET /a\n' } });
  });

  it('reads a code block that is never closed to the end of the page', () => {
    expect(blocks(read('```', 'GET /a'))).toMatchObject([{ kind: 'code', content: { text: 'GET /a' } }]);
  });

  it('keeps an annotation with the code block directly after it, and with no other', () => {
    const page = read('<!-- {', '  "blockType": "request"', '} -->', '```', 'a', '```', '', '```', 'b', '```');
    expect(blocks(page).map((block) => (block.kind === 'code' ? block.annotation?.value : block.kind))).toEqual([
      { blockType: 'request' },
      undefined,
    ]);
  });

  it('says about an annotation that is not JSON that it states nothing', () => {
    const [block] = blocks(read('<!-- {"blockType" "request"} -->', '```', 'a', '```'));
    expect(block).toMatchObject({ annotation: { value: undefined } });
  });

  it.each([
    ['line ends of LF', '', '\n'],
    ['line ends of CRLF', '', '\r\n'],
    ['a byte order mark', '\uFEFF', '\n'],
    ['a byte order mark before front matter', '\uFEFF---\ntitle: T\n---\n', '\n'],
  ])('finds the same structure with %s', (_, start, end) => {
    const lines = ['# T', '', '|A|B|', '|---|---|', '|a|b|', '', '```', 'x', '```', ''];
    const page = readPage('page.md', `${start}${lines.join(end)}`);
    expect(page.frontMatter.map(({ key }) => key)).toEqual(start.includes('title') ? ['title'] : []);
    expect(headings(page)).toEqual(['T']);
    expect(cellsOf(page)).toEqual([['a', 'b']]);
    expect(blocks(page)[1]).toMatchObject({ content: { text: 'x' } });
  });
});
