import { Verifier } from '@pact-foundation/pact';
import type { VerifierJob, VerifierReply } from './verifier-job.ts';

// Runs in a process of its own: Pact's verifier prints from native code and its proxy throws where a provider hangs up.

process.on('message', (job: VerifierJob) => {
  void verify(job).then(reply);
});

process.on('uncaughtException', (error) => {
  reply({ broken: error.message }, () => process.exit(1));
});

process.on('disconnect', () => process.exit(0));

async function verify(job: VerifierJob): Promise<VerifierReply> {
  const verifier = new Verifier({
    providerBaseUrl: job.providerBaseUrl,
    pactUrls: [job.pactFile],
    timeout: job.timeout,
    followRedirects: false,
    logLevel: 'error',
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
