import { readdirSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { escapeLine } from '../../spec/standards/visible-text.ts';
import { trustAuthorities } from '../http/authorities.ts';
import { reachBaseUrl } from '../http/check-reachable.ts';
import { defaultTimeout, type HeaderList } from '../http/types.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import type { Selection } from '../pact/select-interactions.ts';
import { formatExample } from '../reports/text.ts';
import type { GivenCredentials } from '../verify/credentials.ts';
import type { GivenValues } from '../verify/given-values.ts';
import { createVerifierProcess } from '../verify/pact-process.ts';
import type { StateHandlers } from '../verify/provider-states.ts';
import { readContracts, selectParts } from '../verify/read-contracts.ts';
import { followReadings } from '../verify/readings.ts';
import type { VerificationResult } from '../verify/result.ts';
import { createSession, type VerifyInteraction } from '../verify/session.ts';
import { type ProviderApp, type ServedProvider, serveProvider } from './serve-app.ts';

interface ContractOptions extends Selection {
  /** Bring the provider into the states that interactions ask for, by their names: `activityLimitReached`. */
  readonly states?: StateHandlers;
  /** Where the provider takes Pact's provider states (POST); handlers of `states` go before it. */
  readonly statesUrl?: string;
  /** The provider is a mock that takes states from the request header `Prefer`. */
  readonly preferStates?: boolean;
  /** The contracts, of any consumer: files, and folders of them. */
  readonly pacts: readonly string[];
  /** Texts to send in place of the page's placeholders, by the names of properties: `{ Status: 'pending' }`. */
  readonly values?: GivenValues;
  /** Sent as bearer token in place of the contract's. */
  readonly token?: string;
  /** Sent in place of the contract's credentials, by the names of security schemes: `{ apiKey: process.env.API_KEY }`. */
  readonly credentials?: GivenCredentials;
  readonly headers?: HeaderList;
  /** A file with the certificates of authorities (PEM) that may sign the provider's, beside those that this machine trusts. */
  readonly ca?: string;
  /** Milliseconds that the provider has for each response; 10 000 if none is given. */
  readonly timeout?: number;
  /** Advice that is not followed fails its test; without this it skips it, with the difference. */
  readonly strict?: boolean;
  /** Whether requests that write may go to a provider that is not on this machine. */
  readonly allowWrites?: boolean;
}

/** A provider at a URL or in this process, and how it is verified. */
export type DescribeContractOptions = ContractOptions &
  ({ readonly baseUrl: string; readonly app?: never } | { readonly app: ProviderApp; readonly baseUrl?: never });

/**
 * Declares the contract as tests of Vitest, one for each interaction: a provider that breaks one of three fails one of three.
 * An interaction that cannot be verified is skipped with the reason.
 */
export function describeContract(options: DescribeContractOptions): void {
  const { timeout = defaultTimeout, pacts } = options;
  const contracts = readContracts(readProviderContracts(pacts));
  const parts = selectParts(contracts, options);
  // Two at once would ask one provider for two states.
  describe(escapeLine(options.baseUrl ?? 'the provider'), { concurrent: false }, () => {
    const verify = followReadings(contracts, provideSession(options, timeout));
    for (const [pact, ones] of Map.groupBy(parts, (part) => part.pact)) {
      describe(escapeLine(pact), () => {
        for (const part of ones) declareTest(part, verify, { timeout, strict: options.strict ?? false });
      });
    }
  });
}

/** Starts what the tests of this suite need, before the first and until the last. */
function provideSession(options: DescribeContractOptions, timeout: number): VerifyInteraction {
  const { states = {}, statesUrl, ca, ...others } = options;
  const trusted =
    ca === undefined ? {} : { authorities: trustAuthorities({ path: ca, text: readFileSync(ca, 'utf8') }) };
  const verifier = createVerifierProcess();
  let session: VerifyInteraction | undefined;
  let served: ServedProvider | undefined;
  beforeAll(async () => {
    if (options.app !== undefined) served = await serveProvider(options.app);
    const providerBaseUrl = served?.url ?? options.baseUrl ?? '';
    await reachBaseUrl(providerBaseUrl, 'baseUrl', { timeout, ...trusted });
    const given = { ...others, ...trusted, states, ...(statesUrl !== undefined && { providerStatesUrl: statesUrl }) };
    session = createSession(verifier, { ...given, providerBaseUrl });
  });
  afterAll(async () => {
    await verifier.stop();
    await served?.close();
  });
  return async (interaction) => {
    if (session === undefined) throw new Error('the provider was not started');
    return session(interaction);
  };
}

function declareTest(
  part: ReadInteraction | VerificationResult,
  verify: VerifyInteraction,
  { timeout, strict }: { readonly timeout: number; readonly strict: boolean },
): void {
  // The verifier itself takes its time where a provider does not answer.
  const limit = timeout * (1 + 2 * part.states.length) + 20_000;
  it(escapeLine(part.description), { timeout: limit }, async ({ skip }) => {
    const result = 'outcome' in part ? part : await verify(part);
    if (result.outcome === 'skipped') skip(result.note && escapeLine(result.note));
    if (result.outcome !== 'failed') return;
    if (result.advisory !== undefined && !strict) skip(escapeLine(`advice that is not followed: ${result.advisory}`));
    throw new BrokenContractError(result);
  });
}

/** What a test fails with; its message is all that a person has to see. */
class BrokenContractError extends Error {
  override readonly name = 'BrokenContractError';

  constructor(result: VerificationResult) {
    super(formatExample(result));
    // Where it was thrown says nothing about the provider.
    this.stack = `${this.name}: ${this.message}`;
  }
}

/** Contracts from files and folders. @throws Error where there is none */
function readProviderContracts(paths: readonly string[]): readonly OutputFile[] {
  const files = paths.flatMap((path) => (statSync(path).isDirectory() ? listContracts(path) : [path]));
  if (files.length === 0) throw new Error(`there is no contract in ${paths.join(', ') || 'an empty list of pacts'}`);
  return files.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

function listContracts(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.toSorted().map((name) => posix.join(folder.replaceAll('\\', '/'), name));
}
