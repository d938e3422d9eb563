import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startProcess } from '../testing/command-process.ts';
import { createEmptyProject, type TestProject } from '../testing/test-project.ts';
import { shells } from './completion.ts';

const hasBash = existsSync('/bin/bash');

/** What bash offers for the last of some words, as it would after a press of the tab key. */
async function complete(project: TestProject, ...words: readonly string[]): Promise<readonly string[]> {
  const { out: script } = await project.run('completion', 'bash');
  await project.write('completion.bash', script);
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const line =
    `source completion.bash; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _facsimile; ` +
    `printf "%s\\n" "\${COMPREPLY[@]}"`;
  const bash = startProcess('/bin/bash', ['--norc', '-c', line], { cwd: project.folder });
  const { code, out, err } = await bash.ended;
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out.split('\n').filter((word) => word !== '');
}

describe.runIf(hasBash)('bash completes', () => {
  test.each([
    ['commands', ['facsimile', 'c'], ['check', 'compile', 'compare', 'coverage', 'can-i-deploy', 'completion']],
    ['options before a command', ['facsimile', '--v'], ['--version']],
    ['options of a command', ['facsimile', 'generate', '--ch'], ['--check']],
    ['options with a short form', ['facsimile', 'compile', '-o'], ['-o']],
    ['values of an option', ['facsimile', 'check', '--format', 's'], ['sarif']],
    ['arguments from a list', ['facsimile', 'completion', ''], ['bash', 'zsh', 'fish']],
    ['nothing for free text', ['facsimile', 'verify', '--only', ''], []],
    ['nothing after an unknown command', ['facsimile', 'nonsense', ''], []],
  ])('%s', async (_name, words, expected) => {
    await using project = await createEmptyProject();
    expect((await complete(project, ...words)).toSorted()).toEqual([...expected].toSorted());
  });

  test('files, with spaces and letters of any language in their names', async () => {
    await using project = await createEmptyProject();
    await project.write('my pages/Übersicht 1.md', '');
    await project.write('my pages/日本.md', '');
    const offered = await complete(project, 'facsimile', 'check', 'my pages/');
    expect(offered.toSorted()).toEqual(['my pages/Übersicht 1.md', 'my pages/日本.md']);
    expect(await complete(project, 'facsimile', 'mock', '--config', 'my')).toEqual(['my pages']);
  });
});

test.each(shells)('the script for %s names every command and every option of each', async (shell) => {
  await using project = await createEmptyProject();
  const script = (await project.run('completion', shell)).out;
  const { out } = await project.run('--help');
  const commands = [...out.matchAll(/^ {2}([a-z][\w-]*) .*(?:\[options\]|<)/gm)].map(([, name = '']) => name);
  expect(commands).toContain('verify');
  for (const command of commands) {
    const help = (await project.run(command, '--help')).out;
    const options = [...help.matchAll(/^ {2}(?:-\w, )?--([a-z][\w-]*)/gm)].map(([, name = '']) => name);
    for (const word of [command, ...options]) expect(script).toContain(word);
  }
});

test('a shell without a script is wrong use', async () => {
  await using project = await createEmptyProject();
  expect(await project.run('completion', 'cmd')).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('Allowed choices are bash, zsh, fish'),
  });
});
