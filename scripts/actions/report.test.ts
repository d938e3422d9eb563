import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPage } from '../../spec/test-page.fixture.ts';
import { findChromium } from '../parity/browser/chromium-target.ts';
import { findMutationReportErrors } from '../testing/mutation-schema.fixture.ts';
import { createEmptyProject, createTestProject, type TestProject } from '../testing/test-project.ts';

const without =
  'a request to add commands (POST /devices/{deviceId}/commands) without Status is refused with 400 invalidRequest';
const page = 'spec/pages/add-commands.md';

/** What a person might be shown by a provider or a page that means ill. */
const hostile = `</code></pre><script>alert(1)</script><img src=x onerror=alert(2)>"'&\u202e`;

const verification = {
  provider: 'http://127.0.0.1:8080',
  results: [
    {
      description: without,
      outcome: 'failed',
      failures: [{ part: 'status', message: `expected 400, received 201 ${hostile}`, source: `${page}:47` }],
      sent: `POST /devices/1/commands\n\n${hostile}`,
      received: 'HTTP 201',
      source: `${page}:47`,
    },
  ],
};

const parity = {
  vectors: 12,
  targets: [{ name: 'prism' }, { name: 'msw3' }],
  differences: [
    {
      vector: `no token ${hostile}`,
      operation: 'create_command_from_commands',
      request: 'POST /devices/1/commands',
      promisedStatus: 401,
      aspects: ['status'],
      target: 'prism',
      got: { text: '201 Created' },
    },
  ],
};

const mutants = {
  schemaVersion: '2',
  thresholds: { high: 100, low: 90 },
  files: {
    [page]: {
      language: 'markdown',
      source: '',
      mutants: [
        {
          id: 'status-optional',
          mutatorName: 'fault',
          description: `Status is not demanded ${hostile}`,
          location: { start: { line: 47, column: 1 }, end: { line: 47, column: 16 } },
          status: 'Killed',
          killedBy: ['1'],
        },
      ],
    },
  },
  testFiles: { 'contract.json': { tests: [{ id: '1', name: without }] } },
};

let project: TestProject;

beforeAll(async () => {
  project = await createTestProject();
  for (const [name, run] of Object.entries({ verification, parity, mutants })) {
    await project.write(`${name}.json`, JSON.stringify(run));
  }
  const runs = ['--verify', 'verification.json', '--parity', 'parity.json', '--mutants', 'mutants.json'];
  const { code, out, err } = await project.run('report', '-o', 'out/report.html', ...runs);
  expect({ code, out, err }).toEqual({ code: 0, out: 'written out/report.html\n', err: '' });
});

afterAll(() => project[Symbol.asyncDispose]());

test('the mutants of this test are a report in the schema of mutation testing', () => {
  expect(findMutationReportErrors(mutants)).toEqual([]);
});

describe('facsimile report', () => {
  test('writes the same bytes for the same sources', async () => {
    await project.run('report', '-o', 'one.html');
    await project.run('report', '-o', 'two.html');
    expect(await project.read('one.html')).toBe(await project.read('two.html'));
  });

  test('says of a run that is missing how to make one', async () => {
    await project.run('report', '-o', 'bare.html');
    const text = await project.read('bare.html');
    expect(text).toContain('<code>facsimile verify --report json=FILE</code>');
    expect(text).toContain('<span class="value">no run</span> <span class="title">mutants killed</span>');
  });

  test('writes an index of a folder, the worst page first, and the pages beside it where a folder is named', async () => {
    await project.write('docs/api/good.md', testPage());
    await project.write('docs/api/bad.md', testPage({ requestBlock: '``` http\nPOST notes here\n```' }));
    expect((await project.run('report', 'docs', '-o', 'site')).out).toBe(
      'written site/index.html and 2 pages beside it\n',
    );
    const index = await project.read('site/index.html');
    expect([...index.matchAll(/<a href="(api[^"]*)">/g)].map(([, link]) => link)).toEqual([
      'api/bad.md.html',
      'api/good.md.html',
    ]);
    expect(await project.read('site/api/good.md.html')).toContain('<a href="../index.html">All pages</a>');
    await project.run('report', 'docs', '-o', 'alone.html');
    expect(await project.read('alone.html')).not.toContain('<a href="api');
  });

  test('takes an OpenAPI document, of which it shows the lines', async () => {
    await project.write(
      'api.json',
      JSON.stringify({ openapi: '3.1.0', info: { title: 'A', version: '1' }, paths: {} }),
    );
    expect(await project.run('report', '--document', 'api.json', '-o', 'api.html')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nothing to report'),
    });
    const responses = { 204: { description: 'Done.' } };
    const paths = { '/notes': { post: { operationId: 'createNote', responses } } };
    const document = { openapi: '3.1.0', info: { title: 'A', version: '1' }, paths };
    await project.write('api.json', JSON.stringify(document, null, 2));
    expect((await project.run('report', '--document', 'api.json', '-o', 'api.html')).code).toBe(0);
    expect(await project.read('api.html')).toContain('<li id="L9" class="carried">');
  });

  test('refuses a run that is none', async () => {
    await project.write('none.json', '[]');
    for (const [option, command] of [
      ['--verify', 'verify --report json=FILE'],
      ['--parity', 'parity --report json=FILE'],
      ['--mutants', 'npm run mutants -- --report FILE'],
    ] as const) {
      const { code, err } = await project.run('report', '-o', 'x.html', option, 'none.json');
      expect(code).toBe(1);
      expect(err).toContain(`none.json: is not what \`${command}\` writes`);
    }
  });
});

const found = findChromium();
if ('missing' in found && !env.CHROMIUM_REQUIRED) console.warn(`The report is not opened: ${found.missing}`);

describe.skipIf('missing' in found && !env.CHROMIUM_REQUIRED)('the report in Chromium', () => {
  let browser: Browser;

  beforeAll(async () => {
    if ('missing' in found) throw new Error(found.missing);
    browser = await chromium.launch({ executablePath: found.path, args: ['--disable-gpu'] });
  });

  afterAll(() => browser.close());

  const wide = { viewport: { width: 1280, height: 800 } };

  /** Opens a file of a project, with all that the browser complains of. */
  async function open(file: string, options: BrowserContextOptions = wide, { folder } = project) {
    const opened = await browser.newPage(options);
    const complaints: string[] = [];
    opened.on('console', (message) => complaints.push(message.text()));
    opened.on('pageerror', (error) => complaints.push(error.message));
    opened.on('dialog', (dialog) => {
      complaints.push(dialog.message());
      void dialog.dismiss();
    });
    const url = pathToFileURL(join(folder, file.replace(/#.*/, ''))).href;
    opened.on('request', (request) => {
      if (!request.url().startsWith(url)) complaints.push(request.url());
    });
    await opened.goto(url + (/#.*/.exec(file)?.[0] ?? ''));
    return { opened, complaints };
  }

  const focused = (opened: Page) => opened.evaluate(() => location.hash);
  const panel = (opened: Page) => opened.locator('.detail:visible');

  test('shows each line as it is, with what rests on the line in focus', async () => {
    const { opened, complaints } = await open('out/report.html#L47');
    const lines = await opened.locator('.lines > li > code').allTextContents();
    const text = readFileSync(join(project.folder, page), 'utf8');
    expect(lines.map((line) => line.trim())).toEqual(
      text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => line.trim()),
    );
    const detail = await panel(opened).textContent();
    expect(detail).toContain('names kept exactly as written');
    expect(detail).toContain('property Status of microsoft.graph.command-create');
    expect(detail).toContain('400 invalidRequest');
    expect(detail).toContain('expected 400, received 201');
    expect(detail).toContain('killed Status is not demanded');
    expect(await opened.locator('.bars .value').allTextContents()).toContain('1 of 1');
    await opened.goto(`${opened.url().replace(/#.*/, '')}#L29`);
    expect(await panel(opened).textContent()).toContain('no token');
    expect(complaints).toEqual([]);
  });

  test('is used by keys', async () => {
    const { opened } = await open('out/report.html');
    for (const [key, hash] of [
      ['j', '#L1'],
      ['j', '#L2'],
      ['f', '#L4'],
      ['k', '#L3'],
    ] as const) {
      await opened.keyboard.press(key);
      expect(await focused(opened)).toBe(hash);
    }
    await opened.keyboard.press('/');
    await opened.keyboard.type('PostBack');
    expect(await opened.locator('.lines > li:visible').count()).toBe(3);
    expect(await opened.locator('.tools output').textContent()).toBe('3 of 118 lines');
    await opened.keyboard.press('Enter');
    expect(await focused(opened)).toBe('#L54');
    await opened.keyboard.press('/');
    await opened.keyboard.press('Escape');
    expect(await opened.locator('.lines > li:visible').count()).toBe(118);
  });

  test('is read without its script', async () => {
    const { opened } = await open('out/report.html', { ...wide, javaScriptEnabled: false });
    expect(await opened.locator('.tools').isVisible()).toBe(false);
    await opened.getByRole('link', { name: 'Line 47, with a decision' }).click();
    expect(await panel(opened).textContent()).toContain('400 invalidRequest');
    await opened.locator('.bar-lines a').click();
    expect(await opened.locator('#missing-lines li').first().textContent()).toMatch(/^line \d/);
  });

  /** What axe-core objects to, with the elements. */
  async function objections(opened: Page) {
    await opened.evaluate(axe.source);
    const { violations } = await opened.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  }

  test('has nothing that axe-core objects to, with a line in focus', async () => {
    expect(await objections((await open('out/report.html#L47')).opened)).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('nor in any width, in %s', async (colorScheme) => {
    await project.write('small/api/page.md', testPage({ permissions: '|Permission type|Permissions|\n|:---|:---|\n' }));
    await project.run('report', 'small', '-o', 'small-site');
    for (const file of ['api/page.md.html#L6', 'index.html']) {
      for (const viewport of [wide.viewport, { width: 360, height: 780 }]) {
        const { opened } = await open(`small-site/${file}`, { viewport, colorScheme });
        expect(await objections(opened)).toEqual([]);
        expect(await opened.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      }
    }
  });

  test('shows a page full of markup and script as text', async () => {
    await using folder = await createEmptyProject();
    const changes = {
      frontMatter: `title: "${hostile.replaceAll('"', '')}"`,
      intro: hostile,
      body: `|Property|Type|Description|\n|:---|:---|:---|\n|text|String|${hostile}|\n|${hostile}|String||`,
      sampleRequest:
        testPage()
          .match(/<!-- \{"blockType": "request"[\s\S]*?```\n/)?.[0]
          .replace('Buy milk', '</script><script>alert(3)</script>') ?? '',
    };
    await folder.write('spec/pages/<script>alert(4)<|script>.md', testPage(changes));
    expect((await folder.run('report', '-o', 'report.html')).code).toBe(0);
    const { opened, complaints } = await open('report.html', wide, folder);
    const elements = (names: string) => opened.evaluate((names) => document.querySelectorAll(names).length, names);
    expect(await elements('script')).toBe(1);
    expect(await elements('img, iframe, object, [onerror]')).toBe(0);
    const lines = await opened.locator('.lines > li > code').allTextContents();
    expect(lines).toContain(hostile.replace('\u202e', '\\u202e'));
    expect(complaints).toEqual([]);
  });
});
