import { testPage } from '../../../spec/test-page.fixture.ts';
import { fill, headerTable, page, propertyTable, request, response } from '../shapes/shape.fixture.ts';

/** A project that is larger or deeper than any person writes, or goes round in a circle. */
export interface Extreme {
  /** Texts by their paths. */
  readonly files: Readonly<Record<string, string>>;
  /** What is run in its folder. */
  readonly command: readonly string[];
  /** In what it says, where it does not simply succeed. */
  readonly says?: RegExp;
}

/** How large inputs are. */
export interface ExtremeSize {
  /** Characters of long pages: the longest that are read. */
  readonly page: number;
  /** Characters of other long texts. */
  readonly text: number;
  /** How many or how deep others are. */
  readonly count: number;
}

export const fullSize: ExtremeSize = { page: 3_990_000, text: 50_000_000, count: 100_000 };

/** Each extreme by its name. */
export const extremes: Readonly<Record<string, (size: ExtremeSize) => Extreme>> = {
  'a page that is too long': ({ text }) => ({
    files: { 'page.md': 'Text. '.repeat(Math.max(text, 5_000_000) / 6) },
    command: compile,
    says: /at most 4 MB are read/,
  }),
  'a page with much prose': ({ page: length }) =>
    pageOf({
      intro: fill(length, (at) => `Sentence ${at} says what a note is, and \`why\`.${at % 9 === 0 ? '\n\n' : ' '}`),
    }),
  'a page that is one line': ({ page: length }) => pageOf({ intro: 'word '.repeat(length / 5) }),
  'a page of brackets': ({ page: length }) => pageOf({ intro: '[('.repeat(length / 2) }),
  'a page with a long table': ({ page: length }) =>
    pageOf({ body: propertyTable(length, (at) => `|p${at}|String|What it says.|`) }),
  'a page with a long sample': ({ page: length }) =>
    pageOf({ sampleRequest: request(`{"text": "${'x'.repeat(length)}"}`) }),
  'a page with a sample of many members': ({ page: length }) =>
    pageOf({ sampleResponse: response(`{${fill(length, (at) => `${at === 0 ? '' : ', '}"p${at}": ${at}`)}}`) }),
  'samples that nest deep': ({ count }) =>
    pageOf({
      sampleRequest: request(`{"text": ${'['.repeat(count)}${']'.repeat(count)}}`),
      sampleResponse: response(`${'{"a": '.repeat(count)}1${'}'.repeat(count)}`),
    }),
  'lists and quotes that nest deep': ({ count }) => ({
    ...pageOf({ intro: `${'> '.repeat(count)}a\n\n${'- '.repeat(count)}b` }),
    says: /request-section-missing/,
  }),
  'a table of many columns': ({ count }) =>
    pageOf({
      body: ['|Property|Type', '|:--|:--', '|text|String']
        .map((row) => row + row.slice(row.lastIndexOf('|')).repeat(count))
        .join('|\n'),
    }),
  'a table of many rows': ({ count }) =>
    pageOf({ body: propertyTable(count * 30, (at) => `|p${at}|String|What is said.|`) }),
  'many headers': ({ count }) => pageOf({ headers: headerTable(count * 8) }),
  'many headings': ({ count }) =>
    pageOf({
      intro: Array.from({ length: count }, (_, at) => `${'#'.repeat(2 + (at % 5))} Heading ${at}\n\nText.`).join(
        '\n\n',
      ),
    }),
  'includes in a circle': ({ count }) => ({
    files: {
      'page.md': testPage({ intro: fill(count * 2, () => '[!INCLUDE [a](a.md)]\n\n') }),
      'a.md': 'A [!INCLUDE [b](b.md)] and [!INCLUDE [page](page.md)]\n\n[!INCLUDE [a](a.md)]\n',
      'b.md': 'B [!INCLUDE [a](a.md)] [!INCLUDE [b](b.md)]\n',
    },
    command: compile,
  }),
  'links in a circle': ({ count }) => ({
    files: {
      'page.md': testPage({
        response: 'If successful, this method returns `201 Created` and a [note](note.md) object.',
      }),
      'note.md': resourcePage('note', 'leaf'),
      'leaf.md': resourcePage('leaf', 'note', count / 1000),
    },
    command: compile,
  }),
  'front matter that repeats itself by aliases': () => pageOf({ frontMatter: bomb }),
  'a document that repeats itself by aliases': () => ({
    files: { 'openapi.yaml': bomb },
    command: exportOf('openapi.yaml'),
    says: /aliases/,
  }),
  'an overlay that repeats itself by aliases': () => ({
    files: {
      'page.md': testPage(),
      'overlay.yaml': `${bomb}\noverlay: 1.0.0\ninfo: { title: a, version: "1" }\nactions: [{ target: $, description: a, update: *a30 }]`,
      'facsimile.config.mjs': "export default { pages: 'page.md', overlays: 'overlay.yaml' }",
    },
    command: ['generate'],
    says: /aliases/,
  }),
  'a configuration that repeats itself by aliases': () => ({
    files: { 'facsimile.config.mjs': bomb, 'page.md': testPage() },
    command: ['generate'],
    says: /facsimile\.config\.mjs/,
  }),
  'a configuration that nests deep': ({ count }) => ({
    files: {
      'facsimile.config.mjs': `export default { pages: ${'['.repeat(count)}${']'.repeat(count)} }`,
      'page.md': testPage(),
    },
    command: ['generate'],
    says: /facsimile\.config\.mjs/,
  }),
  'a configuration that holds itself': () => ({
    files: {
      'facsimile.config.mjs': 'const pages = []; pages.push(pages);\nexport default { pages }',
      'page.md': testPage(),
    },
    command: ['generate'],
    says: /facsimile\.config\.mjs: pages is a path/,
  }),
  'JSON that nests deep': ({ count }) =>
    documentOf('openapi.json', `${'{"a":'.repeat(count)}1${'}'.repeat(count)}`, /deep/),
  'schemas that nest deep': ({ count }) =>
    documentOf('openapi.json', documentWith(`${'{"items":'.repeat(count)}{}${'}'.repeat(count)}`), /deep/),
  'YAML that nests deep in brackets': ({ count }) =>
    documentOf('openapi.yaml', `openapi: ${'['.repeat(count)}${']'.repeat(count)}`, /deep/),
  'YAML that nests deep by lines': ({ count }) => {
    const depth = Math.min(count, 3000);
    return documentOf(
      'openapi.yaml',
      Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
      /deep|openapi/,
    );
  },
  'YAML that nests deep in dashes': ({ count }) => documentOf('openapi.yaml', `a: \n ${'- '.repeat(count)}b`, /deep/),
  'a document with schemas in a circle': () =>
    documentOf('openapi.json', documentWith('{"$ref": "#/components/schemas/A"}'), /./),
  'long JSON': ({ text: length }) =>
    documentOf('openapi.json', documentWith(`{"enum": [${fill(length, (at) => `${at === 0 ? '' : ','}"v${at}"`)}]}`)),
  'a document of many operations': ({ count }) =>
    documentOf(
      'openapi.json',
      documentOfPaths(Array.from({ length: count / 10 }, (_, at) => `"/a${at}/{id}": ${pathItem}`)),
    ),
  'long JSON that is cut': ({ text: length }) =>
    documentOf('openapi.json', `{"a": [${'1,'.repeat(length / 2)}`, /JSON/),
  'long YAML': ({ text: length }) =>
    documentOf(
      'openapi.yaml',
      fill(length, (at) => `a${at}: 1\n`),
      /longer|openapi/,
    ),
};

const compile = ['compile', 'page.md', '-o', 'out.json'];

function pageOf(changes: Parameters<typeof page>[0]): Extreme {
  return { files: { 'page.md': page(changes)[0].text }, command: compile };
}

function exportOf(document: string): readonly string[] {
  return ['export', 'hurl', '--document', document];
}

function documentOf(path: string, text: string, says?: RegExp): Extreme {
  return { files: { [path]: text }, command: exportOf(path), ...(says && { says }) };
}

const pathItem = JSON.stringify({
  get: {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    responses: { 200: { description: 'a' } },
  },
});

function documentOfPaths(paths: readonly string[], further = ''): string {
  return `{"openapi": "3.1.0", "info": {"title": "a", "version": "1"}, "paths": {${paths.join(',')}}${further}}`;
}

/** A document whose response has a schema, as JSON. */
function documentWith(schema: string): string {
  const content = '{"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}';
  const item = `{"get": {"responses": {"200": {"description": "a", "content": ${content}}}}}`;
  return documentOfPaths([`"/a": ${item}`], `, "components": {"schemas": {"A": ${schema}}}`);
}

/** Nine lists, each of nine times the one before (a "billion laughs"). */
const bomb = [
  'a0: &a0 [x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(', ')}]`),
].join('\n');

function resourcePage(name: string, other: string, count = 1): string {
  const rows = Array.from(
    { length: count },
    (_, at) => `|p${at}|[${other}](${other}.md)|See [${other}](${other}.md).|`,
  );
  return `# ${name} resource type\n\nInherits from [${other}](${other}.md).\n\n## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n${rows.join('\n')}\n`;
}
