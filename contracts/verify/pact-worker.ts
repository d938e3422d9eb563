import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import pactCore from '@pact-foundation/pact-core';
import type { NumberedReply, VerifierJob, VerifierReply } from './pact-process.ts';

// Runs in a process of its own: Pact's verifier prints from native code.

let folder: string | undefined;

process.on('message', (job: VerifierJob) => {
  folder = dirname(job.pactFile);
  void verify(job).then((reply) => process.send?.({ id: job.id, reply } satisfies NumberedReply));
});

// Ctrl-C reaches this process too; it stays until its parent is gone, which cannot remove the folder any more.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
process.on('disconnect', () => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  // An exit would wait for Pact's threads.
  process.kill(process.pid, 'SIGKILL');
});

async function verify({ url, statesUrl, pactFile, timeout }: VerifierJob): Promise<VerifierReply> {
  try {
    const report = await pactCore.default.verifyPacts({
      providerBaseUrl: url,
      providerStatesSetupUrl: statesUrl,
      pactUrls: [pactFile],
      timeout,
      followRedirects: false,
      logLevel: 'error',
    });
    return { report };
  } catch (error) {
    // A failed verification is an Error whose message is Pact's report as JSON.
    const message = error instanceof Error ? error.message : String(error);
    return message.startsWith('{') ? { report: message } : { broken: message };
  }
}
