import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { execPath } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import type { DocumentedCall } from './documented-call.ts';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** Milliseconds from its start to its first response. */
  readonly startUp: number;
  /** The memory that it holds now, in MiB; NaN where the system does not say. */
  readonly memory: () => Promise<number>;
}

export interface ServerToStart {
  /** The arguments of Node for a port of 127.0.0.1. */
  readonly args: (port: number) => readonly string[];
  readonly cwd: string;
  /** What it has to answer before it counts as started. */
  readonly call: DocumentedCall;
  /** In front of the path of the call. */
  readonly base?: string;
}

/** How long a server may take to start, in milliseconds. */
const patience = 180_000;

/**
 * Starts a server, which is ended with the resources. What it prints is thrown away.
 * @throws Error where it ends, answers otherwise than documented, or never
 */
export async function startServer(server: ServerToStart, resources: AsyncDisposableStack): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}${server.base ?? ''}`;
  const started = performance.now();
  const child = spawn(execPath, server.args(port), { cwd: server.cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  const kill = () => child.kill('SIGKILL');
  const ended = once(child, 'close').then(() => process.off('exit', kill));
  // A signal gets no further than this process, and ends it without disposal.
  process.once('exit', kill);
  resources.defer(async () => {
    kill();
    await ended;
  });
  while (performance.now() - started < patience) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`has ended: ${said.trim()}`);
    const response = await ask(url, server.call);
    if (response !== undefined) {
      if (response.status !== server.call.response.status) throw new Error(`answers ${await describe(response)}`);
      await response.text();
      const startUp = performance.now() - started;
      return { url, startUp, memory: () => readMemory(child.pid ?? 0) };
    }
    await setTimeout(10);
  }
  throw new Error(`has not started in ${patience / 1000} s`);
}

/** Makes a call; undefined where nobody answers. */
export async function ask(url: string, { method, target, headers, body }: DocumentedCall) {
  return fetch(`${url}${target}`, { method, headers, body: body ?? null }).catch(() => undefined);
}

async function describe(response: Response): Promise<string> {
  return `${response.status}: ${(await response.text()).slice(0, 200)}`;
}

async function readMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
  return Number(kibibytes ?? Number.NaN) / 1024;
}

/** A port of 127.0.0.1 that was free a moment ago, for programs that cannot take one by themselves. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await server[Symbol.asyncDispose]();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
