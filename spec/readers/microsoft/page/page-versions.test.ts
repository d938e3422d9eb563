import { describe, expect, it } from 'vitest';
import { collectDiagnostics } from '../../../diagnostics/reporter.ts';
import { pageVersions } from './page-versions.ts';

function versionsOf(...lines: readonly string[]) {
  const { report, diagnostics } = collectDiagnostics();
  const versions = pageVersions({ path: 'page.md', text: lines.join('\n') }, report);
  return {
    lengths: versions.map(({ text }) => text.length),
    texts: versions.map(({ text }) => text.split('\n').map((line) => line.trim())),
    findings: diagnostics().map(({ code, span }) => [code, span.start]),
  };
}

describe('the versions of a page', () => {
  it('are one for each pivot, with what is for everybody, at the same places', () => {
    const { texts, lengths } = versionsOf(
      'all',
      ':::zone pivot="v1"',
      'GET /v1/notes',
      '::: zone-end',
      '::: zone pivot="v2, next"',
      'GET /v2/notes',
      ':::zone-end',
    );
    expect(texts).toEqual([
      ['all', '', 'GET /v1/notes', '', '', '', ''],
      ['all', '', '', '', '', 'GET /v2/notes', ''],
      ['all', '', '', '', '', 'GET /v2/notes', ''],
    ]);
    expect(new Set(lengths).size).toBe(1);
  });

  it('are one for each moniker of a range', () => {
    const { texts } = versionsOf(
      '::: moniker range="a || b"',
      'old',
      '::: moniker-end',
      '::: moniker range="c"',
      'new',
      '::: moniker-end',
    );
    expect(texts.map((lines) => lines.filter((line) => line !== ''))).toEqual([['old'], ['old'], ['new']]);
  });

  it('are one for each pivot and moniker where a page has both', () => {
    const { texts } = versionsOf(
      ':::zone pivot="x"',
      'x',
      ':::moniker range="1"',
      'x1',
      ':::moniker-end',
      ':::zone-end',
      ':::moniker range="2"',
      '2',
      ':::moniker-end',
    );
    expect(texts.map((lines) => lines.filter((line) => line !== ''))).toEqual([
      ['x', 'x1'],
      ['x', '2'],
    ]);
  });

  it('are none but the page itself without marks, or with marks in code only', () => {
    const lines = ['```', ':::zone pivot="a"', '```', ':::image source="x":::'];
    expect(versionsOf(...lines).texts).toEqual([lines]);
    expect(versionsOf('text').texts).toEqual([['text']]);
  });

  it('keep what stands in a zone that does not end, which is reported', () => {
    const { texts, findings } = versionsOf('a', ':::zone pivot="x"', 'b', ':::moniker-end');
    expect(texts).toEqual([['a', ':::zone pivot="x"', 'b', ':::moniker-end']]);
    expect(findings).toEqual([
      ['zone-not-closed', 2],
      ['zone-not-closed', 22],
    ]);
  });

  it('keep Windows line ends', () => {
    const { report } = collectDiagnostics();
    const [version] = pageVersions({ path: 'page.md', text: ':::zone pivot="x"\r\nb\r\n:::zone-end\r\n' }, report);
    expect(version?.text).toBe(`${' '.repeat(17)}\r\nb\r\n${' '.repeat(11)}\r\n`);
  });
});
