import { expect, it } from 'vitest';
import { collectDiagnostics } from '../../../diagnostics/reporter.ts';
import type { Page } from '../../../markdown/page.ts';
import { readPage } from '../../../markdown/read-page.ts';
import { expandIncludes } from './includes.ts';

function expand(files: Readonly<Record<string, string>>) {
  const { report, diagnostics } = collectDiagnostics();
  const pages = new Map(Object.entries(files).map(([path, text]) => [path, { path, text }]));
  const { text = '' } = pages.get('api/page.md') ?? {};
  const page = expandIncludes(readPage('api/page.md', text), { find: (path) => pages.get(path) }, report);
  return { sections: sectionsOf(page), found: diagnostics().map(({ code, span }) => [code, span.start]) };
}

/** The sections of a page, each as its heading and its blocks, with the file of each. */
function sectionsOf({ sections }: Page) {
  return sections.map(({ heading, blocks }) => [
    heading?.text ?? '',
    ...blocks.map((block) => {
      const place = block.kind === 'prose' ? block.text : block.kind === 'code' ? block.content : block.header[0];
      return `${block.kind} of ${place?.page}`;
    }),
  ]);
}

const table = '|Type|Scopes|\n|---|---|\n|All|Notes.Read|\n';

it('has the blocks of included files where they are included, with their places', () => {
  const { sections, found } = expand({
    'api/page.md':
      '# Get\n\nText.\n\n## Permissions\n\n> [!INCLUDE [permissions](../includes/permissions.md)]\n\nMore.\n',
    'includes/permissions.md': `---\ntopic: include\n---\n\n[!include[table](<deeper/table.md>)]\n`,
    'includes/deeper/table.md': table,
  });
  expect(sections).toEqual([
    ['Get', 'prose of api/page.md'],
    ['Permissions', 'table of includes/deeper/table.md', 'prose of api/page.md'],
  ]);
  expect(found).toEqual([]);
});

it('has sections of included files too, from the root of all pages', () => {
  const { sections } = expand({
    'api/page.md': '# Get\n\n[!INCLUDE [request](~/shared/request.md)]\n\n## Response\n',
    'shared/request.md': 'Text.\n\n## HTTP request\n\n```http\nGET /notes\n```\n',
  });
  expect(sections).toEqual([
    ['Get', 'prose of shared/request.md'],
    ['HTTP request', 'code of shared/request.md'],
    ['Response'],
  ]);
});

it('keeps a text that has more than an include', () => {
  const { sections } = expand({ 'api/page.md': '# Get\n\nText.\n[!INCLUDE [x](x.md)]\n', 'api/x.md': table });
  expect(sections).toEqual([['Get', 'prose of api/page.md', 'table of api/x.md']]);
});

it('reports files that are missing once, but none of code in other languages', () => {
  const text = '[!INCLUDE [a](a.md)]\n\n[!INCLUDE [b](b.md)]\n\n[!INCLUDE [c](../includes/snippets/csharp/c.md)]\n';
  expect(expand({ 'api/page.md': text }).found).toEqual([['include-missing', 14]]);
});

it('ends where files include each other', () => {
  const { sections, found } = expand({
    'api/page.md': '# Get\n\n[!INCLUDE [a](a.md)]\n',
    'api/a.md': 'A.\n\n[!INCLUDE [b](b.md)]\n',
    'api/b.md': 'B.\n\n[!INCLUDE [a](a.md)]\n',
  });
  expect(sections).toEqual([['Get', 'prose of api/a.md', 'prose of api/b.md']]);
  expect(found).toEqual([['include-endless', 18]]);
});
