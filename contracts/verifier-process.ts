import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { VerifierJob, VerifierReply } from './verifier-job.ts';

/** Pact's verifier in a process of its own, which is started again where it was lost. */
export interface VerifierProcess {
  /** Replays a contract, given as its text. Never rejects because of the provider; one at a time. */
  run(pact: string, job: Omit<VerifierJob, 'pactFile'>): Promise<VerifierReply>;
  stop(): Promise<void>;
}

/** Milliseconds beyond the provider's own that Pact has for its start, for states and for its report. */
const allowance = 10_000;

interface Worker {
  readonly child: ChildProcess;
  /** A temporary one of its own, which the worker removes too when it ends first. */
  readonly folder: string;
}

/** Starts nothing yet: the process begins with the first contract. */
export function createVerifierProcess(): VerifierProcess {
  let worker: Worker | undefined;
  const stop = async () => {
    const ending = worker;
    worker = undefined;
    if (ending !== undefined) await endWorker(ending);
  };
  return {
    async run(pact, job) {
      worker ??= await startWorker(job.providerBaseUrl);
      const pactFile = join(worker.folder, 'pact.json');
      await writeFile(pactFile, pact);
      const reply = await ask(worker.child, { ...job, pactFile });
      // A process that broke off an exchange still waits for its end.
      if (!('report' in reply)) await stop();
      return reply;
    },
    stop,
  };
}

async function startWorker(providerBaseUrl: string): Promise<Worker> {
  // The ending follows this file's own, which is .js in a package.
  const path = import.meta.url.endsWith('.ts') ? './verifier-worker.ts' : './verifier-worker.js';
  const child = fork(fileURLToPath(new URL(path, import.meta.url)), {
    execArgv: [],
    env: workerEnvironment(process.env, providerBaseUrl),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // An error is followed by the exit, which is waited for.
  child.on('error', () => undefined);
  return { child, folder: await mkdtemp(join(tmpdir(), 'facsimile-verify-')) };
}

async function endWorker({ child, folder }: Worker): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
}

/** Pact reads filters, brokers and proxies from the environment: none of them may change what is verified. */
function workerEnvironment(environment: NodeJS.ProcessEnv, providerBaseUrl: string): NodeJS.ProcessEnv {
  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(providerBaseUrl).hostname);
  const dropped = isLoopback ? /^(PACT_.*|https?_proxy|all_proxy)$/i : /^PACT_/i;
  const kept = Object.entries(environment).filter(([name]) => !dropped.test(name));
  return { ...Object.fromEntries(kept), NO_PROXY: '127.0.0.1,localhost', PACT_DO_NOT_TRACK: 'true' };
}

function ask(child: ChildProcess, job: VerifierJob): Promise<VerifierReply> {
  const { promise, resolve } = Promise.withResolvers<VerifierReply>();
  const limit = setTimeout(
    () => resolve({ broken: `no result within ${job.timeout + allowance} ms` }),
    job.timeout + allowance,
  );
  const onExit = () => resolve({ broken: "Pact's verifier ended without a result" });
  const onMessage = (message: unknown) => resolve(message as VerifierReply);
  child.once('message', onMessage).once('exit', onExit).once('error', onExit);
  child.send(job);
  return promise.finally(() => {
    clearTimeout(limit);
    child.off('message', onMessage).off('exit', onExit).off('error', onExit);
  });
}
