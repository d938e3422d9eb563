import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Verifier, type VerifierOptions } from '@pact-foundation/pact';
import { changeState } from './change-state.ts';
import type { VerifierJob, VerifierReply } from './verifier-job.ts';

// Runs in a process of its own: Pact's verifier prints from native code and its proxy throws where a provider hangs up.

let folder: string | undefined;

process.on('message', (job: VerifierJob) => {
  folder = dirname(job.pactFile);
  void verify(job).then((message) => reply(message));
});

process.on('uncaughtException', (error) => reply({ broken: error.message }, end));

// Ctrl-C reaches this process too; it stays until its parent is gone, which cannot remove the folder any more.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
process.on('disconnect', end);

function end(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  // An exit would wait for Pact's threads, and those for the provider.
  process.kill(process.pid, 'SIGKILL');
}

async function verify(job: VerifierJob): Promise<VerifierReply> {
  const verifier = new Verifier({
    providerBaseUrl: job.providerBaseUrl,
    pactUrls: [job.pactFile],
    timeout: job.timeout,
    followRedirects: false,
    logLevel: 'error',
    ...(Object.keys(job.headers).length > 0 && { customProviderHeaders: job.headers }),
    stateHandlers: stateHandlers(job),
  });
  try {
    return { report: await verifier.verifyProvider() };
  } catch (error) {
    // A failed verification is an Error whose message is Pact's report as JSON.
    const message = error instanceof Error ? error.message : String(error);
    return message.startsWith('{') ? { report: message } : { broken: message };
  }
}

/** Pact takes a state handler that throws for one that succeeds, so a failure is reported past it. */
function stateHandlers({ states, providerStatesUrl, timeout }: VerifierJob): VerifierOptions['stateHandlers'] & object {
  if (providerStatesUrl === undefined) return {};
  const change = (action: 'setup' | 'teardown', state: string) => async (params: unknown) => {
    const failure = await changeState(providerStatesUrl, { action, state, params }, timeout);
    if (failure === undefined) return;
    reply({ unprepared: failure }, end);
    return new Promise<void>(() => undefined);
  };
  return Object.fromEntries(
    states.map((state) => [state, { setup: change('setup', state), teardown: change('teardown', state) }]),
  );
}

function reply(message: VerifierReply, sent?: () => void): void {
  process.send?.(message, undefined, {}, sent);
}
