import { describe, expect, test } from 'vitest';
import { commitFiles } from '../testing/commit-files.ts';
import { findSarifErrors } from '../testing/sarif-schema.fixture.ts';
import { createEmptyProject, createTestProject, type TestProject } from '../testing/test-project.ts';

const notes = (schema: string, description = 'Created') => `openapi: 3.1.0
info: { title: Notes, version: '1' }
paths:
  /notes:
    post:
      operationId: addNote
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Note' }
      responses:
        '201': { description: ${description} }
components:
  schemas:
    Note:
      type: object
      properties:
        text: ${schema}
`;

const [old, now] = [notes('{ type: string }'), notes('{ type: string, maxLength: 5 }')];

async function twoDocuments(): Promise<TestProject> {
  const project = await createEmptyProject();
  await project.write('old.yaml', old);
  await project.write('new.yaml', now);
  return project;
}

const text = `new.yaml:19:9: error[request-limit-tightened]: \`maxLength\` of \`$.text\` in \`Note\` is 5, and was none
   |
19 |         text: { type: string, maxLength: 5 }
   |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  ::: old.yaml
19 |         text: { type: string }
   |         ---------------------- before
   |
   = note:  Breaking for consumers. A request that was right can be rejected now.

`;
const count = '1 breaking for consumers, 0 breaking for providers, 0 additions, 0 wording only';

describe('diff', () => {
  test('prints each change with both of its places, and the number of each class', async () => {
    await using project = await twoDocuments();
    expect(await project.run('diff', 'old.yaml', 'new.yaml')).toEqual({ code: 0, out: `${text}${count}\n`, err: '' });
  });

  test.each([
    ['breaking', 1],
    ['breaking-consumers', 1],
    ['breaking-providers', 0],
    ['any', 1],
  ])('--fail-on %s exits with %i for a change that breaks consumers', async (failOn, code) => {
    await using project = await twoDocuments();
    expect((await project.run('diff', 'old.yaml', 'new.yaml', '--fail-on', failOn)).code).toBe(code);
  });

  test('accepts the changes whose fingerprints are in the baseline, wherever their lines are', async () => {
    await using project = await twoDocuments();
    await project.run('diff', 'old.yaml', 'new.yaml', '--baseline', 'baseline.json', '--update-baseline');
    await project.write('new.yaml', `# Notes of people\n${now}`);
    const accepted = await project.run(
      'diff',
      'old.yaml',
      'new.yaml',
      '--baseline',
      'baseline.json',
      '--fail-on',
      'any',
    );
    expect(accepted.code).toBe(0);
    expect(accepted.out).toMatch(/ = accepted: its fingerprint is in the baseline\n[\s\S]*, 1 accepted\n$/);
    await project.write('new.yaml', now.replace('maxLength: 5', 'maxLength: 4'));
    const other = await project.run('diff', 'old.yaml', 'new.yaml', '--baseline', 'baseline.json', '--fail-on', 'any');
    expect(other.code).toBe(1);
  });

  test('--json is one object with the changes, their fingerprints and the operations that use what changed', async () => {
    await using project = await twoDocuments();
    const { out } = await project.run('diff', 'old.yaml', 'new.yaml', '--json');
    expect(JSON.parse(out).changes).toMatchObject([
      {
        code: 'request-limit-tightened',
        class: 'breaking-consumers',
        fingerprint: expect.stringMatching(/^[\da-f]{16}$/),
        before: { page: 'old.yaml', line: 19 },
        after: { page: 'new.yaml', line: 19 },
        uses: [{ operation: 'POST /notes', part: 'request', path: '$.text' }],
      },
    ]);
  });

  test.each(['text', 'json', 'sarif', 'github', 'markdown', 'html'])(
    'prints the same bytes each time as %s',
    async (format) => {
      await using project = await twoDocuments();
      const first = await project.run('diff', 'old.yaml', 'new.yaml', '--format', format);
      expect(first.out).toContain('maxLength');
      expect(await project.run('diff', 'old.yaml', 'new.yaml', '--format', format)).toEqual(first);
    },
  );

  test('as SARIF it fits the schema, with the rule, both places and the fingerprint of each change', async () => {
    await using project = await twoDocuments();
    const log = JSON.parse((await project.run('diff', 'old.yaml', 'new.yaml', '--format', 'sarif')).out);
    expect(findSarifErrors(log)).toEqual([]);
    const [run] = log.runs;
    expect(run.tool.driver.rules).toMatchObject([
      { id: 'request-limit-tightened', help: { text: expect.any(String) } },
    ]);
    expect(run.results).toMatchObject([
      {
        ruleId: 'request-limit-tightened',
        level: 'error',
        partialFingerprints: { 'facsimile/v1': expect.stringMatching(/^[\da-f]{16}$/) },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'new.yaml' }, region: { startLine: 19 } } }],
        relatedLocations: [{ physicalLocation: { artifactLocation: { uri: 'old.yaml' } } }],
      },
    ]);
  });

  test.each([
    [['old.yaml'], /^facsimile: `old\.yaml` is one side: name another one/],
    [['old.yaml', 'new.yaml', 'third.yaml'], /^facsimile: two sides are compared/],
    [['old.yaml', 'new.yaml', '--update-baseline'], /^facsimile: --update-baseline needs the file/],
  ])('is wrong use of %j', async (args, message) => {
    await using project = await twoDocuments();
    const { code, err } = await project.run('diff', ...args);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) });
  });
});

describe('diff with contracts', () => {
  const interaction = {
    description: 'a long note',
    request: {
      method: 'POST',
      path: '/notes',
      headers: { 'Content-Type': 'application/json' },
      body: { text: 'a long note' },
    },
    response: { status: 201 },
  };
  const pact = { consumer: { name: 'book' }, provider: { name: 'notes' }, interactions: [interaction] };

  test("names the interactions of a consumer's contract that can fail, with the reason", async () => {
    await using project = await twoDocuments();
    await project.write('pacts/book.json', JSON.stringify(pact));
    const { out } = await project.run('diff', 'old.yaml', 'new.yaml', '--pact', 'pacts/book.json');
    expect(out).toContain(' = help:  breaks pacts/book.json: a long note (the body must have at most 5 characters)\n');

    expect((await project.run('diff', 'old.yaml', 'old.yaml', '--pact', 'pacts/book.json')).out).toMatch(/^0 breaking/);
  });

  test('fails for a file that is no contract', async () => {
    await using project = await twoDocuments();
    const { code, err } = await project.run('diff', 'old.yaml', 'new.yaml', '--pact', 'old.yaml');
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^facsimile: old\.yaml: is not JSON: /) });
  });
});

describe('diff of pages', () => {
  const page = 'spec/pages/add-commands.md';
  const edit = (text: string) =>
    text
      .replace('To learn more, including how to choose', 'More about how to choose')
      .replaceAll('"Type value"', '"Restart"');
  const expected = ['request-example-changed 78 78', 'response-example-changed 107 107', 'page-text-changed 15 15'];
  const list = (out: string) =>
    JSON.parse(out).changes.map(({ code, before, after }: Readonly<Record<string, unknown>>) =>
      [code, Object(before).line, Object(after).line].join(' '),
    );

  test('tells texts that change nothing in the document, and samples, each at its own line', async () => {
    await using project = await createTestProject();
    await project.write('old.md', await project.read(page));
    await project.write('new.md', edit(await project.read(page)));
    expect(list((await project.run('diff', 'old.md', 'new.md', '--json')).out).toSorted()).toEqual(expected.toSorted());
  });

  test('tells them of pages in folders, and of the pages of a project, in revisions too', async () => {
    await using project = await createTestProject();
    commitFiles(project.folder, 'Add the page');
    await project.write(page, edit(await project.read(page)));
    commitFiles(project.folder, 'Edit the page');
    for (const names of [['HEAD~1..HEAD'], ['HEAD~1..'], ['HEAD~1..HEAD', 'spec/pages'], ['HEAD~1:spec', 'spec']]) {
      const { out } = await project.run('diff', ...names, '--json');
      expect(list(out).toSorted()).toEqual(expected.toSorted());
    }
  });

  test('tells a description at its own line, also next to other lines that have changed', async () => {
    await using project = await createTestProject();
    const text = await project.read(page);
    await project.write('old.md', text.replace('|Type|String||', '|Type|String|What to do.|'));
    await project.write(
      'new.md',
      text.replace('|Type|String||', '|Type|String|The deed.|').replace('|Status|', '|State|'),
    );
    const changes = list((await project.run('diff', 'old.md', 'new.md', '--json')).out);
    expect(changes).toContain('description-changed 48 48');
  });

  test('tells a text where nothing else has changed', async () => {
    await using project = await createTestProject();
    await project.write('old.md', await project.read(page));
    await project.write('new.md', (await project.read(page)).replace('To learn more,', 'More,'));
    expect(list((await project.run('diff', 'old.md', 'new.md', '--json')).out)).toEqual(['page-text-changed 15 15']);
  });
});

test('a path that leads out of the folder is no range of revisions', async () => {
  await using project = await twoDocuments();
  const { code, err } = await project.run('diff', '../missing.yaml', 'new.yaml');
  expect({ code, err }).toEqual({
    code: 1,
    err: 'facsimile: ../missing.yaml: cannot be read: no such file or directory\n',
  });
});

describe('diff of git revisions', () => {
  test('compares a path in a revision with one on disk, and names the revision', async () => {
    await using project = await createEmptyProject();
    await project.write('api/notes.yaml', old);
    commitFiles(project.folder, 'Describe notes');
    await project.write('api/notes.yaml', now);
    const { out } = await project.run('diff', 'HEAD:api/notes.yaml', 'api/notes.yaml');
    expect(out).toBe(
      `${text.replace('old.yaml', 'HEAD:api/notes.yaml').replace('new.yaml', 'api/notes.yaml')}${count}\n`,
    );
    expect((await project.run('diff', 'HEAD..', 'api')).out).toBe(out);
    expect((await project.run('diff', 'HEAD..HEAD', 'api')).out).toMatch(/^0 breaking/);
  });

  test('compares the sources of the project: those of two revisions, or those on disk with a revision', async () => {
    await using project = await createTestProject();
    commitFiles(project.folder, 'Add the page');
    const page = await project.read('spec/pages/add-commands.md');
    await project.write('spec/pages/add-commands.md', page.replaceAll('201 Created', '200 OK'));
    const onDisk = await project.run('diff', 'HEAD..', '--json');
    commitFiles(project.folder, 'Answer with 200');
    const committed = await project.run('diff', 'HEAD~1..HEAD', '--json');
    const codes = (out: string) => JSON.parse(out).changes.map(({ code }: { readonly code: string }) => code);
    expect(codes(onDisk.out)).toEqual(codes(committed.out));
    expect(codes(committed.out)).toEqual(expect.arrayContaining(['success-status-removed', 'status-added']));
    expect(JSON.parse(committed.out).changes[0].before.page).toBe('HEAD~1:spec/pages/add-commands.md');
  });

  test('works below the root of a repository, for a project whose source is an OpenAPI document', async () => {
    await using project = await createEmptyProject();
    await project.write('services/notes/openapi.yaml', old);
    await project.write('services/notes/facsimile.config.ts', "export default { document: 'openapi.yaml' };");
    await project.write('services/books/openapi.yaml', old);
    commitFiles(project.folder, 'Describe notes');
    await project.write('services/notes/openapi.yaml', now);
    for (const names of [['HEAD..'], ['HEAD:openapi.yaml', 'openapi.yaml'], ['HEAD..', '--document', 'openapi.yaml']]) {
      const { out } = await project.runIn('services/notes', 'diff', ...names);
      expect(out).toBe(
        `${text.replace('old.yaml', 'HEAD:openapi.yaml').replace('new.yaml', 'openapi.yaml')}${count}\n`,
      );
    }
  });

  test.each(['nowhere', '--output=file'])('fails for a revision that is none: %s', async (revision) => {
    await using project = await createEmptyProject();
    commitFiles(project.folder, 'Begin');
    await project.write('notes.yaml', old);
    const { code, err } = await project.run('diff', '--', `${revision}:notes.yaml`, 'notes.yaml');
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/: is no revision of a git repository in this folder\n$/),
    });
  });
});

test('explain explains the code of a change', async () => {
  await using project = await createEmptyProject();
  const { code, out } = await project.run('explain', 'request-property-removed');
  expect({ code, out }).toEqual({
    code: 0,
    out: expect.stringMatching(/^# request-property-removed\n\nBreaking for consumers\. /),
  });
});
