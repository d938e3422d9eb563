import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import type { ProviderVisit } from '../http/types.ts';
import { openProviderProxy, type ProviderProxy } from './pact-proxy.ts';

/** Pact's verifier in a process of its own, for any number of providers; it is started again where it was lost. */
export interface VerifierProcess {
  /** Replays a contract of one interaction, given as its text. Never rejects because of the provider; several may run at once. */
  run(pact: string, visit: ProviderVisit, timeout: number): Promise<VerifierReply>;
  stop(): Promise<void>;
}

/** Milliseconds beyond those of the provider that Pact has for its start and for its report. */
const allowance = 10_000;

interface Worker {
  readonly child: ChildProcess;
  /** A temporary one of its own, which the worker removes too when it ends first. */
  readonly folder: string;
  readonly proxy: ProviderProxy;
}

/** Starts nothing yet: the process begins with the first contract. */
export function createVerifierProcess(): VerifierProcess {
  let worker: Promise<Worker> | undefined;
  let count = 0;
  let stops = 0;
  const end = async () => {
    const ending = worker;
    worker = undefined;
    if (ending !== undefined) await endWorker(await ending);
  };
  const attempt = async (...task: Parameters<VerifierProcess['run']>): Promise<Attempt> => {
    count += 1;
    const id = count;
    worker ??= startWorker();
    const used = worker;
    const [pact, visit, timeout] = task;
    const reply = await ask(await used, id, { pact, visit, timeout });
    // A process that hangs would block the next contract.
    if ('lost' in reply && worker === used) await end();
    return reply;
  };
  return {
    async run(...task) {
      const stopsBefore = stops;
      const first = await attempt(...task);
      // Several share the process: what ended it need not have been this one.
      const again = 'lost' in first && first.ended && stops === stopsBefore;
      const reply = again ? await attempt(...task) : first;
      return 'lost' in reply ? { broken: reply.lost } : reply;
    },
    stop: () => {
      stops += 1;
      return end();
    },
  };
}

async function startWorker(): Promise<Worker> {
  // The ending follows this file's own, which is .js in a package.
  const path = import.meta.url.endsWith('.ts') ? './pact-worker.ts' : './pact-worker.js';
  const [proxy, folder] = await Promise.all([openProviderProxy(), mkdtemp(join(tmpdir(), 'facsimile-verify-'))]);
  const child = fork(fileURLToPath(new URL(path, import.meta.url)), {
    execArgv: [],
    env: { ...workerEnvironment(process.env), ...(await trustLittle(folder)) },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Each contract in flight listens for its end. An error is followed by the exit, which is waited for.
  child.setMaxListeners(0).on('error', () => undefined);
  return { child, folder, proxy };
}

async function endWorker({ child, folder, proxy }: Worker): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  await Promise.all([proxy.close(), rm(folder, { recursive: true, force: true })]);
}

/**
 * Pact reads all certificates of the machine for each interaction, which takes it longer than all else. It only
 * talks to the proxy, without TLS, so one certificate is enough; with none it does not start.
 */
async function trustLittle(folder: string): Promise<NodeJS.ProcessEnv> {
  const file = join(folder, 'certificate.pem');
  await writeFile(file, rootCertificates[0] ?? '');
  return { SSL_CERT_FILE: file, SSL_CERT_DIR: folder };
}

/** Pact reads filters and brokers from the environment, and other proxies, which cannot reach this one. */
function workerEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !/^(PACT_.*|https?_proxy|all_proxy)$/i.test(name));
  return { ...Object.fromEntries(kept), NO_PROXY: '127.0.0.1', PACT_DO_NOT_TRACK: 'true' };
}

/** A reply, or why there is none: the process has ended, or is stuck. */
type Attempt = VerifierReply | { readonly lost: string; readonly ended: boolean };

interface Task {
  readonly pact: string;
  readonly visit: ProviderVisit;
  readonly timeout: number;
}

async function ask({ child, folder, proxy }: Worker, id: number, { pact, visit, timeout }: Task): Promise<Attempt> {
  const pactFile = join(folder, `${id}.json`);
  await writeFile(pactFile, pact);
  const { promise, resolve } = Promise.withResolvers<Attempt>();
  const patience = timeout + allowance;
  const limit = setTimeout(
    () => resolve({ lost: `no result of Pact's verifier within ${patience} ms`, ended: false }),
    patience,
  );
  const onExit = () => resolve({ lost: "Pact's verifier ended without a result", ended: true });
  const onMessage = (message: unknown) => {
    const numbered = message as NumberedReply;
    if (numbered.id === id) resolve(numbered.reply);
  };
  child.on('message', onMessage).once('exit', onExit);
  if (child.connected) child.send({ id, pactFile, ...proxy.admit(id, visit), timeout: patience } satisfies VerifierJob);
  else onExit();
  return promise.finally(async () => {
    clearTimeout(limit);
    child.off('message', onMessage).off('exit', onExit);
    proxy.dismiss(id);
    await rm(pactFile, { force: true });
  });
}

/** One contract of one interaction for Pact's verifier. */
export interface VerifierJob {
  readonly id: number;
  readonly pactFile: string;
  /** Where the request goes: the proxy, which sends it on to the provider. */
  readonly url: string;
  readonly statesUrl: string;
  /** Milliseconds that the proxy has for a response. */
  readonly timeout: number;
}

/** What the verifier's process says: Pact's report as it is, or why there is none. */
export type VerifierReply = { readonly report: string } | { readonly broken: string };

/** A reply with the number of its job, as it comes from the process. */
export interface NumberedReply {
  readonly id: number;
  readonly reply: VerifierReply;
}
