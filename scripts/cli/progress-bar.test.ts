import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { runCommandLine } from '../run-command-line.ts';
import { createEmptyProject, createTestProject } from '../testing/test-project.ts';
import { createContext } from './context.ts';
import { showStages, startProgressBar } from './progress-bar.ts';

const wiped = '\r\u001B[K';

test('the bar is drawn when a percent is full, and wiped off at the end', () => {
  const drawn: string[] = [];
  const bar = startProgressBar(400, (text) => drawn.push(text));
  for (let step = 0; step < 400; step++) bar.advance('prism');
  bar.end();
  expect(drawn).toHaveLength(102);
  expect(drawn[50]).toBe('\r[###############...............]  50 % prism\u001B[K');
  expect(drawn.at(-1)).toBe('\r\u001B[K');
});

test('the bar makes room for a line, and comes back with the next step', () => {
  const drawn: string[] = [];
  const bar = startProgressBar(400, (text) => drawn.push(text));
  bar.advance('a');
  bar.wipe();
  bar.advance('b');
  expect(drawn).toEqual([expect.stringMatching(/ 0 % a/), wiped, expect.stringMatching(/ 0 % b/)]);
});

test('a stage that fails is wiped off too', async () => {
  const drawn: string[] = [];
  const work = async (begin: (stage: string) => void) => {
    begin('reading');
    throw new Error('unreadable');
  };
  await expect(showStages((text) => drawn.push(text), work)).rejects.toThrow('unreadable');
  expect(drawn).toEqual(['\rreading ...\u001B[K', wiped]);
});

/** What a command writes to its error stream, where that is a terminal or is not. */
async function errorsOf(folder: string, terminal: boolean, ...args: readonly string[]) {
  const written: string[] = [];
  await runCommandLine(
    args,
    createContext(folder, {
      out: (text) => void written.push(`out: ${text}`),
      err: (text) => void written.push(text),
      terminal,
    }),
  );
  return written;
}

describe('generate', () => {
  test('shows on a terminal what it does, before it prints what it has done', async () => {
    await using project = await createTestProject();
    expect((await errorsOf(project.folder, true, 'generate')).slice(0, 5)).toEqual([
      '\rreading sources ...\u001B[K',
      '\rmaking code and contracts ...\u001B[K',
      '\rwriting files ...\u001B[K',
      wiped,
      expect.stringMatching(/^out: 4 operations; /),
    ]);
    expect((await errorsOf(project.folder, false, 'generate', '--check')).join('')).not.toContain('\r');
  });
});

describe('verify', () => {
  test('shows on a terminal how far it is, below its results', async () => {
    await using project = await createEmptyProject();
    const interaction = { description: 'a', request: { method: 'GET', path: '/' }, response: { status: 200 } };
    const interactions = [interaction, { ...interaction, description: 'b' }];
    await project.write('web.json', JSON.stringify({ interactions }));
    const server = createServer((_, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const run = (terminal: boolean) =>
      errorsOf(project.folder, terminal, 'verify', 'web.json', '--provider-base-url', url);
    expect(await run(true)).toEqual([
      wiped,
      'out: passed  a\n',
      expect.stringMatching(/^\r\[#{15}\.{15}\] {2}50 % verified/),
      wiped,
      'out: passed  b\n',
      expect.stringMatching(/^\r\[#{30}\] 100 % verified/),
      wiped,
      'out: ',
      expect.stringMatching(/^out: 2 promises: 2 passed, /),
    ]);
    expect((await run(false)).join('')).not.toContain('\r');
    server.close();
  });
});
