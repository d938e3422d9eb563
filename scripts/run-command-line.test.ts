import { describe, expect, test } from 'vitest';
import { createEmptyProject } from './test-project.ts';

const commands = ['generate', 'check', 'compile', 'explain', 'mock', 'verify', 'compare', 'publish'];

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
  });
});

describe('wrong use is one line and exit code 2:', () => {
  test.each([
    [[], 'facsimile: name a command: `facsimile --help` lists them'],
    [['generat'], "facsimile: unknown command 'generat' (Did you mean generate?); see `facsimile --help`"],
    [['generate', '--chek'], "facsimile: unknown option '--chek' (Did you mean --check?); see `facsimile --help`"],
    [['generate', 'page.md'], /^facsimile: too many arguments for 'generate'\. .*; see `facsimile --help`$/],
    [['compile'], "facsimile: missing required argument 'page'; see `facsimile --help`"],
    [
      ['compile', 'page.md', '-o', 'out.txt'],
      'facsimile: the output file `out.txt` ends in neither .yaml, .yml nor .json; see `facsimile compile --help`',
    ],
    [
      ['mock', '--port', '70000'],
      "facsimile: option '--port <number>' argument '70000' is invalid. A port is a number from 0 to 65535.; see `facsimile --help`",
    ],
    [['verify'], "facsimile: required option '--provider-base-url <url>' not specified; see `facsimile --help`"],
    [
      ['verify', '--provider-base-url', 'localhost:80'],
      "facsimile: option '--provider-base-url <url>' argument 'localhost:80' is invalid. A provider is at an http or https URL.; see `facsimile --help`",
    ],
  ])('%j', async (args, line) => {
    const { code, out, err } = await run(...args);
    expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 2 });
    if (typeof line === 'string') expect(err).toBe(`${line}\n`);
    else expect(err.trimEnd()).toMatch(line);
  });
});
