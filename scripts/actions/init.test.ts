import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testPage } from '../../spec/test-page.fixture.ts';
import { createContext } from '../cli/context.ts';
import { createEmptyProject, type TestProject } from '../testing/test-project.ts';
import { initProject } from './init.ts';

const openapi = 'openapi: 3.1.0\ninfo: { title: Notes, version: 1.0.0 }\npaths: {}\n';

async function init(files: Readonly<Record<string, string>>) {
  await using project = await createEmptyProject();
  for (const [path, text] of Object.entries(files)) await project.write(path, text);
  const { code, out, err } = await project.run('init', '--yes');
  const name = Object.keys(await project.files()).find((path) => path.startsWith('facsimile.config.'));
  const config = name === undefined ? '' : await project.read(name);
  const generated = name === undefined ? undefined : await project.run('generate');
  return { code, out, err, name, config, generated };
}

test('a folder of pages is found, and what is written generates', async () => {
  const { code, config, out, generated } = await init({ 'docs/api/add note.md': testPage(), 'README.md': '# Notes' });
  expect([code, out.split('\n')[0], generated?.code]).toEqual([0, 'found 1 reference page in docs/api', 0]);
  expect(config).toContain("  pages: 'docs/api',\n");
});

test('pages in several folders are named by a glob', async () => {
  const { config, out } = await init({
    'docs/a/a.md': testPage(),
    'docs/b.md': testPage(),
    'docs/b/types.md': '# Type',
  });
  expect(out).toContain('found 2 reference pages in docs/**/*.md\n');
  expect(config).toContain("  pages: 'docs/**/*.md',\n");
});

test.each([
  ["it's/api v2.yaml", openapi, "  document: 'it\\'s/api v2.yaml',\n"],
  [
    'openapi.json',
    JSON.stringify({ openapi: '3.0.3', info: { title: 'N', version: '1' }, paths: {} }),
    "  document: 'openapi.json',\n",
  ],
])('the OpenAPI document %s is found', async (path, text, line) => {
  const { code, config, generated } = await init({ [path]: text, 'package.json': '{"name": "app"}' });
  expect({ code, generated: generated?.code, err: generated?.err }).toEqual({ code: 0, generated: 0, err: '' });
  expect(config).toContain(line);
});

test('overlays are named with it', async () => {
  const { config } = await init({ 'api/openapi.yaml': openapi, 'decisions/a.yaml': 'overlay: 1.0.0\nactions: []\n' });
  expect(config).toContain("  overlays: ['decisions'],\n");
});

test('a package of CommonJS gets a module', async () => {
  const { name, generated } = await init({ 'openapi.yaml': openapi, 'package.json': '{ "type": "commonjs" }' });
  expect([name, generated?.code]).toEqual(['facsimile.config.mts', 0]);
});

test('of several sources a person chooses', async () => {
  await using project = await createEmptyProject();
  await project.write('openapi.yaml', openapi);
  await project.write('docs/a.md', testPage());
  const asked: (readonly string[])[] = [];
  const choose = async (_: string, answers: readonly string[]) => {
    asked.push(answers);
    return 1;
  };
  await initProject({ choose }, createContext(project.folder, { out: () => undefined, err: () => undefined }));
  expect(asked).toEqual([['1 reference page in docs', 'the OpenAPI document openapi.yaml']]);
  expect(readFileSync(join(project.folder, 'facsimile.config.ts'), 'utf8')).toContain("document: 'openapi.yaml'");
});

test.each<readonly [string, (project: TestProject) => Promise<void>, string]>([
  [
    'nothing to find',
    async () => undefined,
    'no reference page and no OpenAPI document was found here: put a page into docs/, or an openapi.yaml, and try again',
  ],
  [
    'a configuration',
    (project) => project.write('facsimile.config.mjs', 'export default {};'),
    'facsimile.config.mjs: is there already: change it, or remove it first',
  ],
])('a folder with %s is left as it is', async (_, prepare, message) => {
  await using project = await createEmptyProject();
  await prepare(project);
  const before = await project.files();
  expect(await project.run('init', '--yes')).toEqual({ code: 1, out: '', err: `facsimile: ${message}\n` });
  expect(await project.files()).toEqual(before);
});
