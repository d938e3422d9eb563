import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { createContext } from '../cli/context.ts';
import { runCommandLine } from '../run-command-line.ts';
import { notePage, noteTypePage } from '../testing/note-pages.fixture.ts';
import { createEmptyProject } from '../testing/test-project.ts';

const errorLine = '** Entity URI for note not found';

async function createNotes() {
  const project = await createEmptyProject();
  await project.write('docs/ref/v1.0/api/note-get.md', notePage());
  await project.write('docs/ref/v1.0/resources/Note.md', noteTypePage);
  await project.write('docs/ref/beta/api/note-get.md', notePage({ version: 'beta' }));
  await project.write('docs/ref/beta/resources/note.md', noteTypePage);
  await project.write('docs/unknown/api/note-get.md', notePage({ version: 'docs', line: 'GET /pads/{note-id}' }));
  await project.write('docs/paging.md', '---\ndoc_type: conceptualPageType\n---\n# Paging\n\n## HTTP request\n');
  return project;
}

test('a folder gives a document for each API version, with the types that its pages link to', async () => {
  await using project = await createNotes();
  const { code, out, err } = await project.run('compile', 'docs', '-o', 'out');
  const written = Object.entries(await project.files()).filter(([path]) => path.startsWith('out/'));
  const documents = new Map<string, OpenApiDocument>(written.map(([path, text]) => [path, JSON.parse(text)]));

  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(err).toMatch(
    /^3 pages, 3 operations; written out\/beta\.json, out\/unversioned\.json, out\/v1\.0\.json\n0 errors; /,
  );
  expect(new Map([...documents].map(([path, document]) => [path, Object.keys(document.paths)]))).toEqual(
    new Map([
      ['out/beta.json', ['/notes/{note-id}']],
      ['out/unversioned.json', ['/pads/{note-id}']],
      ['out/v1.0.json', ['/notes/{note-id}']],
    ]),
  );
  const stable = documents.get('out/v1.0.json');
  expect(stable?.paths['/notes/{note-id}']?.get?.['x-doc-source']).toEqual({
    page: 'ref/v1.0/api/note-get.md',
    line: 13,
  });
  expect(stable?.components?.schemas?.['microsoft.graph.note']).toMatchObject({
    'x-doc-source': { page: 'ref/v1.0/resources/Note.md', line: 5 },
    properties: { id: { type: 'string' }, text: { type: 'string', description: 'What the note says.' } },
  });
  for (const document of documents.values()) {
    expect(await new Validator().validate({ ...document })).toEqual({ valid: true });
  }
});

test('--yaml writes the same documents as YAML', async () => {
  await using project = await createNotes();
  await project.run('compile', 'docs', '-o', 'out');
  const { code } = await project.run('compile', 'docs', '-o', 'out', '--yaml');

  expect(code).toBe(0);
  expect(parse(await project.read('out/v1.0.yaml'))).toEqual(JSON.parse(await project.read('out/v1.0.json')));
});

test('a page with an error is left out, the others are written, and the exit code is 1', async () => {
  await using project = await createNotes();
  await project.write('docs/ref/beta/api/note-get.md', notePage({ line: `GET ${errorLine}` }));
  const { code, err } = await project.run('compile', 'docs', '-o', 'out', '--findings', 'findings.json');

  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringMatching(
      /^3 pages, 2 operations; written out\/unversioned\.json, out\/v1\.0\.json, findings\.json\nfacsimile: 1 error: request-line-error-text 1; /,
    ),
  });
  const [first] = JSON.parse(await project.read('findings.json')).filter((finding: object) =>
    Object.values(finding).includes('error'),
  );
  expect(first).toMatchObject({
    code: 'request-line-error-text',
    page: 'ref/beta/api/note-get.md',
    start: { line: 13, column: 1 },
  });
});

test('an error that the page accepts is not a failure', async () => {
  await using project = await createNotes();
  const added = '<!-- facsimile: accept request-line-error-text: the service has no address for it -->';
  await project.write('docs/ref/beta/api/note-get.md', notePage({ line: `GET ${errorLine}`, added }));
  const { code, err } = await project.run('compile', 'docs', '-o', 'out');

  expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/\n0 errors; .*; 1 accepted\n$/) });
});

test('a document that cannot be written leaves all of them as they were', async () => {
  await using project = await createNotes();
  await project.write('out/beta.json', 'of before');
  await project.write('out/v1.0.json/file', 'in the way');
  const before = await project.files();

  expect(await project.run('compile', 'docs', '-o', 'out')).toMatchObject({
    code: 1,
    err: 'facsimile: out/v1.0.json: cannot be written: it is a folder: remove it, or name another path; nothing was changed\n',
  });
  expect(await project.files()).toEqual(before);
});

test('documents of an earlier run stay, and are named', async () => {
  await using project = await createNotes();
  await project.run('compile', 'docs', '-o', 'out');
  const before = await project.read('out/unversioned.json');
  const { err } = await project.run('compile', 'docs/ref', '-o', 'out', '--yaml');

  expect(err).toMatch(
    /written out\/beta\.yaml, out\/v1\.0\.yaml\nnot written by this run, and left as they were: out\/beta\.json, out\/unversioned\.json, out\/v1\.0\.json\n0 errors; /,
  );
  expect(await project.read('out/unversioned.json')).toBe(before);
});

test('a link that leads out of the folder is reported, with what to do', async () => {
  await using project = await createNotes();
  const { err } = await project.run('compile', 'docs/ref/v1.0/api', '-o', 'out', '--findings', 'findings.txt');

  expect(err).toContain('link-target-missing 1');
  expect(await project.read('findings.txt')).toContain(
    'help:  compile the folder that holds both pages, or correct the link',
  );
});

test('the same pages give the same bytes', async () => {
  await using testProject = await createNotes();
  await using other = await createNotes();
  for (const project of [testProject, other])
    await project.run('compile', 'docs', '-o', 'out', '--findings', 'findings.sarif');
  expect(await testProject.files()).toEqual(await other.files());
});

test('a terminal shows how far it is, and nothing of that stays', async () => {
  await using project = await createNotes();
  const written: string[] = [];
  const streams = { out: () => {}, err: (text: string) => void written.push(text), terminal: true };
  await runCommandLine(['compile', 'docs', '-o', 'out'], createContext(project.folder, streams));

  expect(written.slice(0, 4)).toEqual([
    expect.stringMatching(/^\r\[#{10}\.{20}\] {2}33 % ref\/beta\/api\/note-get\.md/),
    expect.stringMatching(/^\r\[#{20}\.{10}\] {2}66 % ref\/v1\.0\/api\/note-get\.md/),
    expect.stringMatching(/^\r\[#{30}\] 100 % unknown\/api\/note-get\.md/),
    '\r\u001B[K',
  ]);
  expect(written.slice(4).join('')).not.toContain('\r');
});
