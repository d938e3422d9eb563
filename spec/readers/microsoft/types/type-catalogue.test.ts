import { describe, expect, it } from 'vitest';
import { compileTogether } from '../../../test-page.fixture.ts';

const response = (json: string) =>
  `\n\`\`\` http\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n${json}\n\`\`\`\n`;
const api = (title: string, type: string, json: string) =>
  `# ${title}\n\n## HTTP request\n\n\`\`\` http\nGET /${title.toLowerCase()}s/{id}\n\`\`\`\n\n## Response\n\n` +
  `Returns \`200 OK\` and a [${type}](../resources/${type}.md) object.\n\n## Example\n\n` +
  `\`\`\` http\nGET https://graph.microsoft.com/v1.0/${title.toLowerCase()}s/1\n\`\`\`\n${response(json)}`;
const resource = (name: string, intro: string, ...rows: readonly string[]) =>
  `# ${name} resource type\n\n${intro}\n\n## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n${rows.join('\n')}\n`;

/** The schemas and findings of pages; those under `api/` are compiled, the others are there to be linked to. */
function read(pages: Readonly<Record<string, string>>) {
  const sources = Object.entries(pages).map(([path, text]) => ({ path, text }));
  const library = { find: (path: string) => sources.find((source) => source.path === path) };
  const compiled = sources.filter(({ path }) => path.startsWith('api/'));
  const { document, diagnostics } = compileTogether(compiled, library);
  const found = diagnostics.map(({ code, taken }) => `${code}: ${taken}`);
  return { schemas: JSON.parse(JSON.stringify(document.components?.schemas ?? {})), found };
}

describe('types that pages describe', () => {
  it('that inherit from each other in a circle are read, the first without a base', () => {
    const { schemas } = read({
      'api/a.md': api('Note', 'note', '{"id": "1"}'),
      'api/b.md': api('Memo', 'memo', '{"text": "Buy milk"}'),
      'resources/note.md': resource('note', 'Inherits from [memo](memo.md).', '|id|String|The key.|'),
      'resources/memo.md': resource('memo', 'Inherits from [note](note.md).', '|text|String|What it says.|'),
    });
    expect(JSON.stringify(schemas['microsoft.graph.memo'])).toContain('#/components/schemas/microsoft.graph.note');
    expect(JSON.stringify(schemas['microsoft.graph.note'])).not.toContain('microsoft.graph.memo');
  });

  it('that link to each other in a chain longer than a call stack are all read, with what each inherits', () => {
    const length = 1000;
    const pages = Array.from({ length }, (_, index): readonly [path: string, text: string][] => {
      const row = `|next|[part${index + 1}](part${index + 1}.md)|The next part.|`;
      const intro = `Inherits from [base${index}](base${index}.md).`;
      return [
        [`resources/part${index}.md`, resource(`part${index}`, intro, '|id|String|Repeated.|', row)],
        [`resources/base${index}.md`, resource(`base${index}`, 'A thing.', '|id|String|The key.|')],
      ];
    });
    const { schemas } = read({
      'api/a.md': api('Part', 'part0', '{"id": "1"}'),
      ...Object.fromEntries(pages.flat()),
    });
    // The link of the last part leads to no page, and is a type without one.
    expect(Object.keys(schemas)).toHaveLength(2 * length + 1);
    expect(JSON.stringify(schemas)).not.toContain('Repeated.');
    expect(JSON.stringify(schemas[`microsoft.graph.part${length - 1}`])).toContain(`microsoft.graph.base${length - 1}`);
  });

  it('that inherit from each other without end are all read, and each inherits from at most 20', () => {
    const pages = Array.from({ length: 2000 }, (_, index): readonly [path: string, text: string] => {
      const intro = `Inherits from [part${index + 1}](part${index + 1}.md).`;
      return [`resources/part${index}.md`, resource(`part${index}`, intro, `|id${index}|String|The key.|`)];
    });
    const readFrom = (first: string) => {
      const { schemas, found } = read({ 'api/a.md': api('Part', first, '{"id": "1"}'), ...Object.fromEntries(pages) });
      const findings = found.filter((finding) => finding.startsWith('inheritance-too-deep'));
      return { types: Object.keys(schemas).length, findings };
    };
    expect(readFrom('part1979')).toEqual({ types: 21, findings: [] });
    expect(readFrom('part1978')).toEqual({
      types: 1,
      findings: ['inheritance-too-deep: `microsoft.graph.part1978` inherits from nothing'],
    });
    expect(readFrom('part0').findings).toHaveLength(95);
  });

  it('may be those that the page names for the response, or those above them', () => {
    const contradiction = 'response-type-contradiction';
    const pages = {
      'resources/note.md': resource('note', 'Inherits from [thing](thing.md).', '|text|String|What it says.|'),
      'resources/thing.md': resource('thing', 'A thing.', '|id|String|The key.|'),
      'resources/memo.md': resource('memo', 'A memo.', '|id|String|The key.|'),
    };
    const annotated = (linked: string, annotated: string) =>
      api('Note', linked, '{"id": "1"}').replace(
        '\n``` http\nHTTP',
        `\n<!-- {"blockType": "response", "@odata.type": "microsoft.graph.${annotated}"} -->\n\`\`\` http\nHTTP`,
      );
    const codes = (linked: string, annotatedName: string) =>
      read({ ...pages, 'api/a.md': annotated(linked, annotatedName) }).found.map((finding) => finding.split(':')[0]);
    expect(codes('note', 'thing')).not.toContain(contradiction);
    expect(codes('thing', 'note')).not.toContain(contradiction);
    expect(codes('memo', 'note')).toContain(contradiction);
  });

  it('spell the values of an enumeration on their own page as the prose does', () => {
    const { schemas } = read({
      'api/a.md': api('Note', 'note', '{"id": "1"}'),
      'resources/note.md': `${resource('note', 'A note.', '|kind|kind|Possible values are: `short`, `long`.|')}
### kind values

|Member|
|:---|
|Short|
|Long|
|unknownFutureValue|
`,
    });
    const { kind } = schemas['microsoft.graph.note'].properties;
    expect(kind.enum ?? kind).toEqual(['short', 'long', 'unknownFutureValue']);
  });

  it('list a value for later that the prose need not name', () => {
    const { found } = read({
      'api/a.md': api('Note', 'note', '{"kind": "short"}'),
      'resources/note.md': `${resource('note', 'A note.', '|kind|kind|Possible values are: `short`.|')}
### kind values

|Member|
|:---|
|short|
|unknownFutureValue|
`,
    });
    expect(found.filter((finding) => finding.startsWith('enumeration-contradiction'))).toEqual([]);
  });
});

describe('types without a page', () => {
  it('are text where their name says that they are enumerations', () => {
    const { schemas } = read({
      'api/a.md': api('Note', 'note', '{"id": "1"}'),
      'resources/note.md': resource('note', 'A note.', '|kind|enumKind|What it is.|'),
    });
    expect(schemas['microsoft.graph.note'].properties.kind).toMatchObject({ type: 'string' });
  });

  it('are what a simple value shows, and objects where nothing shows them', () => {
    const { schemas } = read({
      'api/a.md': api('Note', 'note', '{"id": "1"}'),
      'resources/note.md': `${resource('note', 'A note.', '|size|extent|How long.|', '|frame|border|Around it.|')}
## JSON representation

\`\`\` json
{"size": 3}
\`\`\`
`,
    });
    const { size, frame } = schemas['microsoft.graph.note'].properties;
    expect(size).toMatchObject({ type: 'integer' });
    expect(JSON.stringify(frame)).toContain('microsoft.graph.border');
  });
});

describe('a cell that names several types', () => {
  it('is reported once, however often its row is read', () => {
    const { found } = read({
      'api/a.md': api('Note', 'note', '{"id": "1"}').replace(
        '## Response',
        '## Function parameters\n\n|Parameter|Type|Description|\n|:---|:---|:---|\n|id|String or Int32|The key.|\n\n## Response',
      ),
      'resources/note.md': resource('note', 'A note.', '|id|String|The key.|'),
    });
    expect(found.filter((finding) => finding.startsWith('type-alternatives'))).toHaveLength(1);
  });
});
