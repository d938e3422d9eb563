import { describe, expect, test } from 'vitest';
import { createContext } from '../cli/context.ts';
import { runCommandLine } from '../run-command-line.ts';
import { notePage, noteTypePage } from '../testing/note-pages.fixture.ts';
import { findSarifErrors } from '../testing/sarif-schema.fixture.ts';
import { createEmptyProject, createTestProject, type TestProject } from '../testing/test-project.ts';

const accept = '<!-- facsimile: accept errors-not-documented: the error reference is a page of its own -->';
const errorLine = 'GET ** Entity URI for note not found';

async function createNotes(added = '') {
  const project = await createEmptyProject();
  await project.write('docs/v1.0/api/note-get.md', notePage({ added }));
  await project.write('docs/v1.0/api/broken.md', notePage({ line: errorLine }));
  await project.write('docs/v1.0/resources/note.md', noteTypePage);
  return project;
}

describe('what is checked', () => {
  test("the project's own pages and overlays, where nothing is named", async () => {
    await using project = await createTestProject();
    const { code, out, err } = await project.run('check');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^spec\/pages\/add-commands\.md:4:9: info\[front-matter-value-empty\]: /);
    expect(out).toMatch(/\n0 errors; 5 warnings: [a-z0-9, -]+; 9 infos: link-target-missing 4, [a-z0-9, -]+\n$/);
  });

  test('a page, with the pages next to it that it links to', async () => {
    await using project = await createNotes();
    const { code, out, err } = await project.run('check', 'docs/v1.0/api/note-get.md');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^docs\/v1\.0\/api\/note-get\.md:15:4: info\[errors-not-documented\]: /);
    expect(out).toMatch(/\n0 errors; 0 warnings; 1 info: errors-not-documented 1\n$/);
  });

  test('a folder of pages, each named as a terminal can open it, sorted', async () => {
    await using project = await createNotes();
    const { code, out, err } = await project.run('check', 'docs/');
    expect({ code, err }).toEqual({
      code: 1,
      err: 'facsimile: 1 error: request-line-error-text 1; 0 warnings; 1 info: errors-not-documented 1\n',
    });
    expect([...out.matchAll(/^\S+:\d+:\d+: \w+\[[\w-]+\]/gm)].map(String)).toEqual([
      'docs/v1.0/api/broken.md:13:1: error[request-line-error-text]',
      'docs/v1.0/api/note-get.md:15:4: info[errors-not-documented]',
    ]);
  });

  test('pages and folders together', async () => {
    await using project = await createNotes();
    await project.write('other.md', '# Other');
    const { out } = await project.run('check', 'other.md', 'docs', '--format', 'json');
    expect(JSON.parse(out).map((finding: { page: string }) => finding.page)).toEqual([
      'docs/v1.0/api/broken.md',
      'docs/v1.0/api/note-get.md',
      'other.md',
    ]);
  });
});

describe('too many warnings', () => {
  test.each([
    [['--max-warnings', '5'], 0],
    [['--max-warnings', '4'], 1],
    [[], 0],
  ])('%j of five: exit code %i', async (options, expected) => {
    await using project = await createTestProject();
    const { code, err } = await project.run('check', 'spec/pages/add-commands.md', ...options);
    expect(code).toBe(expected);
    expect(err).toMatch(expected === 0 ? /^$/ : /^facsimile: more warnings than 4: 0 errors; 5 warnings: .*\n$/);
  });
});

describe('an accepted finding', () => {
  test('is counted apart and not shown', async () => {
    await using project = await createNotes(accept);
    expect(await project.run('check', 'docs/v1.0/api/note-get.md')).toEqual({
      code: 0,
      out: '0 errors; 0 warnings; 0 infos; 1 accepted\n',
      err: '',
    });
  });

  test('is shown with its reason where it is requested', async () => {
    await using project = await createNotes(accept);
    const { out } = await project.run('check', 'docs/v1.0/api/note-get.md', '--accepted');
    expect(out).toMatch(/^docs\/v1\.0\/api\/note-get\.md:15:4: info\[errors-not-documented\]: /);
    expect(out).toContain('\n   = accepted: the error reference is a page of its own\n');
  });

  test('can be an error, and is then no failure', async () => {
    await using project = await createNotes();
    const reason = 'the service has no address for it';
    await project.write('accept.yaml', `x-accept:\n  - { code: request-line-error-text, reason: ${reason} }\n`);
    const { code, out } = await project.run('check', 'docs', '--overlay', 'accept.yaml', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)[0]).toMatchObject({
      code: 'request-line-error-text',
      page: 'docs/v1.0/api/broken.md',
      accepted: { reason, page: 'accept.yaml', start: { line: 2, column: 5 } },
    });
  });

  test("can be accepted by the project's overlays, and generate then goes on", async () => {
    await using project = await createTestProject();
    const broken = (await project.read('spec/pages/add-commands.md')).replace(
      '"Status": "Status value",',
      '"Status": {{{]]',
    );
    await project.write('spec/pages/add-commands.md', broken);
    const overlay = 'overlay: 1.0.0\ninfo: { title: Accepted, version: 1.0.0 }\nactions: []\n';
    const lines = '- { code: sample-not-json, page: spec/pages/add-commands.md, reason: the sample is a draft }';
    expect((await project.run('generate')).code).toBe(1);
    await project.write('spec/overlays/accepted.yaml', `${overlay}x-accept:\n  ${lines}\n`);
    expect(await project.run('check', '--format', 'github', '--accepted')).toMatchObject({
      code: 0,
      out: expect.stringContaining('title=sample-not-json::'),
    });
    expect(await project.run('generate')).toMatchObject({ code: 0, out: expect.stringMatching(/, 1 accepted \(/) });
  });
});

describe('more than twenty findings', () => {
  const links = (count: number) => Array.from({ length: count }, (_, at) => `[link](page-${at}.md)`).join(' ');

  async function check(count: number, isShown: boolean, ...args: readonly string[]) {
    await using project = await createEmptyProject();
    await project.write('note-get.md', notePage({ added: `${accept}\n${links(count)}` }));
    let printed = '';
    const out = (text: string) => {
      printed += text;
    };
    await runCommandLine(['check', 'note-get.md', ...args], createContext(project.folder, { out, err: out, isShown }));
    return { heads: printed.match(/^(?:\S+:\d+:\d+: )?\w+\[[\w-]+\]/gm)?.length, printed };
  }

  test('are shown by code on a terminal, each with an example', async () => {
    const { heads, printed } = await check(20, true);
    expect(printed).toMatch(/^info\[link-target-missing\] 21 times on one page, such as\nnote-get\.md:\d+:\d+: info/);
    expect(printed).toContain('\n21 findings by their codes; --format text prints all of them\n');
    expect(heads).toBe(2);
  });

  test.each([
    ['as text, where that is chosen', 21, 20, true, ['--format', 'text']],
    ['one by one to a file or a program', 21, 20, false, []],
    ['one by one where there are no more than twenty', 20, 19, true, []],
  ])('are listed %s', async (_, expected, count, isShown, args) => {
    expect((await check(count, isShown, ...args)).heads).toBe(expected);
  });
});

describe('a baseline', () => {
  const page = 'docs/v1.0/api/note-get.md';

  async function addBeta({ write }: TestProject, added = '') {
    await write('docs/beta/api/note-get.md', notePage({ version: 'beta', added }));
    await write('docs/beta/resources/note.md', noteTypePage);
  }

  test('is written with all findings, the accepted ones apart', async () => {
    await using project = await createNotes();
    await addBeta(project, accept);
    expect(await project.run('check', 'docs', '--baseline', 'baseline.json', '--update-baseline')).toEqual({
      code: 0,
      out: '0 errors; 0 warnings; 0 infos; 1 accepted; 2 in the baseline\n',
      err: '',
    });
    const { fingerprints } = JSON.parse(await project.read('baseline.json'));
    const { out } = await project.run('check', 'docs', '--format', 'json');
    const found: readonly { fingerprint: string; accepted?: object }[] = JSON.parse(out);
    expect(fingerprints).toEqual(
      found.flatMap(({ accepted, fingerprint }) => (accepted === undefined ? [fingerprint] : [])).toSorted(),
    );
  });

  test('lets what it has pass, errors too, after edits elsewhere on the page', async () => {
    await using project = await createNotes();
    await project.run('check', 'docs', '--baseline', 'baseline.json', '--update-baseline');
    const text = await project.read(page);
    await project.write(page, text.replace('## HTTP request', 'More is said.\n\n## HTTP request'));
    expect(await project.run('check', 'docs', '--baseline', 'baseline.json')).toEqual({
      code: 0,
      out: '0 errors; 0 warnings; 0 infos; 2 in the baseline\n',
      err: '',
    });
  });

  test('lets nothing new pass, and shows it alone', async () => {
    await using project = await createNotes();
    await project.run('check', 'docs', '--baseline', 'baseline.json', '--update-baseline');
    await addBeta(project);
    const { code, out, err } = await project.run('check', 'docs', '--baseline', 'baseline.json');
    expect([...out.matchAll(/^\S+:\d+:\d+: \w+\[[\w-]+\]/gm)].map(String)).toEqual([
      'docs/beta/api/note-get.md:15:4: info[errors-not-documented]',
    ]);
    expect({ code, err }).toEqual({
      code: 1,
      err: 'facsimile: not in baseline.json: 0 errors; 0 warnings; 1 info: errors-not-documented 1; 2 in the baseline\n',
    });
  });

  test('is to be written again where findings are gone', async () => {
    await using project = await createNotes();
    await project.run('check', 'docs', '--baseline', 'baseline.json', '--update-baseline');
    await project.write('docs/v1.0/api/broken.md', noteTypePage);
    const { code, err } = await project.run('check', 'docs', '--baseline', 'baseline.json');
    expect({ code, err }).toEqual({
      code: 0,
      err: '1 finding of baseline.json not found any more: write it again with --update-baseline\n',
    });
  });

  test('says in SARIF and JSON of each finding whether it is new', async () => {
    await using project = await createNotes();
    await project.run('check', page, '--baseline', 'baseline.json', '--update-baseline');
    const run = (format: string) => project.run('check', 'docs', '--baseline', 'baseline.json', '--format', format);
    const log = JSON.parse((await run('sarif')).out);
    expect(findSarifErrors(log)).toEqual([]);
    expect(log.runs[0].results[1].partialFingerprints['facsimile/v1']).toMatch(/^[\da-f]{16}$/);
    expect(log.runs[0].results.map((result: { baselineState: string }) => result.baselineState)).toEqual([
      'new',
      'unchanged',
    ]);
    expect(JSON.parse((await run('json')).out)).toMatchObject([{ baseline: 'new' }, { baseline: 'known' }]);
    expect((await run('github')).out).toMatch(/^::error .*\n$/);
  });

  test.each([
    [['--baseline', 'none.json'], 1, /none\.json: cannot be read: no such file or directory/],
    [['--baseline', 'package.json'], 1, /package\.json: is no baseline: /],
    [['--update-baseline'], 2, /--update-baseline needs the file that it writes: --baseline FILE\n$/],
    [['--baseline', 'a.json', '--max-warnings', '3'], 2, /--max-warnings goes without --baseline/],
  ])('is refused as %j', async (args, expected, message) => {
    await using project = await createNotes();
    await project.write('package.json', '{}');
    const { code, err } = await project.run('check', page, ...args);
    expect(code).toBe(expected);
    expect(err).toMatch(message);
  });
});

describe('the formats for programs', () => {
  test('are alone on standard output, with the total on the error stream', async () => {
    await using project = await createNotes(accept);
    const { out, err } = await project.run('check', 'docs/v1.0/api/note-get.md', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject([{ code: 'errors-not-documented', accepted: { start: { line: 8 } } }]);
    expect(err).toBe('0 errors; 0 warnings; 0 infos; 1 accepted\n');
  });

  test('SARIF validates against its schema and has the page of each code', async () => {
    await using project = await createNotes(accept);
    const { out } = await project.run('check', 'docs', 'docs/v1.0/resources/note.md', '--format', 'sarif');
    const log = JSON.parse(out);
    expect(findSarifErrors(log)).toEqual([]);
    expect(log.runs[0].tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
      'errors-not-documented',
      'request-line-error-text',
      'request-section-missing',
    ]);
    expect(log.runs[0].tool.driver.rules[1].help.markdown).toMatch(/^# request-line-error-text\n/);
  });

  test('GitHub shows each finding at its line', async () => {
    await using project = await createNotes(accept);
    const { out } = await project.run('check', 'docs', '--format', 'github');
    expect(out).toMatch(
      /^::error file=docs\/v1\.0\/api\/broken\.md,line=13,col=1,endColumn=37,title=request-line-error-text::.*\n$/,
    );
  });
});
