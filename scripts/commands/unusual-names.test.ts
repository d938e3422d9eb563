import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createEmptyProject, createTestProject } from '../testing/test-project.ts';

const folder = 'mein Ordner/日本 #1 (neu)';
const document = `openapi: 3.1.0
info: { title: Notes, version: '1' }
paths:
  /notes:
    get:
      operationId: listNotes
      responses:
        '200':
          description: The notes
          content: { application/json: { schema: { type: array, items: { type: string } } } }
`;

/** The page of this repository. */
async function readPage(): Promise<string> {
  await using repository = await createTestProject();
  return repository.read('spec/pages/add-commands.md');
}

test('pages in folders with blanks and letters of any language are checked, compiled and generated from', async () => {
  const page = `${folder}/Über 100 %.md`;
  const config = `export default { pages: '${folder}', output: { folder: 'aus gabe/ü', diagnostics: false } };`;
  await using project = await createEmptyProject();
  await project.write(page, await readPage());
  await project.write('facsimile.config.mts', config);

  expect((await project.run('check', page)).out).toContain(`${page}:71:34: warning[sample-url-stray-prefix]`);
  expect((await project.run('check', folder)).out).toContain(`${page}:71:34: warning[sample-url-stray-prefix]`);
  expect((await project.run('compile', page, '-o', 'aus gabe/é.json')).code).toBe(0);
  const { info } = JSON.parse(await project.read('aus gabe/é.json'));
  expect([info['x-doc-source']].flat()[0].page).toBe(page);
  expect(await project.run('compile', folder, '-o', 'aus gabe/è')).toMatchObject({
    code: 0,
    err: expect.stringContaining('written aus gabe/è/unversioned.json'),
  });
  expect(await project.run('generate')).toMatchObject({ code: 0, err: '' });
  expect(await project.read('aus gabe/ü/types.ts')).toContain(`from ${folder}. Do not edit`);
  expect(await project.run('generate', '--check')).toMatchObject({ code: 0, err: '' });
});

test('a configuration, contracts and reports have such names too', async () => {
  await using project = await createEmptyProject();
  await project.write(`${folder}/é.yaml`, document);
  await project.write(`${folder}/facsimile.mts`, `export default { document: '${folder}/é.yaml' };`);
  const config = ['--config', `${folder}/facsimile.mts`];
  expect(await project.run('generate', ...config)).toMatchObject({ code: 0, err: '' });
  const contract = `${folder}/Verträge.json`;
  await project.write(contract, await project.read('generated/pacts/documentation-Notes.json'));
  expect(await project.run('compare', contract, ...config)).toMatchObject({ code: 0, err: '' });

  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'application/json').end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const report = ['--report', `json=${folder}/Bericht ö.json`];
  const { code, out } = await project.run('verify', contract, '--provider-base-url', url, ...report);
  server.close();
  expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining(`written ${folder}/Bericht ö.json\n`) });
  expect(JSON.parse(await project.read(`${folder}/Bericht ö.json`)).results[0].pact).toBe(contract);
});

test('a page with the line ends of Windows, with a byte order mark or without, gives the same findings and document', async () => {
  const text = await readPage();
  const [unix = '', ...others] = await Promise.all(
    [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text.replaceAll('\n', '\r\n')}`].map(async (page) => {
      await using project = await createEmptyProject();
      await project.write('page.md', page);
      const { out } = await project.run('check', 'page.md');
      return `${out}${(await project.run('compile', 'page.md')).out}`;
    }),
  );
  expect(unix).toContain('openapi: 3.1');
  expect(others).toEqual([unix, unix]);
});

test('a document with the line ends of Windows, with a byte order mark or without, gives the same code', async () => {
  const [unix = {}, ...others] = await Promise.all(
    [document, document.replaceAll('\n', '\r\n'), `\uFEFF${document.replaceAll('\n', '\r\n')}`].map(async (text) => {
      await using project = await createEmptyProject();
      await project.write('api.yaml', text);
      expect(await project.run('generate', '--document', 'api.yaml')).toMatchObject({ code: 0, err: '' });
      const { 'api.yaml': _, ...files } = await project.files();
      return files;
    }),
  );
  expect(Object.keys(unix)).toContain('generated/handlers.ts');
  expect(others).toEqual([unix, unix]);
});
