import { describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { createEmptyProject } from './testing/test-project.ts';

const commands = [
  'init',
  'generate',
  'check',
  'compile',
  'explain',
  'mock',
  'export',
  'pack',
  'verify',
  'compare',
  'coverage',
  'publish',
  'can-i-deploy',
  'record-deployment',
  'parity',
  'completion',
];

async function run(...args: readonly string[]) {
  await using project = await createEmptyProject();
  return project.run(...args);
}

describe('help', () => {
  test('names every command', async () => {
    const { code, out } = await run('--help');
    expect({ code, named: commands.filter((name) => out.includes(`\n  ${name} `)) }).toEqual({
      code: 0,
      named: commands,
    });
  });

  test.each(commands)('of %s shows an example', async (name) => {
    const { code, out, err } = await run(name, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`  $ facsimile ${name}`);
    expect(await run('help', name)).toEqual({ code, out, err });
  });

  test('groups the many options of verify', async () => {
    const { out } = await run('verify', '--help');
    expect(out.match(/^[A-Z][\w ,]*:$/gm)).toEqual([
      'Arguments:',
      'The provider, and what is sent to it:',
      'Interactions and results:',
      'Contracts of a Pact Broker:',
      'Options:',
      'Examples:',
    ]);
    const beforeBroker = out.slice(0, out.indexOf('Contracts of a Pact Broker:'));
    expect([beforeBroker.includes('--failed'), beforeBroker.includes('--branch')]).toEqual([true, false]);
  });

  test('is for all commands where none is named', async () => {
    const whole = await run('--help');
    expect([await run('help'), await run('-h')]).toEqual([whole, whole]);
  });

  test.each(['--version', '-V'])('%s prints the version alone', async (option) => {
    expect(await run(option)).toEqual({ code: 0, out: `${packageJson.version}\n`, err: '' });
  });
});

describe('wrong use is one line and exit code 2:', () => {
  test.each([
    [[], 'facsimile: name a command: `facsimile --help` lists them'],
    [['generat'], "facsimile: unknown command 'generat' (Did you mean generate?); see `facsimile --help`"],
    [
      ['generate', '--chek'],
      "facsimile: unknown option '--chek' (Did you mean --check?); see `facsimile generate --help`",
    ],
    [['help', 'verfy'], "facsimile: unknown command 'verfy' (Did you mean verify?); see `facsimile --help`"],
    [['verfy', '--help'], "facsimile: unknown command 'verfy' (Did you mean verify?); see `facsimile --help`"],
    [
      ['check', 'api.yaml'],
      "facsimile: the value 'api.yaml' is invalid for argument 'path'. It is no Markdown page. An OpenAPI document is given with --document to `generate`; see `facsimile check --help`",
    ],
    [['generate', 'page.md'], /^facsimile: too many arguments for 'generate'\. .*; see `facsimile generate --help`$/],
    [['compile'], "facsimile: missing required argument 'path'; see `facsimile compile --help`"],
    [
      ['compile', 'page.md', '-o', 'out.txt'],
      'facsimile: the output file `out.txt` ends in neither .yaml, .yml nor .json; see `facsimile compile --help`',
    ],
    [
      ['check', '--format', 'xml'],
      "facsimile: option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, sarif, github; see `facsimile check --help`",
    ],
    [
      ['check', '--max-warnings', '-1'],
      "facsimile: option '--max-warnings <number>' argument '-1' is invalid. A number of warnings is 0 or more; see `facsimile check --help`",
    ],
    [
      ['check', '--overlay', 'overlay.yaml'],
      'facsimile: --overlay goes with pages or folders; those of the project are in its configuration',
    ],
    [['compile', '.'], 'facsimile: name the folder for the documents of `.` with -o'],
    [['compile', '.', 'page.md', '-o', 'out'], 'facsimile: give one folder, or pages'],
    [
      ['compile', '.', '-o', 'out.json'],
      'facsimile: `.` is a folder and gives a document for each API version: name a folder with -o, and not `out.json`',
    ],
    [
      ['compile', '.', '-o', 'out', '--findings', 'out.xml'],
      'facsimile: the file of findings `out.xml` ends in neither .txt, .json nor .sarif',
    ],
    [
      ['compile', 'page.md', '--yaml'],
      'facsimile: --yaml goes with a folder; for pages the ending of the output says what is written',
    ],
    [
      ['compile', 'page.md', '--findings', 'findings.json'],
      'facsimile: --findings goes with a folder; `facsimile check` prints the findings of pages',
    ],
    [
      ['mock', '--port', '70000'],
      "facsimile: option '--port <number>' argument '70000' is invalid. A port is a number from 0 to 65535; see `facsimile mock --help`",
    ],
    [
      ['verify', '--provider-base-url', 'http://127.0.0.1:9', '--only', ''],
      "facsimile: option '--only <text>' argument '' is invalid. It is empty: is a variable of the shell not set?; see `facsimile verify --help`",
    ],
    [
      ['generate', '--document', ' '],
      "facsimile: option '--document <file>' argument ' ' is invalid. It is empty: is a variable of the shell not set?; see `facsimile generate --help`",
    ],
    [
      ['check', ''],
      "facsimile: the value '' is invalid for argument 'path'. It is empty: is a variable of the shell not set?; see `facsimile check --help`",
    ],
    [['verify'], "facsimile: required option '--provider-base-url <url>' not specified; see `facsimile verify --help`"],
    [
      ['verify', '--provider-base-url', 'localhost:80'],
      "facsimile: option '--provider-base-url <url>' argument 'localhost:80' is invalid. A provider is at an http or https URL; see `facsimile verify --help`",
    ],
  ])('%j', async (args, line) => {
    const { code, out, err } = await run(...args);
    expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 2 });
    if (typeof line === 'string') expect(err).toBe(`${line}\n`);
    else expect(err.trimEnd()).toMatch(line);
  });
});
