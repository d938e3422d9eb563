import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { findHidden, hostileText } from '../spec/standards/hidden-characters.fixture.ts';
import { notePage } from './testing/note-pages.fixture.ts';
import { type CommandResult, createEmptyProject, type TestProject } from './testing/test-project.ts';

/** As a file holds it, where half of a surrogate pair has no bytes, and a page with NUL is none. */
const written = hostileText.toWellFormed().replace('\0', '').replace('\r', '');

const page = notePage()
  .replace('Namespace: microsoft.graph', `Description ${written}`)
  .replace('# Get note', `# Get note ${written}`)
  .replace('GET /notes/{note-id}', `GET /notes/{note-id}${written}`)
  .replace('## Response', `## Request headers\n\n|Name|Type|\n|:-|:-|\n|a${written}|${written}|\n\n## Response`)
  .replace('"Buy milk"', `"${written.replaceAll('\\', '/')}`);

const pact = {
  consumer: { name: hostileText },
  provider: { name: hostileText },
  interactions: [
    {
      type: 'Synchronous/HTTP',
      description: `a ${hostileText}\n::error::injected`,
      providerStates: [{ name: hostileText }],
      request: { method: 'GET', path: '/notes/1', headers: { 'X-A': ['b\x9b2J'] } },
      response: { status: 200, body: { content: { [hostileText]: hostileText }, contentType: 'application/json' } },
    },
  ],
  metadata: { pactSpecification: { version: '4.0' } },
};

afterEach(() => {
  vi.unstubAllEnvs();
});

async function createProject(): Promise<TestProject> {
  const project = await createEmptyProject();
  await project.write('get.md', page);
  await project.write('pact.json', JSON.stringify(pact).replaceAll('\\ud800', ''));
  return project;
}

async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.dispose]: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What a command printed, where it shows what the hostile text holds and no hidden character of it. */
function printedBy({ out, err }: CommandResult): string {
  expect(findHidden(out + err)).toEqual([]);
  expect(out + err).toMatch(/\\(x1b|u001b|e|x9b|u009b)\]8;;/);
  return out + err;
}

describe('a hostile page', () => {
  test.each(['text', 'json', 'github', 'sarif'])('is checked, with its findings as %s', async (format) => {
    await using project = await createProject();
    printedBy(await project.run('check', 'get.md', '--format', format));
  });

  test('is compiled to the terminal and to files with the same data', async () => {
    await using project = await createProject();
    // JSON and front matter have no place for the oldest controls.
    const text = 'x\x9b]8;;\u202ey\u2066\u200b\ufeff\u{e0041}';
    await project.write('get.md', notePage().replaceAll('Get note', `Get ${text}`).replace('milk', text));
    const result = await project.run('compile', 'get.md');
    printedBy(result);
    await project.run('compile', 'get.md', '-o', 'out.json');
    await project.run('compile', 'get.md', '-o', 'out.yaml');
    expect(parse(result.out)).toEqual(JSON.parse(await project.read('out.json')));
    expect(result.out).toBe(await project.read('out.yaml'));
  });

  test.each(['har', 'hurl'])('is exported as %s, to the terminal and to a file with the same text', async (format) => {
    await using project = await createProject();
    const text = 'x\x9b]8;;\u202ey\u2066\u200b\ufeff\u{e0041}';
    await project.write('get.md', notePage().replaceAll('Get note', `Get ${text}`).replace('milk', text));
    const result = await project.run('export', format, 'get.md');
    printedBy(result);
    await project.run('export', format, 'get.md', '-o', 'out.txt');
    expect(result.out).toBe(await project.read('out.txt'));
  });

  test('is not a page, and its name is printed', async () => {
    await using project = await createProject();
    printedBy(await project.run('compile', `${written}.md`));
    printedBy(await project.run('explain', hostileText));
    printedBy(await project.run(hostileText));
  });
});

describe('a hostile contract', () => {
  test('is planned', async () => {
    await using project = await createProject();
    const plan = await project.run('verify', 'pact.json', '--dry-run', '--provider-base-url', 'http://127.0.0.1:1');
    expect(printedBy(plan)).not.toMatch(/^::error/m);
  });

  test('is rejected where the value of a header holds a line break', async () => {
    await using project = await createProject();
    const injected = JSON.stringify(pact).replace('b\x9b2J', 'b\\r\\nX-Injected: 1').replaceAll('\\ud800', '');
    await project.write('pact.json', injected);
    const plan = await project.run('verify', 'pact.json', '--dry-run', '--provider-base-url', 'http://127.0.0.1:1');
    expect(plan.err).toContain("headers['X-A'] is a list, not the value of a header without line breaks and NUL");
    expect(plan.out).not.toMatch(/^X-Injected/m);
  });

  test('is compared, and covers nothing', async () => {
    await using project = await createProject();
    await project.write('openapi.yaml', readFileSync('spec/openapi.yaml', 'utf8'));
    printedBy(await project.run('compare', 'pact.json', '--document', 'openapi.yaml'));
    printedBy(await project.run('coverage', 'pact.json', '--document', 'openapi.yaml'));
    printedBy(await project.run('coverage', 'pact.json', '--document', 'openapi.yaml', '--json'));
  });

  test('is verified against a hostile provider, with each report', async () => {
    await using project = await createProject();
    using provider = await serve((_, response) => {
      response.writeHead(500, `Bad \x9b2J`, { 'X-B': '\x9b2J', 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ [hostileText]: `${hostileText}.` }).replaceAll('\\u001b', '\x1b'));
    });
    // What Pact can read, and so is sent.
    const sent = {
      type: 'Synchronous/HTTP',
      description: `a ${written}`,
      request: { method: 'GET', path: '/notes/1' },
      response: { status: 200, body: { content: { [written]: written }, contentType: 'application/json' } },
    };
    const readable = { consumer: { name: written }, provider: { name: written }, interactions: [sent] };
    await project.write('sent.json', JSON.stringify({ ...pact, ...readable }).replaceAll('\\ud800', ''));
    const kinds = ['junit', 'sarif', 'html', 'json'];
    const reports = kinds.flatMap((kind) => ['--report', `${kind}=report.${kind}`]);
    const result = await project.run(
      'verify',
      'pact.json',
      'sent.json',
      '--provider-base-url',
      provider.url,
      ...reports,
    );
    expect(printedBy(result)).not.toMatch(/^\s*::error/m);
    for (const kind of kinds) expect(findHidden(await project.read(`report.${kind}`))).toEqual([]);
    expect(await project.read('report.html')).toContain('HTTP 500');
  });
});

test('what a hostile broker says is printed', async () => {
  await using project = await createProject();
  vi.stubEnv('PACT_BROKER_TOKEN', 'broker-token');
  using broker = await serve((request, response) => {
    response.setHeader('Content-Type', 'application/hal+json');
    const links = { 'pb:publish-contracts': { href: '/publish' } };
    const notices = [{ text: `${hostileText}\n::error::injected` }];
    response.end(JSON.stringify(request.method === 'GET' ? { _links: links } : { notices }));
  });
  using refusing = await serve((_, response) => response.writeHead(500).end(`${hostileText}\n::error::injected`));
  for (const { url } of [broker, refusing]) {
    const result = await project.run('publish', 'pact.json', '--broker-url', url, '--app-version', '1');
    expect(printedBy(result)).not.toMatch(/^::error/m);
  }
});
