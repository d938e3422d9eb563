import { describe, expect, it } from 'vitest';
import { collectDiagnostics } from '../../../diagnostics/reporter.ts';
import { compileTogether } from '../../../test-page.fixture.ts';
import { pageVersions } from './page-versions.ts';

/** The lines that each version of a page has, without blank ones. */
function versionsOf(...lines: readonly string[]) {
  const { report, diagnostics } = collectDiagnostics();
  const text = lines.join('\n');
  const versions = pageVersions({ path: 'page.md', text }, report);
  expect(versions.map((version) => version.text.length)).toEqual(versions.map(() => text.length));
  return {
    texts: versions.map((version) => version.text.split('\n').filter((line) => line.trim() !== '')),
    codes: diagnostics().map(({ code }) => code),
  };
}

const tab = (title: string, name: string, ...lines: readonly string[]) => [`# [${title}](#tab/${name})`, ...lines];

describe('tabs of requests', () => {
  it('are versions of a page, with what is outside of them', () => {
    const { texts, codes } = versionsOf(
      'before',
      ...tab('One', 'one', 'GET /boats/{id}'),
      ...tab('Two', 'two', 'GET /boats'),
      '---',
      'after',
    );
    expect(texts).toEqual([
      ['before', 'GET /boats/{id}', 'after'],
      ['before', 'GET /boats', 'after'],
    ]);
    expect(codes).toEqual([]);
  });

  it('of one name are chosen together, also in examples', () => {
    const { texts } = versionsOf(
      ...[...tab('Mine', 'me', '|a|b|', '|---|---|'), ...tab('All', 'all', '|c|d|', '|---|---|'), '***'],
      ...[...tab('Mine', 'me', 'GET /me'), ...tab('All', 'all', 'GET /all'), '---'],
      '## Example',
      ...[...tab('Mine', 'me', 'GET /me/1'), ...tab('All', 'all', 'GET /all/1'), '---'],
    );
    expect(texts).toEqual([
      ['|a|b|', '|---|---|', 'GET /me', '## Example', 'GET /me/1'],
      ['|c|d|', '|---|---|', 'GET /all', '## Example', 'GET /all/1'],
    ]);
  });

  it('are chosen apart where they have other names', () => {
    const { texts } = versionsOf(
      ...[...tab('A', 'a', 'GET /a'), ...tab('B', 'b', 'GET /b'), '---'],
      ...[...tab('X', 'x', 'GET /x'), ...tab('Y', 'y', 'GET /y'), '---'],
    );
    expect(texts.map((lines) => lines.join()).toSorted()).toEqual([
      'GET /a,GET /x',
      'GET /a,GET /y',
      'GET /b,GET /x',
      'GET /b,GET /y',
    ]);
  });

  it('make no more versions than tabs where there are many groups', () => {
    const groups = Array.from({ length: 12 }, (_, at) => [
      ...[...tab('A', `a${at}`, `GET /a${at}`), ...tab('B', `b${at}`, `GET /b${at}`), '---'],
    ]);
    const { texts } = versionsOf(...groups.flat());
    expect(texts.length).toBeLessThan(50);
    for (let at = 0; at < 12; at++) expect(texts.flat()).toContain(`GET /b${at}`);
  });

  it('can be those of a container', () => {
    const { texts } = versionsOf('::: tabs', '@tab Mine', 'GET /me', '@tab:active All', 'GET /all', ':::', 'after');
    expect(texts).toEqual([
      ['::: tabs', 'GET /me', 'after'],
      ['::: tabs', 'GET /all', 'after'],
    ]);
    expect(versionsOf(':::tabs', '== a', 'GET /a', '== b', 'GET /b', ':::').texts).toHaveLength(2);
  });

  it('end before the next heading where nothing ends them, which is reported', () => {
    const { texts, codes } = versionsOf(...tab('A', 'a', 'GET /a'), ...tab('B', 'b', 'GET /b'), '## Response', 'Text.');
    expect(texts).toEqual([
      ['GET /a', '## Response', 'Text.'],
      ['GET /b', '## Response', 'Text.'],
    ]);
    expect(codes).toEqual(['tabs-not-closed']);
  });
});

describe('other tabs', () => {
  it.each([
    ['of a sample in several languages', [...tab('HTTP', 'http', 'GET /a'), ...tab('C#', 'csharp', 'a.Get();'), '---']],
    ['of clients', [...tab('Azure CLI', 'cli', 'GET /a'), ...tab('PowerShell 7', 'posh', 'GET /b'), '---']],
    ['of one client', [...tab('HTTP', 'http', 'GET /a'), ...tab('cURL', 'curl', 'GET /a'), '---']],
    [
      'of the parts of a sample',
      [...tab('Request', 'req', 'GET /a'), ...tab('Response', 'res', 'HTTP/1.1 200 OK'), '---'],
    ],
    ['of examples', ['## Examples', ...tab('One', 'one', 'GET /a'), ...tab('Two', 'two', 'GET /b'), '---']],
    ['in code', ['```', ...tab('One', 'one', 'GET /a'), ...tab('Two', 'two', 'GET /b'), '---', '```']],
  ])('%s are no versions', (_, lines) => {
    expect(versionsOf(...lines)).toEqual({ texts: [lines], codes: [] });
  });
});

describe('a page with tabs', () => {
  const permissions = (account: string) => [
    '|Permission type|Permissions|',
    '|---|---|',
    `|${account}|Boats.${account}|`,
  ];
  const request = (path: string) => ['```http', `GET ${path}`, '```'];

  /** The accounts that may call each operation, and the examples that the document has. */
  function compileTabs(...lines: readonly string[]) {
    const text = ['# Get boats', '## Permissions', ...lines, '## Response', '', 'Returns `200 OK`.', '## Example'];
    const sample = [
      '```http',
      'GET https://graph.microsoft.com/v1.0/boats/1',
      '```',
      '',
      '```json',
      '{"id": "1"}',
      '```',
    ];
    const { document, diagnostics } = compileTogether([{ path: 'page.md', text: [...text, ...sample].join('\n') }]);
    return {
      permissions: Object.fromEntries(
        Object.entries(document.paths).map(([path, item]) => [
          path,
          (item.get?.['x-doc-permissions'] ?? []).flatMap(({ scopes }) => scopes),
        ]),
      ),
      examples: Object.keys(document.components?.examples ?? {}).length,
      codes: diagnostics.map(({ code }) => code),
    };
  }

  it('has for each operation the permissions of its tab', () => {
    const { permissions: found } = compileTabs(
      ...[
        ...tab('A', 'a', ...permissions('Delegated')),
        '',
        ...tab('B', 'b', ...permissions('Application')),
        '',
        '---',
      ],
      '## HTTP request',
      ...[...tab('A', 'a', ...request('/me/boats')), '', ...tab('B', 'b', ...request('/boats')), '', '---', ''],
    );
    expect(found).toEqual({ '/me/boats': ['Boats.Delegated'], '/boats': ['Boats.Application'] });
  });

  it('has all permissions where the tabs are about nothing else, and everything else once', () => {
    const {
      permissions: found,
      examples,
      codes,
    } = compileTabs(
      ...[
        ...tab('A', 'a', ...permissions('Delegated')),
        '',
        ...tab('B', 'b', ...permissions('Application')),
        '',
        '---',
      ],
      ...['## HTTP request', ...request('/boats/{id}')],
    );
    expect(found).toEqual({ '/boats/{id}': ['Boats.Delegated', 'Boats.Application'] });
    expect(examples).toBe(1);
    expect(codes).not.toContain('operation-merged');
  });
});
