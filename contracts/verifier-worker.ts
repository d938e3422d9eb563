import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Verifier } from '@pact-foundation/pact';
import type { VerifierJob, VerifierReply } from './verifier-job.ts';

// Runs in a process of its own: Pact's verifier prints from native code and its proxy throws where a provider hangs up.

let folder: string | undefined;

process.on('message', (job: VerifierJob) => {
  folder = dirname(job.pactFile);
  void verify(job).then((message) => reply(message));
});

process.on('uncaughtException', (error) => {
  reply({ broken: error.message }, () => process.exit(1));
});

// Ctrl-C reaches this process too; it stays until its parent is gone, which then cannot remove the folder any more.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});

async function verify(job: VerifierJob): Promise<VerifierReply> {
  const verifier = new Verifier({
    providerBaseUrl: job.providerBaseUrl,
    pactUrls: [job.pactFile],
    timeout: job.timeout,
    followRedirects: false,
    logLevel: 'error',
    ...(Object.keys(job.headers).length > 0 && { customProviderHeaders: job.headers }),
    ...(job.providerStatesUrl === undefined
      ? {}
      : { providerStatesSetupUrl: job.providerStatesUrl, providerStatesSetupTeardown: true }),
  });
  try {
    return { report: await verifier.verifyProvider() };
  } catch (error) {
    // A failed verification is an Error whose message is Pact's report as JSON.
    const message = error instanceof Error ? error.message : String(error);
    return message.startsWith('{') ? { report: message } : { broken: message };
  }
}

function reply(message: VerifierReply, sent?: () => void): void {
  process.send?.(message, undefined, {}, sent);
}
