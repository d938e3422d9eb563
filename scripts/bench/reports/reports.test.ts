import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { renderMarkdown } from './markdown.ts';
import { formatFigure } from './report.ts';
import { report } from './result.fixture.ts';
import { renderSvg } from './svg.ts';

test('the Markdown has a table with a row for each contender, and what is wanted', () => {
  expect(renderMarkdown(report)).toBe(
    [
      '# Benchmarks',
      '',
      'Measured on 2026-01-02 with Node v24.0.0 on linux x64, 2 x Some Processor.',
      'Contenders take turns; figures are medians, ratios are medians of the ratios of all rounds.',
      'Written by `npm run bench`, which measures and writes them again.',
      '',
      '## Who is <fastest>',
      '',
      '|               | Version |    rate (1/s) | start (ms) | Ratio to hare |',
      '| :------------ | :------ | ------------: | ---------: | ------------: |',
      '| tortoise      |         |         1,235 |       0.50 |          2.00 |',
      '| hare          | 1.2.3   |           617 |       20.3 |          1.00 |',
      '| fox \\| "wolf" |         | not installed |            |               |',
      '| snail         |         |          0.00 |          - |          0.00 |',
      '',
      '- a short one',
      '- wanted: tortoise at least 1.50 times hare; measured: 2.00, reached',
      '- wanted: tortoise at most 1.50 times hare, start; measured: 2.00, missed',
      '- wanted: tortoise at least 5.00 times fox | "wolf"; not measured',
      '',
    ].join('\n'),
  );
});

test('the Markdown shows the chart where there is one', () => {
  expect(renderMarkdown(report, 'results.svg')).toContain(
    '\n\n![Bar charts of the first figures of all tables](results.svg)\n\n## Who',
  );
  expect(renderMarkdown(report)).not.toContain('![');
});

const svg = renderSvg(report);
const parsed = new XMLParser({ ignoreAttributes: false, htmlEntities: true }).parse(svg).svg;

test('the chart is valid SVG with words for those who do not see it', () => {
  expect(XMLValidator.validate(svg)).toBe(true);
  expect(parsed['@_role']).toBe('img');
  expect(parsed['@_aria-labelledby']).toBe('title desc');
  expect(parsed.title['#text']).toBe('Bar charts of 1 comparison, measured on 2026-01-02');
  expect(parsed.desc['#text']).toBe(
    'Who is <fastest>, rate in 1/s: tortoise 1,235, hare 617, fox | "wolf" not installed, snail 0.00.',
  );
});

test('the bars are as long as the figures are large, and ours have a colour of their own', () => {
  const [, ...bars]: readonly Readonly<Record<string, string>>[] = parsed.rect;
  expect(bars.map((bar) => [bar['@_class'], Number(bar['@_width'])])).toEqual([
    ['ours', 370],
    ['other', 185],
    ['other', 0],
    ['other', 0],
  ]);
});

test('dark pages have colours of their own', () => {
  expect(svg).toContain('@media (prefers-color-scheme: dark)');
});

test.each([
  [12_345.6, '12,346'],
  [123.4, '123'],
  [12.34, '12.3'],
  [1.234, '1.23'],
  [0.0123, '0.01'],
  [0, '0.00'],
  [Number.NaN, '-'],
  [undefined, '-'],
])('%d is shown as %s', (figure, text) => {
  expect(formatFigure(figure)).toBe(text);
});
