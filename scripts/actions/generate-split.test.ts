import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEmptyProject } from '../testing/test-project.ts';

/** An OpenAPI document with an operation for each tag. */
function documentOf(...tags: readonly string[]): string {
  const operation = (tag: string) => ({ tags: [tag], responses: { '204': { description: 'Done' } } });
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Fleet', version: '1' },
    servers: [{ url: 'https://fleet.example.com' }],
    paths: Object.fromEntries(tags.map((tag) => [`/${tag}`, { delete: operation(tag) }])),
  });
}

async function createFleet(output: object) {
  const project = await createEmptyProject();
  const config = { document: 'api.json', output: { contracts: false, diagnostics: false, ...output } };
  await project.write('facsimile.config.ts', `export default ${JSON.stringify(config)};\n`);
  await project.write('api.json', documentOf('ships', 'trains'));
  return project;
}

test('the file of a tag that is no more is stale, and removed, in whichever folder it was written', async () => {
  await using project = await createFleet({ split: 'tags', handlers: 'src/mocks/fleet.ts' });
  expect(await project.run('generate')).toMatchObject({ code: 0, err: '' });
  expect(await project.run('generate', '--check')).toMatchObject({ code: 0 });
  await project.write('src/mocks/fleet/own.ts', 'export {};\n');
  await project.write('api.json', documentOf('trains', 'planes'));

  expect((await project.run('generate', '--check')).err).toContain(
    '--- src/mocks/fleet/ships.ts (on disk)\n+++ /dev/null\n',
  );
  const { out } = await project.run('generate');

  expect(out).toContain('  removed src/mocks/fleet/ships.ts\n');
  expect(out).toContain('  written src/mocks/fleet/planes.ts\n');
  expect(Object.keys(await project.files()).filter((path) => path.startsWith('src/'))).toEqual(
    expect.arrayContaining(['src/mocks/fleet.ts', 'src/mocks/fleet/own.ts', 'src/mocks/fleet/shared.ts']),
  );
  expect(await project.run('generate', '--check')).toMatchObject({ code: 0 });
});

test('code that is split no more is one file again', async () => {
  await using project = await createFleet({ split: 'tags' });
  await project.run('generate');
  const config = { document: 'api.json', output: { contracts: false, diagnostics: false } };
  await project.write('whole.config.ts', `export default ${JSON.stringify(config)};\n`);
  await project.run('generate', '--config', 'whole.config.ts');

  expect(
    Object.keys(await project.files())
      .filter((path) => path.startsWith('generated/'))
      .toSorted(),
  ).toEqual([
    'generated/factories.ts',
    'generated/handlers.ts',
    'generated/outputs.json',
    'generated/response-validators.ts',
    'generated/schemas.ts',
    'generated/types.ts',
    'generated/validators.ts',
  ]);
});

test('an output in the place of the file of a tag is refused, and nothing is written', async () => {
  await using project = await createFleet({ split: 'tags', types: 'generated/handlers/Ships.ts' });
  const { code, err } = await project.run('generate');
  expect({ code, err }).toEqual({
    code: 1,
    err: 'facsimile: generated/handlers/ships.ts: two outputs are written to it: give one of them another path; nothing was changed\n',
  });
  expect(existsSync(join(project.folder, 'generated'))).toBe(false);
});

test('how code is split is one of two words', async () => {
  await using project = await createFleet({ split: 'tag' });
  const { err } = await project.run('generate');
  expect(err).toContain('output.split is one of tags, none, not "tag"');
});
