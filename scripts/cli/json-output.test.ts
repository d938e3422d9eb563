import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { createEmptyProject, createTestProject, type TestProject } from '../testing/test-project.ts';

const facsimile = packageJson.version;
const page = 'spec/pages/add-commands.md';

/** What `--json` prints; the test fails if that is anything but one JSON object. */
async function runJson(project: TestProject, ...args: readonly string[]) {
  const { code, out, err } = await project.run(...args, '--json');
  const printed: unknown = JSON.parse(out);
  return { code, err, printed };
}

describe('--json prints one object with the command, whether it succeeded, and', () => {
  test('of generate what was written, of generate --check what is stale', async () => {
    await using project = await createTestProject();
    const first = await runJson(project, 'generate');
    expect(first).toMatchObject({ code: 0, printed: { facsimile, command: 'generate', ok: true, removed: [] } });
    expect(first.printed).toMatchObject({ written: expect.arrayContaining(['generated/handlers.ts']), upToDate: 0 });

    await project.write('generated/types.ts', 'edited');
    expect(await runJson(project, 'generate', '--check')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/facsimile: stale: generated\/types\.ts; run `facsimile generate`\n$/),
      printed: {
        command: 'generate',
        ok: false,
        error: 'stale: generated/types.ts; run `facsimile generate`',
        stale: ['generated/types.ts'],
        upToDate: expect.any(Number),
      },
    });
  });

  test('of check the findings with their places', async () => {
    await using project = await createTestProject();
    const start = { line: expect.any(Number), column: expect.any(Number) };
    const finding = {
      code: expect.any(String),
      severity: expect.any(String),
      message: expect.any(String),
      page,
      start,
    };
    expect(await runJson(project, 'check', page)).toMatchObject({
      code: 0,
      err: '',
      printed: { command: 'check', ok: true, findings: expect.arrayContaining([expect.objectContaining(finding)]) },
    });
  });

  test('of compile the document, or the files that were written, and the findings', async () => {
    await using project = await createTestProject();
    const printed = { command: 'compile', ok: true, findings: expect.any(Array) };
    expect(await runJson(project, 'compile', page)).toMatchObject({
      code: 0,
      printed: { ...printed, written: [], document: { openapi: expect.stringMatching(/^3\./) } },
    });
    expect(await runJson(project, 'compile', page, '-o', 'out.yaml')).toMatchObject({
      code: 0,
      printed: { ...printed, written: ['out.yaml'] },
    });
    expect(await runJson(project, 'compile', 'spec/pages', '-o', 'out')).toMatchObject({
      code: 0,
      printed: { ...printed, written: [expect.stringMatching(/^out\/\S+\.json$/)], pages: 1, operations: 4 },
    });
  });

  test('of compare the findings', async () => {
    await using project = await createTestProject();
    await project.run('generate');
    expect(await runJson(project, 'compare', 'generated/pacts/documentation-graph.microsoft.com.json')).toMatchObject({
      printed: { command: 'compare', findings: expect.any(Array) },
    });
  });

  test('of can-i-deploy the decision', async () => {
    const broker = createServer(({ url }, response) => {
      const rel = 'pb:can-i-deploy-pacticipant-version-to-environment';
      const { port } = broker.address() as AddressInfo;
      const index = { _links: { [rel]: { href: `http://127.0.0.1:${port}/can` } } };
      const no = { summary: { deployable: false, reason: 'it is not verified', failed: 1 } };
      response.setHeader('content-type', 'application/hal+json').end(JSON.stringify(url === '/can' ? no : index));
    });
    await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve));
    try {
      await using project = await createEmptyProject();
      const { port } = broker.address() as AddressInfo;
      const what = ['--pacticipant', 'app', '--app-version', '1', '--to-environment', 'test'];
      const { code, printed } = await runJson(
        project,
        'can-i-deploy',
        ...what,
        '--broker-url',
        `http://127.0.0.1:${port}`,
      );
      expect({ code, printed }).toEqual({
        code: 1,
        printed: {
          facsimile,
          command: 'can-i-deploy',
          ok: false,
          error: 'app 1 cannot be deployed to test: it is not verified',
          pacticipant: 'app',
          version: '1',
          environment: 'test',
          deployable: false,
          reason: 'it is not verified',
        },
      });
    } finally {
      broker.close();
    }
  });

  test('of a failure before there is a result only its message', async () => {
    await using project = await createEmptyProject();
    expect(await runJson(project, 'check', 'none.md')).toEqual({
      code: 1,
      err: 'facsimile: none.md: cannot be read: no such file or directory\n',
      printed: { facsimile, command: 'check', ok: false, error: 'none.md: cannot be read: no such file or directory' },
    });
  });
});

test('wrong use prints no object', async () => {
  await using project = await createEmptyProject();
  expect(await project.run('check', '--json', '--overlay', 'a.yaml')).toMatchObject({ code: 2, out: '' });
  expect(await project.run('check', '--json', '--nonsense')).toMatchObject({ code: 2, out: '' });
});
