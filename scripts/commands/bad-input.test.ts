import { once } from 'node:events';
import { mkdir, truncate } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testPage } from '../../spec/test-page.fixture.ts';
import { createEmptyProject, createTestProject, type TestProject } from '../testing/test-project.ts';

/** What a command says when it fails; the test fails if it printed a stack, or changed any file of a generated project. */
async function failure(spoil: (project: TestProject) => Promise<unknown>, ...args: readonly string[]) {
  await using project = await createTestProject();
  await project.run('generate');
  await spoil(project);
  const before = await project.files();
  const { code, out, err } = await project.run(...args);
  expect(err).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(await project.files()).toEqual(before);
  return { code, out, err };
}

const page = 'spec/pages/add-commands.md';

const nothing = async () => {};

function edit(change: (text: string) => string) {
  return async (project: TestProject) => project.write(page, change(await project.read(page)));
}

describe('a page', () => {
  test('that is missing', async () => {
    expect(await failure(nothing, 'compile', 'spec/pages/none.md', '-o', 'out.yaml')).toEqual({
      code: 1,
      out: '',
      err: 'facsimile: spec/pages/none.md: cannot be read: no such file or directory\n',
    });
  });

  test('that is in no folder of pages', async () => {
    expect(await failure(nothing, 'compile', 'spec/overlays', '-o', 'out')).toEqual({
      code: 1,
      out: '',
      err: 'facsimile: spec/overlays: holds no API page among its 0 Markdown files: an API page has a heading `HTTP request`, or `doc_type: apiPageType` in its front matter; an API page of HashiCorp’s format has a table with the columns `Method` and `Path`, both in backticks\n',
    });
  });

  test('in a format that is not known', async () => {
    expect(await failure(nothing, 'compile', page, '--format', 'nope', '-o', 'out.yaml')).toEqual({
      code: 1,
      out: '',
      err: 'facsimile: the format `nope` is not known: pages are read in microsoft and hashicorp\n',
    });
  });

  test('in another format than is said', async () => {
    const { code, out } = await failure(nothing, 'check', page, '--page-format', 'hashicorp');
    expect(code).toBe(1);
    expect(out).toContain(`${page}:10:3: error[path-rows-missing]: page has no row with a method and a path`);
  });

  test('that is binary, in a folder', async () => {
    const spoil = (project: TestProject) => project.write('spec/pages/deep/image.md', Buffer.from('# Title\n\0\0PNG'));
    expect(await failure(spoil, 'compile', 'spec/pages', '-o', 'out')).toEqual({
      code: 1,
      out: '',
      err: 'facsimile: spec/pages/deep/image.md:2: is a binary file or not in UTF-8: save it as UTF-8 text\n',
    });
  });

  test.each([600_000_000, 3_000_000_000])('of %i bytes', async (size) => {
    await using project = await createEmptyProject();
    await project.write('large.md', '');
    await truncate(join(project.folder, 'large.md'), size);
    expect(await project.run('check', 'large.md')).toEqual({
      code: 1,
      out: '',
      err: 'facsimile: large.md: cannot be read: it is larger than 500 MB\n',
    });
  });

  test('that is longer than any page is', async () => {
    await using project = await createEmptyProject();
    const err = 'facsimile: long.md: is a page of 4.5 MB: at most 4 MB are read, so give it as several pages\n';
    await project.write('long.md', 'Text. '.repeat(750_000));
    expect(await project.run('check', 'long.md')).toEqual({ code: 1, out: '', err });
    await project.write(
      'page.md',
      testPage({ response: 'If successful, it returns `201 Created` and a [note](long.md) object.' }),
    );
    expect(await project.run('check', 'page.md')).toEqual({ code: 1, out: '', err });
  });

  test('that is a folder, to generate from', async () => {
    const makeFolder = (project: TestProject) => mkdir(join(project.folder, 'spec/pages/folder.md'));
    expect(await failure(makeFolder, 'generate')).toEqual({
      code: 1,
      out: '',
      err: 'facsimile: spec/pages/folder.md: cannot be read: it is a folder\n',
    });
  });

  test.each([
    ['NUL bytes', Buffer.from('# Title\n\0\0PNG')],
    ['bytes that are not UTF-8', Buffer.from([0x23, 0x20, 0x54, 0x0a, 0xff, 0xfe])],
  ])('that is binary: %s', async (_, bytes) => {
    expect(await failure((project) => project.write(page, bytes), 'generate')).toEqual({
      code: 1,
      out: '',
      err: `facsimile: ${page}:2: is a binary file or not in UTF-8: save it as UTF-8 text\n`,
    });
  });

  test.each([
    ['of no bytes', ''],
    ['of blank lines', ' \n\n'],
  ])('that is empty: %s', async (_, text) => {
    const { code, out, err } = await failure((project) => project.write(page, text), 'generate');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^spec\/pages\/add-commands\.md:1:1: error\[page-empty\]: /);
    expect(err).toMatch(/\nfacsimile: 1 error: nothing was generated\n$/);
  });

  test('without an HTTP request section', async () => {
    const { code, out, err } = await failure(
      edit((text) => text.replace(/## HTTP Request[\s\S]*?(?=## Request headers)/, '')),
      'generate',
    );
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^spec\/pages\/add-commands\.md:\d+:\d+: error\[[a-z-]+\]: /);
    expect(err).toMatch(/\nfacsimile: 1 error: nothing was generated\n$/);
  });

  test('with a sample that is not JSON', async () => {
    const { code, out, err } = await failure(
      edit((text) => text.replace('"Status": "Status value",', '"Status": {{{]]')),
      'compile',
      page,
      '-o',
      'out.json',
    );
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^spec\/pages\/add-commands\.md:77:\d+: error\[[a-z-]+\]: /);
    expect(err).toMatch(/\nfacsimile: 1 error: nothing was written\n$/);
  });
});

describe('an overlay', () => {
  test('that is not YAML', async () => {
    const { code, out, err } = await failure(
      (project) => project.write('spec/overlays/broken.yaml', 'overlay: 1.0.0\nactions: [\n'),
      'generate',
    );
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^spec\/overlays\/broken\.yaml:\d+:\d+: error\[[a-z-]+\]: /);
  });

  test('that accepts findings and is not YAML', async () => {
    const spoil = (project: TestProject) => project.write('accept.yaml', 'x-accept: [\n');
    expect(await failure(spoil, 'check', page, '--overlay', 'accept.yaml')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^facsimile: accept\.yaml:\d: is not YAML: .*\n$/),
    });
  });

  test('with an action that matches nothing names the action', async () => {
    const overlay = [
      'overlay: 1.0.0',
      'info: { title: None, version: 1.0.0 }',
      'actions:',
      '  - target: $.paths["/none"]',
      '    description: a path that is not there',
      '    update: { description: none }',
      '',
    ].join('\n');
    const { code, err } = await failure((project) => project.write('spec/overlays/none.yaml', overlay), 'generate');
    expect(code).toBe(1);
    expect(err).toMatch(/^spec\/overlays\/none\.yaml:4:\d+: error\[[a-z-]+\]: .*\$\.paths\["\/none"\]/);
  });
});

// Root may write everywhere, so what cannot be written has a file where a folder should be.
describe('a place that cannot be written', () => {
  test('for compile of a folder', async () => {
    expect(await failure(nothing, 'compile', 'spec/pages', '-o', 'generated/types.ts')).toMatchObject({
      code: 1,
      err: 'facsimile: generated/types.ts/unversioned.json: cannot be written: a file is in the place of its folder: move that, or name another path; nothing was changed\n',
    });
  });

  test('for compile', async () => {
    expect(await failure(nothing, 'compile', page, '-o', 'generated/types.ts/out.yaml')).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /\nfacsimile: generated\/types\.ts\/out\.yaml: cannot be written: a file is in the place of its folder: move that, or name another path; nothing was changed\n$/,
      ),
    });
  });

  test('for generate', async () => {
    await using project = await createTestProject();
    await project.write('spec/openapi.yaml', 'openapi: of before\n');
    await project.write('generated', 'a file');
    const before = await project.files();

    expect(await project.run('generate')).toEqual({
      code: 1,
      out: '',
      err: 'facsimile: generated/outputs.json: cannot be written: a file is in the place of its folder: move that, or name another path; nothing was changed\n',
    });
    expect(await project.files()).toEqual(before);
  });
});

test('a folder that is no project', async () => {
  await using project = await createEmptyProject();
  expect(await project.run('generate')).toEqual({
    code: 1,
    out: '',
    err: 'facsimile: nothing to work on: there is no facsimile.config.ts and no folder spec/pages here; run `facsimile init`, or name an OpenAPI document with --document\n',
  });
});

test('a folder without pages', async () => {
  await using project = await createEmptyProject();
  await mkdir(join(project.folder, 'spec/pages'), { recursive: true });
  expect(await project.run('generate')).toEqual({
    code: 1,
    out: '',
    err: "facsimile: spec/pages: holds no page: put the vendor's page there, as a Markdown file (.md)\n",
  });
});

test('state with the engine of Prism', async () => {
  expect(await failure(nothing, 'mock', '--port', '0', '--state', '--engine', 'prism')).toMatchObject({
    code: 2,
    err: 'facsimile: --state needs the native engine: leave --engine prism out\n',
  });
});

test('a port in use', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  try {
    const { port } = other.address() as AddressInfo;
    const { code, err } = await failure(nothing, 'mock', '--port', String(port));
    expect({ code, lines: err.split('\n').length }).toEqual({ code: 1, lines: 2 });
    expect(err).toContain(`127.0.0.1:${port}`);
    expect(err).toMatch(/^facsimile: /);
  } finally {
    other.close();
  }
});

test('a provider that is not there', async () => {
  const { code, err } = await failure(nothing, 'verify', '--provider-base-url', 'http://127.0.0.1:9');
  expect({ code, err }).toEqual({
    code: 1,
    err: 'facsimile: nothing listens at http://127.0.0.1:9 (connection refused): start the provider, or give its address with --provider-base-url\n',
  });
});
