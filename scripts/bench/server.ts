import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { EngineName } from '../../mocks/server/engines.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { readDocument } from '../project/artifacts.ts';
import { openProject, type Project } from '../project/project.ts';
import { type CommandProcess, startProcess } from '../testing/command-process.ts';
import { type DocumentedCall, documentedCall, median } from './documented-call.ts';

/** How much is measured. */
interface ServerLoad {
  readonly rounds: number;
  /** Seconds of one server's part of a round. */
  readonly seconds: number;
  readonly connections: number;
}

const usual: ServerLoad = { rounds: 7, seconds: 2, connections: 10 };

/** Shows that the benchmark works; its figures mean little. */
export const quickServerLoad: ServerLoad = { rounds: 1, seconds: 0.1, connections: 10 };

/** Prints how many requests a second the mock answers on loopback with each engine, against `prism mock -v silent`, in turns. */
export async function benchServer(context: CommandContext, load = usual): Promise<void> {
  const { folder, out } = context;
  const project = await openProject(context);
  const call = documentedCall(await readDocument(project));
  await using servers = new AsyncDisposableStack();
  const mock = await startMock(folder, 'prism', servers);
  const native = await startMock(folder, 'native', servers);
  const prism = await startPrism(project, servers);
  // The first requests find the code not yet optimised.
  for (const url of [mock, native, prism]) await measure(url, call, load);
  out(
    `${call.method} ${call.target} on ${load.connections} connections, responses a second, against prism mock -v silent\n`,
  );
  const ratios: number[] = [];
  const nativeRatios: number[] = [];
  for (let round = 1; round <= load.rounds; round++) {
    const ours = await measure(mock, call, load);
    const natives = await measure(native, call, load);
    const prisms = await measure(prism, call, load);
    ratios.push(ours / prisms);
    nativeRatios.push(natives / prisms);
    const rates = `${ours.toFixed(0)}, native ${natives.toFixed(0)}, Prism ${prisms.toFixed(0)}`;
    out(`round ${round}: ${rates}, ratios ${(ours / prisms).toFixed(2)} and ${(natives / prisms).toFixed(2)}\n`);
  }
  out(`median ratio ${median(ratios).toFixed(2)} (wanted: at least 1.00)\n`);
  out(`median ratio of the native engine ${median(nativeRatios).toFixed(2)} (wanted: at least 5.00)\n`);
}

async function startMock(folder: string, engine: EngineName, servers: AsyncDisposableStack): Promise<string> {
  const args = ['scripts/facsimile.ts', 'mock', '--engine', engine, '--port', '0', '--quiet'];
  const server = start(args, folder, servers);
  const [, url = ''] = await server.printed(/^The mock answers at (\S+) /m);
  return url;
}

async function startPrism({ folder, outputs }: Project, servers: AsyncDisposableStack): Promise<string> {
  const port = await freePort();
  const program = join(folder, 'node_modules/@stoplight/prism-cli/dist/index.js');
  const args = [program, 'mock', '-v', 'silent', '-h', '127.0.0.1', '-p', String(port), outputs.document ?? ''];
  const server = start(args, folder, servers);
  const url = `http://127.0.0.1:${port}`;
  let running = true;
  server.ended.then(() => {
    running = false;
  });
  // A silent Prism does not say when it is ready.
  while (running) {
    if (await fetch(url).catch(() => undefined)) return url;
    await setTimeout(50);
  }
  throw new CommandFailure('prism mock has ended', (await server.ended).err);
}

function start(args: readonly string[], cwd: string, servers: AsyncDisposableStack): CommandProcess {
  const server = servers.use(startProcess(execPath, args, { cwd }));
  // A signal gets no further than this process, and ends it without disposal.
  process.once('exit', () => server.signal('SIGKILL'));
  return server;
}

/** Responses a second; only good ones count. */
async function measure(url: string, call: DocumentedCall, { seconds, connections }: ServerLoad): Promise<number> {
  const { method, target, headers, body } = call;
  const request = { path: target, method: method as autocannon.Request['method'], headers, body };
  const result = await autocannon({ url, connections, duration: seconds, sampleInt: 100, requests: [request] });
  const wrong = result.non2xx + result.errors + result.timeouts;
  if (wrong === 0) return result['2xx'] / result.duration;
  throw new CommandFailure(`${url} did not answer ${wrong} of ${result.requests.total} requests with a success`);
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
