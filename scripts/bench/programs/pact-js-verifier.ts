import { Verifier } from '@pact-foundation/pact';

/** Verifies a contract as pact-js does: `pact-js-verifier.ts PACT PROVIDER`. */
const [, , pact = '', provider = ''] = process.argv;
await new Verifier({ providerBaseUrl: provider, pactUrls: [pact], logLevel: 'error' }).verifyProvider();
