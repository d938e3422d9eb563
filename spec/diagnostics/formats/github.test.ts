import { expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostic.ts';
import { renderGithub } from './github.ts';

const texts = new Map([['docs/a, b.md', '# Title\nfirst\nsecond\n']]);
const finding: Diagnostic = {
  code: 'sample-repaired',
  severity: 'warning',
  message: 'body is 50 % JSON',
  taken: 'repaired',
  help: 'mend it',
  page: 'docs/a, b.md',
  span: { start: 10, end: 13 },
  label: '',
  related: [],
};

test('a finding is one line, with what would end its parts escaped', () => {
  expect(renderGithub([finding], texts)).toBe(
    '::warning file=docs/a%2C b.md,line=2,col=3,endColumn=6,title=sample-repaired::body is 50 %25 JSON%0Ataken: repaired%0Ahelp: mend it\n',
  );
});

test('one over several lines names them and no columns', () => {
  expect(renderGithub([{ ...finding, span: { start: 8, end: 16 } }], texts)).toContain(',line=2,endLine=3,title=');
});

test('infos are notices, and so is what is accepted', () => {
  const accepted = { page: 'o.yaml', span: { start: 0, end: 0 }, reason: 'known' };
  const both = renderGithub(
    [
      { ...finding, severity: 'info' },
      { ...finding, severity: 'error', accepted },
    ],
    texts,
  );
  expect(both.split('\n').map((line) => line.split(' ')[0])).toEqual(['::notice', '::notice', '']);
  expect(both).toMatch(/%0Aaccepted: known\n$/);
});
