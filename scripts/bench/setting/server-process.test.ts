import { describe, expect, onTestFinished, test } from 'vitest';
import { libraryDocument } from '../../../mocks/build/library-document.fixture.ts';
import { documentedCall } from './documented-call.ts';
import { sendLoad } from './send-load.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const call = documentedCall({ path: 'library.yaml', document: libraryDocument });

/** Starts a server of a program, which knows its port as the variable `port`. */
async function start(program: (port: string) => string): Promise<ServerProcess> {
  const resources = new AsyncDisposableStack();
  onTestFinished(() => resources.disposeAsync());
  const args = (port: number) => ['--eval', program(String(port))];
  return startServer({ args, cwd: import.meta.dirname, call }, resources);
}

const answering = (status: number) => (port: string) =>
  `require('node:http').createServer((_, response) => response.writeHead(${status}).end('x')).listen(${port}, '127.0.0.1')`;

describe('a server', () => {
  test('has started when it has answered as documented, and says how long that took', async () => {
    const { url, startUp, memory } = await start(answering(200));
    expect((await fetch(url)).status).toBe(200);
    expect(startUp).toBeGreaterThan(0);
    if (process.platform === 'linux') expect(await memory()).toBeGreaterThan(1);
  });

  test('that answers otherwise is not measured', async () => {
    await expect(start(answering(418))).rejects.toThrow('answers 418: x');
  });

  test('that ends is not measured, and what it said is named', async () => {
    await expect(start(() => "throw new Error('no such document')")).rejects.toThrow(/has ended: .*no such document/s);
  });
});

describe('a load', () => {
  const load = { connections: 2, seconds: 0.5 };

  test('gives the rate of responses and their times', async () => {
    const { url } = await start(answering(200));
    const { rate, median, late } = await sendLoad(url, call, load);
    expect(rate).toBeGreaterThan(0);
    expect(late).toBeGreaterThanOrEqual(median);
  });

  test('that is not answered with successes is a failure', async () => {
    const failing = (port: string) => `let asked = 0; ${answering(200)(port).replace('200', 'asked++ ? 500 : 200')}`;
    const { url } = await start(failing);
    await expect(sendLoad(url, call, load)).rejects.toThrow(/^did not answer \d+ of \d+ requests with a success$/);
  });
});
