import { expect, test } from 'vitest';
import { createTestProject } from '../testing/test-project.ts';

test('parity compares the targets that are named, prints the table and writes the reports', async () => {
  await using project = await createTestProject();
  await project.run('generate');
  const targets = ['--target', 'prism', '--target', 'reference'];
  const reports = ['--report', 'json=out.json', '--report', 'junit=out.xml'];
  const { code, out, err } = await project.run('parity', ...targets, ...reports);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^check +requests +prism +reference\nsample +4 +4 +4\ncontract +\d+ +\d+ +\d+\npath /);
  expect(out).toMatch(/\n\d+ requests, 2 targets, 0 differences, [\d.]+ s\nwritten out\.json\nwritten out\.xml\n$/);
  expect(JSON.parse(await project.read('out.json'))).toMatchObject({ differences: [] });
  expect(await project.read('out.xml')).toMatch(/^<\?xml .*\n<testsuites name="parity" tests="\d+" failures="0" /);
});

test('parity fails where a response differs, and shows both', async () => {
  await using project = await createTestProject();
  await project.run('generate');
  const document = await project.read('spec/openapi.yaml');
  await project.write('spec/openapi.yaml', document.replaceAll('code: activityLimitReached', 'code: tooMany'));
  const { code, err } = await project.run('parity', '--target', 'prism', '--target', 'reference');
  expect(code).toBe(1);
  expect(err).toMatch(
    /^\w+: create_command_from_commands: Prefer: example=activityLimitReached \(scenario\)\n {2}> POST /,
  );
  expect(err).toMatch(/error\.code: \w+ (tooMany|activityLimitReached); \w+ (tooMany|activityLimitReached)\n/);
  expect(err).toMatch(/\nfacsimile: 12 responses differ from what the others say, or from the rule\n$/);
});

test.each([
  [['--target', 'msw1'], 2, 'facsimile: there is no target `msw1`; did you mean `msw3`?\n'],
  [
    ['--target', 'express'],
    2,
    'facsimile: there is no target `express`; the targets are prism, native, msw3, msw2, chromium, reference\n',
  ],
  [[], 1, 'facsimile: generated/handlers.ts: is not there: run `facsimile generate`\n'],
])('parity %j in a project without outputs', async (args, code, err) => {
  await using project = await createTestProject();
  await project.write('spec/openapi.yaml', 'openapi: 3.1.0\ninfo: {title: Notes, version: 1.0.0}\npaths: {}\n');
  expect(await project.run('parity', ...args)).toEqual({ code, out: '', err });
});

test('parity says which target cannot be opened, and why', async () => {
  await using project = await createTestProject();
  await project.run('generate');
  await project.write('generated/handlers.ts', "throw new Error('these handlers are broken');\n");
  const { code, err } = await project.run('parity', '--target', 'msw3');
  expect({ code, err }).toEqual({
    code: 1,
    err: 'facsimile: the target msw3 cannot be opened: these handlers are broken\n',
  });
});

test('parity says where a report cannot be written', async () => {
  await using project = await createTestProject();
  await project.run('generate');
  expect(await project.run('parity', '--target', 'reference', '--report', 'json=spec')).toMatchObject({
    code: 1,
    err: 'facsimile: report spec: cannot be written: it is a folder: remove it, or name another path; nothing was changed\n',
  });
});
