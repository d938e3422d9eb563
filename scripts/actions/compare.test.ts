import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createTestProject } from '../testing/test-project.ts';

const generated = 'generated/pacts/documentation-graph.microsoft.com.json';

async function compare(change: (text: string) => string, ...paths: readonly string[]) {
  await using project = await createTestProject();
  await project.run('generate');
  await project.write('pacts/app.json', change(readFileSync(generated, 'utf8')));
  return await project.run('compare', ...paths);
}

test('compare finds nothing in the generated contract', async () => {
  expect(await compare((text) => text, generated, 'pacts/app.json')).toEqual({
    code: 0,
    out: '2 contracts: 0 errors, 0 warnings, 0 notes\n',
    err: '',
  });
});

test('compare names what a contract expects and the page does not have, and exits with 1', async () => {
  const { code, out, err } = await compare((text) => text.replace('"status": 201', '"status": 200'), 'pacts/app.json');
  const name = 'a request to add commands (POST /devices/{deviceId}/commands) is answered with 201 created';
  expect({ code, out, err }).toEqual({
    code: 1,
    out: `error   pacts/app.json: "${name}": response.status: Response status code not defined in the document: 200 (spec/pages/add-commands.md:29) [response.status.unknown]\n`,
    err: 'facsimile: 1 contract: 1 error, 0 warnings, 0 notes\n',
  });
});

test('compare goes on after a file that is not JSON, and says so of one that is not there', async () => {
  const broken = await compare((text) => text.slice(1), 'pacts/app.json', generated);
  expect([broken.code, broken.out]).toEqual([
    1,
    expect.stringMatching(/^error {3}pacts\/app\.json: is not JSON: .*\n$/),
  ]);
  expect(await compare((text) => text, 'pacts/none.json')).toEqual({
    code: 1,
    out: '',
    err: 'facsimile: pacts/none.json: cannot be read: no such file or directory\n',
  });
});

test('compare reads no document that refers to other files', async () => {
  await using project = await createTestProject();
  await project.run('generate');
  const document = await project.read('spec/openapi.yaml');
  await project.write(
    'spec/openapi.yaml',
    document.replace('  schemas:\n', '  schemas:\n    a: { $ref: ../a.yaml }\n'),
  );
  expect(await project.run('compare', generated)).toEqual({
    code: 1,
    out: '',
    err: expect.stringMatching(
      /^spec\/openapi\.yaml:\d+:10: error: #\/components\/schemas\/a\/\$ref leads out of the document, where nothing is read: "\.\.\/a\.yaml"\nfacsimile: spec\/openapi\.yaml: cannot be used; run `facsimile generate`\n$/,
    ),
  });
});
