import { Verifier } from '@pact-foundation/pact';

// Verifies a contract as users of pact-js do: provider, its states, the contract's file. The exit code shows the result.
const [providerBaseUrl = '', providerStatesSetupUrl = '', pactFile = ''] = process.argv.slice(2);
const verifier = new Verifier({ providerBaseUrl, providerStatesSetupUrl, pactUrls: [pactFile], logLevel: 'error' });
verifier.verifyProvider().then(
  () => process.exit(0),
  () => process.exit(1),
);
