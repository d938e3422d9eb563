import { expect, it } from 'vitest';
import { collectDiagnostics } from '../../../diagnostics/reporter.ts';
import { readPage } from '../../../markdown/read-page.ts';
import { readPermissions } from './permissions.ts';

const rowsOf = (...lines: readonly string[]) => {
  const page = readPage('page.md', ['## Permissions', '', ...lines, ''].join('\n'));
  return readPermissions(page.sections, collectDiagnostics().report).rows.map(({ support, scopes }) => [
    support,
    scopes,
  ]);
};

it('reads the scopes of a third column, which permit more, behind those of the second', () => {
  expect(
    rowsOf(
      '|Permission type|Least privileged permissions|Higher privileged permissions|',
      '|:---|:---|:---|',
      '|Delegated|Notes.Read|Notes.ReadWrite, Notes.Read|',
      '|Personal|Not supported.|Not supported.|',
      '|Application|Notes.Read.All|Not available.|',
      '|Service|Not available.|Notes.ReadWrite.All|',
    ),
  ).toEqual([
    ['supported', ['Notes.Read', 'Notes.ReadWrite']],
    ['unsupported', []],
    ['supported', ['Notes.Read.All']],
    ['supported', ['Notes.ReadWrite.All']],
  ]);
});

it('leaves other columns out', () => {
  expect(rowsOf('|Type|Permissions|Remarks|', '|---|---|---|', '|All|Notes.Read|See Notes.Other|')).toEqual([
    ['supported', ['Notes.Read']],
  ]);
});

it('leaves off the mark of a note behind a scope', () => {
  expect(rowsOf('|Type|Permissions|', '|---|---|', '|All|Notes.Read, Notes.Write\\*|', '|Some|Notes.Read*|')).toEqual([
    ['supported', ['Notes.Read', 'Notes.Write']],
    ['supported', ['Notes.Read']],
  ]);
});
