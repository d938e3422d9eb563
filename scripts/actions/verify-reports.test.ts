import { appendFile, chmod, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { env } from 'node:process';
import { pathToFileURL } from 'node:url';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { chromium } from 'playwright-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { startReferenceProvider } from '../../contracts/reference/provider.ts';
import { findChromium } from '../parity/browser/chromium-target.ts';
import { findSarifErrors } from '../testing/sarif-schema.fixture.ts';
import { type CommandResult, createTestProject, type TestProject } from '../testing/test-project.ts';

let project: TestProject;
let result: CommandResult;

/** One verification, all its reports: one interaction passes, one fails, one is skipped, and a contract cannot be read. */
beforeAll(async () => {
  project = await createTestProject();
  await project.run('generate');
  await project.write('bad <&".json', '{bad');
  vi.stubEnv('PROVIDER_TOKEN', 'very-secret');
  const { url, close } = await startReferenceProvider({ fault: 'missing-property-accepted' });
  const contract = 'generated/pacts/documentation-graph.microsoft.com.json';
  const only = [
    'without Status is refused with 400 inv',
    'caller is refused with 429 act',
    'without a token is refused with 401 un',
  ].flatMap((text) => ['--only', text]);
  const reports = ['junit=out/v.xml', 'sarif=out/v.sarif', 'html=out/v.html', 'json=out/v.json'];
  const options = ['--provider-base-url', url, '--operation', 'create_command_from_commands', ...only];
  const asked = reports.flatMap((report) => ['--report', report]);
  const token = ['--token-env', 'PROVIDER_TOKEN'];
  result = await project.run('verify', contract, 'bad <&".json', ...options, ...asked, ...token);
  await close();
  return () => project[Symbol.asyncDispose]();
});

const description =
  'a request to add commands (POST /devices/{deviceId}/commands) without Status is refused with 400 invalidRequest';

test('the command says which reports it has written, and fails nevertheless', () => {
  expect(result.code).toBe(1);
  expect(result.out).toMatch(
    /\nwritten out\/v\.xml\nwritten out\/v\.sarif\nwritten out\/v\.html\nwritten out\/v\.json\n$/,
  );
});

test('no report holds the token', async () => {
  const texts = Object.entries(await project.files()).filter(([path]) => path.startsWith('out/'));
  expect(texts.map(([path]) => path).toSorted()).toEqual(['out/v.html', 'out/v.json', 'out/v.sarif', 'out/v.xml']);
  expect(texts.filter(([, text]) => text.includes('very-secret'))).toEqual([]);
});

test('JUnit opens in a parser, with a case for each interaction', async () => {
  const xml = await project.read('out/v.xml');
  expect(XMLValidator.validate(xml)).toBe(true);
  const isArray = (name: string) => name === 'testsuite' || name === 'testcase';
  const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', isArray }).parse(xml);
  expect([testsuites.tests, testsuites.failures, testsuites.skipped]).toEqual(['4', '2', '1']);
  const [suite, bad] = testsuites.testsuite;
  expect(suite.testcase.map((testCase: { readonly classname: string }) => testCase.classname)).toEqual(
    Array(3).fill('create_command_from_commands'),
  );
  expect(suite.testcase[0].name).toBe(description);
  expect(suite.testcase[0].failure.message).toContain('status: expected 400, 413, 415 or 422, received 201');
  expect(suite.testcase[0].failure['#text']).toContain('Authorization: Bearer [hidden]');
  expect(suite.testcase[1]).not.toHaveProperty('failure');
  expect(suite.testcase[2].skipped.message).toContain(
    'needs the provider states a device exists, the caller is throttled',
  );
  expect(bad.testcase[0].failure.message).toContain('contract: is not JSON');
});

test('SARIF fits its schema, and points at the line of the page', async () => {
  const log = JSON.parse(await project.read('out/v.sarif'));
  expect(findSarifErrors(log)).toEqual([]);
  const [first, second] = log.runs[0].results;
  expect(log.runs[0].results).toHaveLength(2);
  expect(first).toMatchObject({
    ruleId: 'contract-status',
    level: 'error',
    message: { text: expect.stringContaining(`${description}: status: expected 400, 413, 415 or 422, received 201`) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: 'spec/pages/add-commands.md' }, region: { startLine: 47 } },
      },
    ],
  });
  expect(second.locations[0].physicalLocation.artifactLocation.uri).toBe('bad%20%3C%26%22.json');
});

test('JSON has every result whole', async () => {
  const report = JSON.parse(await project.read('out/v.json'));
  expect(report).toMatchObject({ ok: false, passed: 1, failed: 2, skipped: 1 });
  expect(report.results[0]).toMatchObject({
    description: description,
    scenario: 'invalidRequest',
    outcome: 'failed',
    source: 'spec/pages/add-commands.md:47',
    sent: expect.stringMatching(/^POST http/),
    received: expect.stringMatching(/^HTTP 201\n/),
  });
  expect(report.results[0].failures[0]).toMatchObject({
    part: 'status',
    expected: '400, 413, 415 or 422',
    actual: '201',
  });
});

const found = findChromium();
if ('missing' in found && !env.CHROMIUM_REQUIRED) console.warn(`The HTML report is not opened: ${found.missing}`);

describe.skipIf('missing' in found && !env.CHROMIUM_REQUIRED)('HTML', () => {
  test('shows in Chromium, loads nothing else, and the failed are open', async () => {
    if ('missing' in found) throw new Error(found.missing);
    await using browser = await chromium.launch({ executablePath: found.path, args: ['--disable-gpu'] });
    const page = await browser.newPage();
    const loaded: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    const url = pathToFileURL(join(project.folder, 'out/v.html')).href;
    await page.goto(url);
    expect(await page.title()).toMatch(/^2 failed, 1 passed, 1 skipped: http:/);
    expect(await page.locator('h2').allTextContents()).toEqual(['Failed (2)', 'Skipped (1)', 'Passed (1)']);
    expect(await page.locator('h3').allTextContents()).toEqual([
      '1 interaction: status is 201, expected 400, 413, 415 or 422',
      expect.stringMatching(/^1 interaction: contract: is not JSON/),
    ]);
    expect(await page.getByText('curl -i -X POST').isVisible()).toBe(true);
    expect(await page.locator('details[open] summary').allTextContents()).toEqual([description, 'bad <&".json']);
    expect(await page.getByText('status: expected 400, 413, 415 or 422, received 201').isVisible()).toBe(true);
    expect(await page.getByText('spec/pages/add-commands.md:47').first().isVisible()).toBe(true);
    expect({ loaded, complaints }).toEqual({ loaded: [url], complaints: [] });
  });
});

describe('a report that cannot be written', () => {
  beforeAll(async () => {
    await project.write('taken', '');
    await project.write('folder/file', '');
    return () => rm(join(project.folder, 'new'), { recursive: true, force: true });
  });

  /** What the command says, and how many requests the provider has had. */
  async function run(...reports: readonly string[]) {
    let count = 0;
    const server = createServer((_, response) => {
      count += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const asked = reports.flatMap((report) => ['--report', report]);
    const { code, err } = await project.run(
      'verify',
      '--provider-base-url',
      url,
      '--only',
      'without a token',
      ...asked,
    );
    server.close();
    return { code, err, count };
  }

  test.each([
    [
      'whose folder is a file',
      'json=taken/v.json',
      'taken/v.json: cannot be written: a file is in the place of its folder',
    ],
    [
      'whose folder is in a file',
      'json=taken/a/v.json',
      'taken/a/v.json: cannot be written: a file is in the place of',
    ],
    ['in whose place is a folder', 'json=folder', 'folder: cannot be written: it is a folder'],
  ])('%s is named before anything is sent', async (_, report, message) => {
    expect(await run(report)).toEqual({ code: 1, count: 0, err: expect.stringContaining(`report ${message}`) });
  });

  test('leaves an earlier report as it was, and no empty one behind', async () => {
    await project.write('earlier.json', 'earlier');
    await run('json=earlier.json', 'html=new/v.html', 'junit=folder');
    expect(await project.read('earlier.json')).toBe('earlier');
    expect(Object.keys(await project.files()).filter((path) => path.startsWith('new/'))).toEqual([]);
  });

  test('because that is not allowed is named', async () => {
    await project.write('closed/v.json', '');
    await chmod(join(project.folder, 'closed/v.json'), 0o444);
    const appended = await appendFile(join(project.folder, 'closed/v.json'), '').catch(() => 'refused');
    // Whoever may write everything is refused nothing.
    if (appended !== 'refused') return;
    expect(await run('json=closed/v.json')).toMatchObject({
      code: 1,
      count: 0,
      err: expect.stringContaining('permission denied'),
    });
  });
});
