import { describe, expect, it } from 'vitest';
import { compilePages, oneDocument } from '../../../compile.ts';

/** The parameters of each operation of a page, as `in name: description`, a `!` behind those that are required. */
function parametersOf(...lines: readonly string[]) {
  const pages = [{ path: 'page.md', text: ['# Get note', '', ...lines, ''].join('\n') }];
  const { documents, diagnostics } = compilePages(pages, { find: () => undefined }, oneDocument);
  const paths = [...documents.values()].flatMap((document) => Object.entries(document.paths ?? {}));
  const operations = paths.flatMap(([path, item]) => {
    const parameters = (item?.get?.parameters ?? []) as readonly {
      readonly name: string;
      readonly in: string;
      readonly required: boolean;
      readonly description?: string;
    }[];
    const texts = parameters.map((one) =>
      `${one.in} ${one.name}${one.required ? '!' : ''} ${one.description ?? ''}`.trim(),
    );
    return [[path, texts] as const];
  });
  return { of: Object.fromEntries(operations), codes: diagnostics.map(({ code }) => code) };
}

const request = (line: string) => ['### HTTP request', '', '```http', line, '```', ''];
const table = (heading: string, ...rows: readonly string[]) => [
  heading,
  '',
  '|Name|Description|',
  '|---|---|',
  ...rows,
  '',
];

describe('a table of path parameters', () => {
  it('describes those of the request lines before it, and none of any query', () => {
    const { of, codes } = parametersOf(
      ...request('GET /me/notes'),
      ...request('GET /users/{userId}/notes'),
      ...table('### Path parameters', '|userId|Required. Whose notes.|'),
      ...request('GET /notes/{id}'),
      ...table('### Path parameters', '|id|The first.|'),
      ...request('GET /lists/{id}'),
      ...table('### URI parameters', '|id|The second.|'),
    );
    expect(of).toEqual({
      '/me/notes': [],
      '/users/{userId}/notes': ['path userId! Required. Whose notes.'],
      '/notes/{id}': ['path id! The first.'],
      '/lists/{id}': ['path id! The second.'],
    });
    expect(codes).not.toContain('parameter-not-in-path');
  });

  it('can call the only placeholder otherwise', () => {
    const { of, codes } = parametersOf(
      ...request('GET /notes/{note-id}'),
      ...table('### Path parameters', '|identifier|Which note.|'),
    );
    expect(of).toEqual({ '/notes/{note-id}': ['path note-id! Which note.'] });
    expect(codes).toContain('parameter-spellings');
  });

  it('is told where it lists what no request line has a place for', () => {
    const { of, codes } = parametersOf(
      ...request('GET /notes/{id}'),
      ...table('### Path parameters', '|first|One.|', '|second|Two.|'),
    );
    expect(of).toEqual({ '/notes/{id}': ['path id!'] });
    expect(codes).toContain('path-parameter-unknown');
  });
});

describe('another table of parameters', () => {
  it('can call a placeholder by the argument that it is the value of', () => {
    const { of } = parametersOf(
      ...request("GET /notes/search(q='{search-text}')"),
      ...table('### Function parameters', '|q|What to look for.|'),
    );
    expect(of).toEqual({ "/notes/search(q='{search-text}')": ['path search-text! What to look for.'] });
  });

  it('says in columns where a value goes, and whether there must be one', () => {
    const { of, codes } = parametersOf(
      ...request('GET /notes/{id}'),
      '### URI parameters',
      '',
      '|Name|In|Required|Type|Description|',
      '|---|---|---|---|---|',
      '|id|path|True|string|Which.|',
      '|top|query||integer|How many. Required.|',
      '|skip|query|False|integer|Required for pages.|',
      '|x-trace|header|Yes|string|A trace.|',
      '',
    );
    expect(of).toEqual({
      '/notes/{id}': [
        'path id! Which.',
        'query top! How many. Required.',
        'query skip Required for pages.',
        'header x-trace! A trace.',
      ],
    });
    expect(codes).not.toContain('path-parameter-unknown');
  });
});
