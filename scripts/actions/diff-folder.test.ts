import { describe, expect, test } from 'vitest';
import { testPage } from '../../spec/test-page.fixture.ts';
import { notePage, noteTypePage } from '../testing/note-pages.fixture.ts';
import { createEmptyProject, type TestProject } from '../testing/test-project.ts';

/** The pages of a small documentation in a folder: of operations, and of the type that they link to. */
async function writeVersion(
  project: TestProject,
  folder: string,
  pages: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [path, text] of Object.entries(pages)) await project.write(`${folder}/${path}`, text);
}

const first = {
  'api/note-get.md': notePage(),
  'api/draft-get.md': notePage({ line: 'GET /drafts/{note-id}' })
    .replaceAll('/notes/1', '/drafts/1')
    .replaceAll('get_note', 'get_draft'),
  'api/note-create.md': testPage({ path: 'api/note-create.md' }),
  'resources/note.md': noteTypePage,
};

/** The next version: another type of a property, one more, another status, a page less, a page more, another sentence. */
const second = {
  'api/note-get.md': notePage({ added: 'Notes are short.' }),
  'api/note-create.md': testPage({
    response: 'If successful, this method returns `202 Accepted`. A wrong body is answered with `400 Bad Request`.',
    sampleResponse:
      first['api/note-create.md']
        .match(/<!-- \{"blockType": "response"[\s\S]*```/)?.[0]
        ?.replace('201 Created', '202 Accepted') ?? '',
  }),
  'api/list-get.md': notePage({ line: 'GET /lists/{note-id}' })
    .replaceAll('/notes/1', '/lists/1')
    .replaceAll('get_note', 'get_list'),
  'resources/note.md': noteTypePage
    .replace('|text|String|', '|pages|Int32|How many.|\n|text|String|')
    .replace('What the note says.', 'Its text.'),
};

async function twoVersions(): Promise<TestProject> {
  const project = await createEmptyProject();
  await writeVersion(project, 'v1', first);
  await writeVersion(project, 'v2', second);
  return project;
}

describe('diff of two versions of a documentation', () => {
  test('has each change in its class, at the pages of both versions', async () => {
    await using project = await twoVersions();
    const { out, err } = await project.run('diff', 'v1', 'v2', '--json');
    const changes: readonly Readonly<Record<string, unknown>>[] = JSON.parse(out).changes;
    const lines = changes.map(({ class: name, code, before, after }) => {
      const [old, now] = [Object(before), Object(after)];
      return `${name} ${code} ${old.page}:${old.line} ${now.page}:${now.line}`;
    });
    expect(lines.toSorted()).toMatchInlineSnapshot(`
      [
        "addition operation-added v1/api/draft-get.md:5 v2/api/list-get.md:13",
        "addition response-property-added v1/resources/note.md:5 v2/resources/note.md:12",
        "breaking-consumers operation-removed v1/api/draft-get.md:13 v2/api/list-get.md:5",
        "breaking-consumers success-status-removed v1/api/note-create.md:36 v2/api/note-create.md:18",
        "breaking-providers status-added v1/api/note-create.md:18 v2/api/note-create.md:36",
        "wording description-changed v1/api/note-get.md:8 v2/api/note-get.md:8",
        "wording description-changed v1/resources/note.md:12 v2/resources/note.md:13",
      ]
    `);
    expect(err).toBe('');
  });
});

describe('diff of folders of OpenAPI documents', () => {
  const document = (path: string) =>
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Notes', version: '1' },
      paths: { [path]: { get: { responses: { 200: { description: '' } } } } },
    });

  test('compares documents of the same name, and takes one that is on one side alone for new or removed', async () => {
    await using project = await createEmptyProject();
    await project.write('old/notes.json', document('/notes'));
    await project.write('old/books.json', document('/books'));
    await project.write('new/notes.json', document('/notes'));
    await project.write('new/lists.json', document('/lists'));
    const { out } = await project.run('diff', 'old', 'new', '--json');
    const messages = JSON.parse(out).changes.map(({ message }: { readonly message: string }) => message);
    expect(messages.toSorted()).toEqual(['GET /books is removed', 'GET /lists is added']);
  });

  test('fails for a folder that holds neither pages nor documents', async () => {
    await using project = await createEmptyProject();
    await project.write('old/readme.txt', 'Nothing');
    const { code, err } = await project.run('diff', 'old', 'old');
    expect({ code, err }).toEqual({ code: 1, err: 'facsimile: old: holds neither pages nor OpenAPI documents\n' });
  });
});
