import { expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostic.ts';
import { renderSarif } from './sarif.ts';

const texts = new Map([
  ['docs/a b.md', '# Title\nfirst\nsecond\n'],
  ['docs/type.md', '# Type\n'],
]);
const finding: Diagnostic = {
  code: 'property-type-contradiction',
  severity: 'warning',
  message: 'two types',
  taken: 'the other',
  note: 'so it is',
  help: 'mend it',
  page: 'docs/a b.md',
  span: { start: 10, end: 16 },
  label: 'here',
  related: [{ page: 'docs/type.md', span: { start: 2, end: 6 }, label: 'there' }],
};

const render = (...findings: readonly Diagnostic[]) => {
  const help = new Map([['page-empty', '# page-empty\n\nNothing in it.\n\nMore.\n']] as const);
  return JSON.parse(renderSarif(findings, texts, { version: '1.2.3', help })).runs[0];
};

test('a result points at the lines and columns of its places', () => {
  expect(render(finding).results).toEqual([
    {
      ruleId: 'property-type-contradiction',
      ruleIndex: 0,
      level: 'warning',
      message: { text: 'two types\ntaken: the other\nnote: so it is\nhelp: mend it' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'docs/a%20b.md' },
            region: { startLine: 2, startColumn: 3, endLine: 3, endColumn: 3 },
          },
        },
      ],
      relatedLocations: [
        {
          id: 0,
          physicalLocation: {
            artifactLocation: { uri: 'docs/type.md' },
            region: { startLine: 1, startColumn: 3, endLine: 1, endColumn: 7 },
          },
          message: { text: 'there' },
        },
      ],
    },
  ]);
});

test('a finding that the baseline has is unchanged, and each has its fingerprint', () => {
  const { results } = render({ ...finding, baseline: 'known', fingerprint: 'a' }, { ...finding, baseline: 'new' });
  expect(results).toMatchObject([
    { baselineState: 'unchanged', partialFingerprints: { 'facsimile/v1': 'a' } },
    { baselineState: 'new' },
  ]);
});

test('each code that occurs is a rule, once, with its page as help', () => {
  const empty: Diagnostic = { ...finding, code: 'page-empty', severity: 'error' };
  const { tool, results } = render(finding, empty, finding);
  expect(tool.driver.rules).toEqual([
    {
      id: 'page-empty',
      defaultConfiguration: { level: 'error' },
      fullDescription: { text: 'Nothing in it.' },
      help: {
        text: '# page-empty\n\nNothing in it.\n\nMore.\n',
        markdown: '# page-empty\n\nNothing in it.\n\nMore.\n',
      },
    },
    { id: 'property-type-contradiction', defaultConfiguration: { level: 'warning' } },
  ]);
  expect(results.map((result: { ruleIndex: number }) => result.ruleIndex)).toEqual([1, 0, 1]);
});

test('an accepted finding is suppressed: in the source by a comment on its page, from outside by an overlay', () => {
  const acceptedIn = (page: string) => ({
    ...finding,
    accepted: { page, span: { start: 0, end: 1 }, reason: 'known' },
  });
  const { results } = render(acceptedIn('docs/a b.md'), acceptedIn('o.yaml'));
  expect(results.map((result: { suppressions: unknown }) => result.suppressions)).toMatchObject([
    [{ kind: 'inSource', justification: 'known' }],
    [{ kind: 'external', justification: 'known' }],
  ]);
});
