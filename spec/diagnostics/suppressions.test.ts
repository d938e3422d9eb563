import { describe, expect, it } from 'vitest';
import type { Diagnostic } from './diagnostic.ts';
import { acceptFindings } from './suppressions.ts';

const found = (code: Diagnostic['code'], page: string, start = 1): Diagnostic => ({
  code,
  severity: 'warning',
  message: 'said',
  page,
  span: { start, end: start + 1 },
  label: '',
  related: [],
});

/** What becomes of findings, as lines: where, the code, and the reason or what is wrong with an acceptance. */
function accept(findings: readonly Diagnostic[], texts: { readonly [path: string]: string }) {
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
  const pages = files.filter(({ path }) => path.endsWith('.md'));
  const overlays = files.filter(({ path }) => path.endsWith('.yaml'));
  return acceptFindings(findings, { pages, overlays }).map((finding) => {
    const said =
      finding.accepted === undefined
        ? finding.message
        : `accepted in ${finding.accepted.page}: ${finding.accepted.reason}`;
    return `${finding.page}:${finding.span.start} ${finding.code} ${said}`;
  });
}

describe('a comment on a page', () => {
  it('accepts all findings of its code on that page, wherever it stands, and no others', () => {
    const findings = [
      found('sample-repaired', 'a.md', 1),
      found('sample-repaired', 'a.md', 9),
      found('host-not-stated', 'a.md', 5),
      found('sample-repaired', 'b.md', 1),
    ];
    expect(accept(findings, { 'a.md': 'Text.\n\n<!-- facsimile: accept sample-repaired: old page -->\n' })).toEqual([
      'a.md:1 sample-repaired accepted in a.md: old page',
      'a.md:5 host-not-stated said',
      'a.md:9 sample-repaired accepted in a.md: old page',
      'b.md:1 sample-repaired said',
    ]);
  });

  it('can give its reason over several lines, and with a colon', () => {
    const text = '<!--facsimile:accept sample-repaired:\n  see: the old\n  page\n-->';
    expect(accept([found('sample-repaired', 'a.md')], { 'a.md': text })).toEqual([
      'a.md:1 sample-repaired accepted in a.md: see: the old page',
    ]);
  });

  it.each([
    ['accept sample-repaired', 'gives no reason'],
    ['accept sample-repaired: ', 'gives no reason'],
    ['accept sample-repared: old page', 'names `sample-repared`, which is not a code'],
    ['acept sample-repaired: old page', 'is not of the form `accept CODE: reason`'],
  ])('`%s` accepts nothing, and is a finding: %s', (comment, problem) => {
    const text = `# Title\n<!-- facsimile: ${comment} -->`;
    expect(accept([found('sample-repaired', 'a.md')], { 'a.md': text })).toEqual([
      'a.md:1 sample-repaired said',
      `a.md:8 acceptance-invalid acceptance ${problem}`,
    ]);
  });

  it('that matches nothing any more is a finding', () => {
    expect(accept([], { 'a.md': '<!-- facsimile: accept sample-repaired: old page -->' })).toEqual([
      'a.md:0 acceptance-unmatched acceptance no longer matches a finding: `sample-repaired`',
    ]);
  });
});

describe('the list `x-accept` of an overlay', () => {
  const overlay = (...lines: readonly string[]) => ['overlay: 1.0.0', 'x-accept:', ...lines, ''].join('\n');

  it('accepts findings on the page that it names, or on all', () => {
    const findings = ['a.md', 'b.md'].flatMap((page) => [
      found('sample-repaired', page),
      found('host-not-stated', page),
    ]);
    const text = overlay(
      '  - { code: sample-repaired, page: a.md, reason: old page }',
      '  - code: host-not-stated',
      '    reason: another overlay adds it',
    );
    expect(accept(findings, { 'o.yaml': text })).toEqual([
      'a.md:1 host-not-stated accepted in o.yaml: another overlay adds it',
      'a.md:1 sample-repaired accepted in o.yaml: old page',
      'b.md:1 host-not-stated accepted in o.yaml: another overlay adds it',
      'b.md:1 sample-repaired said',
    ]);
  });

  it.each([
    ['  - { code: sample-repaired }', 29, 'gives no reason'],
    ['  - { reason: old page }', 29, 'names no code'],
    ['  - { code: 1, reason: " " }', 29, 'names `1`, which is not a code, gives no reason'],
    ['  - { code: sample-repaired, page: 1, reason: r }', 29, 'names no page: `page` holds the path of one'],
    ['  - sample-repaired', 29, 'names no code, gives no reason'],
    ['  code: sample-repaired', 27, 'is not a list: `x-accept` holds a list'],
  ])('`%s` accepts nothing, and is a finding', (line, start, problem) => {
    expect(accept([found('sample-repaired', 'a.md')], { 'o.yaml': overlay(line) })).toEqual([
      'a.md:1 sample-repaired said',
      `o.yaml:${start} acceptance-invalid acceptance ${problem}`,
    ]);
  });

  it('that matches nothing any more is a finding', () => {
    const text = overlay('  - { code: sample-repaired, page: b.md, reason: old page }');
    expect(accept([found('sample-repaired', 'a.md')], { 'o.yaml': text })).toEqual([
      'a.md:1 sample-repaired said',
      'o.yaml:29 acceptance-unmatched acceptance no longer matches a finding: `sample-repaired`',
    ]);
  });

  it('is not read from what is not YAML, which is a finding about the overlay', () => {
    expect(accept([], { 'o.yaml': 'x-accept: [' })).toEqual([]);
  });
});
