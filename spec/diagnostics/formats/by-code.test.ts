import { expect, test } from 'vitest';
import type { DiagnosticCode } from '../catalogue/all.ts';
import type { Diagnostic, Severity } from '../diagnostic.ts';
import { renderByCode } from './by-code.ts';

const texts = new Map(['a.md', 'b.md'].map((page) => [page, '# A title\n']));

function finding(severity: Severity, code: DiagnosticCode, page = 'a.md'): Diagnostic {
  return { severity, code, page, message: `of ${page}`, span: { start: 2, end: 9 }, label: '', related: [] };
}

test('each code is counted, with one example', () => {
  const found = [
    finding('info', 'errors-not-documented'),
    finding('info', 'link-target-missing'),
    finding('warning', 'sample-unused'),
    finding('info', 'link-target-missing', 'b.md'),
    finding('info', 'link-target-missing', 'b.md'),
    finding('error', 'page-empty', 'b.md'),
    finding('error', 'page-empty', 'b.md'),
  ];
  const lines = renderByCode(found, texts).match(/^(?:\S+:\d+:\d+: )?\w+\[.*$/gm);
  expect(lines).toEqual([
    'error[page-empty] 2 times on one page, such as',
    'b.md:1:3: error[page-empty]: of b.md',
    'a.md:1:3: warning[sample-unused]: of a.md',
    'info[link-target-missing] 3 times on 2 pages, such as',
    'a.md:1:3: info[link-target-missing]: of a.md',
    'a.md:1:3: info[errors-not-documented]: of a.md',
  ]);
});
