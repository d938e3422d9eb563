import type { OutputFile } from '../../spec/source/output-file.ts';
import { VerificationError } from '../pact/errors.ts';
import { fieldsOf } from '../pact/http-exchange.ts';
import { findInteractionFlaw, parsePact } from '../pact/parse-pact.ts';
import type { VerificationResult } from '../verify/result.ts';
import { askBroker, type Broker, BrokerError, type BrokerResource, lineOf, linkOf } from './http.ts';

/** Which version of an application contracts or results are of. */
export interface ApplicationVersion {
  /** Such as a commit. */
  readonly version: string;
  readonly branch?: string;
  readonly tags: readonly string[];
  readonly buildUrl?: string;
}

/** A contract as a broker holds it, its path being its address there. */
export interface BrokerContract extends OutputFile {
  readonly name: string;
  readonly resultsUrl: string;
  /** The provider's branch has not kept it yet, so that it fails nothing. */
  readonly pending: boolean;
}

/**
 * Publishes contracts, one request for each consumer; gives what the broker says about them.
 * @throws BrokerError if a contract names no consumer or provider, or the broker responds with an error.
 */
export async function publishContracts(
  broker: Broker,
  pacts: readonly OutputFile[],
  { version, branch, tags, buildUrl }: ApplicationVersion,
): Promise<readonly string[]> {
  const contracts = pacts.map(toContract);
  const url = linkOf(await askBroker(broker, 'GET', broker.url), 'pb:publish-contracts');
  const notices: string[] = [];
  for (const [pacticipantName, own] of Map.groupBy(contracts, ({ consumerName }) => consumerName)) {
    const body = { pacticipantName, pacticipantVersionNumber: version, branch, tags, buildUrl, contracts: own };
    notices.push(...noticesOf(await askBroker(broker, 'POST', url, body)).map((notice) => lineOf(broker, notice)));
  }
  return notices;
}

function toContract({ path, text }: OutputFile) {
  const { consumer, provider } = parse(path, text);
  const [consumerName, providerName] = [fieldsOf(consumer).name, fieldsOf(provider).name];
  if (typeof consumerName !== 'string' || typeof providerName !== 'string') {
    throw new BrokerError(`${path} names no consumer or no provider: it is not a Pact contract`);
  }
  const content = Buffer.from(text).toString('base64');
  return { consumerName, providerName, specification: 'pact', contentType: 'application/json', content } as const;
}

function parse(path: string, text: string): Readonly<Record<string, unknown>> {
  try {
    const pact = parsePact(text);
    const interactions: readonly unknown[] = Array.isArray(pact.interactions) ? pact.interactions : [];
    const flaw = interactions.map(findInteractionFlaw).find((found) => found !== undefined);
    if (flaw !== undefined) throw new BrokerError(`${path} is not a Pact contract: ${flaw}`);
    return pact;
  } catch (error) {
    throw error instanceof VerificationError ? new BrokerError(`${path} ${error.message}`) : error;
  }
}

function noticesOf({ notices }: BrokerResource): readonly string[] {
  const texts = (Array.isArray(notices) ? notices : []).map((item) => fieldsOf(item).text);
  return texts.filter((text): text is string => typeof text === 'string' && text !== '');
}

/** Which versions of consumers to read the contracts of, in the fields of Pact's consumer version selectors. */
export type ConsumerVersionSelector = Readonly<Record<string, string | boolean>>;

/** Which contracts of a provider to read. */
export interface ContractQuery {
  /** The branch of the provider's version. */
  readonly branch?: string;
  /**
   * Without any: each consumer's main branch, what is deployed or released, and the branch that is called as the
   * provider's own.
   */
  readonly selectors?: readonly ConsumerVersionSelector[];
  /** Whether the broker is to say which contracts are pending. */
  readonly includePending?: boolean;
  /** Adds the contracts that are in progress since this day (`2026-01-31`), which are pending. */
  readonly inProgressSince?: string;
}

/**
 * The contracts that a provider has to keep (`POST /pacts/provider/{provider}/for-verification`).
 * @throws BrokerError if the broker responds with an error.
 */
export async function fetchContracts(
  broker: Broker,
  provider: string,
  { branch, selectors = [], includePending, inProgressSince }: ContractQuery = {},
): Promise<readonly BrokerContract[]> {
  const index = await askBroker(broker, 'GET', broker.url);
  const url = linkOf(index, 'pb:provider-pacts-for-verification', { provider });
  const matching = branch === undefined ? [] : [{ matchingBranch: true }];
  const usual = [{ mainBranch: true }, { deployedOrReleased: true }, ...matching];
  const found = await askBroker(broker, 'POST', url, {
    consumerVersionSelectors: selectors.length > 0 ? selectors : usual,
    ...(branch !== undefined && { providerVersionBranch: branch }),
    ...(includePending && { includePendingStatus: true }),
    ...(inProgressSince !== undefined && { includeWipPactsSince: inProgressSince }),
  });
  const { pacts } = fieldsOf(found._embedded);
  return fetchAll(broker, Array.isArray(pacts) ? pacts.map(fieldsOf) : []);
}

/** Of contracts that are asked for together; of texts, in UTF-16 code units. */
const limits = { contracts: 1_000, atOnce: 8, text: 200 * 1024 * 1024 };

/** Some at a time, so that a broker cannot fill the memory. */
async function fetchAll(broker: Broker, listed: readonly BrokerResource[]): Promise<readonly BrokerContract[]> {
  const narrower = 'ask for fewer with selectors';
  if (listed.length > limits.contracts) {
    throw new BrokerError(
      `the broker at ${broker.url} lists ${listed.length} contracts, and at most ${limits.contracts} are read: ${narrower}`,
    );
  }
  const contracts: BrokerContract[] = [];
  for (let at = 0; at < listed.length; at += limits.atOnce) {
    const some = listed.slice(at, at + limits.atOnce).map((item) => fetchContract(broker, item));
    contracts.push(...(await Promise.all(some)));
    const length = contracts.reduce((sum, { text }) => sum + text.length, 0);
    if (length > limits.text)
      throw new BrokerError(
        `the contracts of the broker at ${broker.url} are longer than 200 MiB together: ${narrower}`,
      );
  }
  return contracts;
}

async function fetchContract(broker: Broker, listed: BrokerResource): Promise<BrokerContract> {
  const path = linkOf(listed, 'self');
  const name = fieldsOf(fieldsOf(listed._links).self).name;
  const pact = await askBroker(broker, 'GET', path);
  const { _links, ...contract } = pact;
  return {
    path,
    name: typeof name === 'string' ? name : path,
    text: JSON.stringify(contract),
    pending: fieldsOf(listed.verificationProperties).pending === true,
    resultsUrl: linkOf(pact, 'pb:publish-verification-results'),
  };
}

/**
 * Publishes the results of contracts; gives a line for each. A contract with skipped interactions is not published: it
 * was neither kept nor broken.
 * @throws BrokerError if the broker responds with an error.
 */
export async function publishResults(
  broker: Broker,
  contracts: readonly BrokerContract[],
  results: readonly VerificationResult[],
  provided: ApplicationVersion & { readonly provider: string; readonly verifier: string },
): Promise<readonly string[]> {
  const { provider } = provided;
  await describeVersion(broker, provider, provided);
  const lines: string[] = [];
  for (const { path, name, resultsUrl } of contracts) {
    // Advice that is not followed breaks nothing, and neither does a reading that the provider does not follow.
    const isPromise = ({ advisory, follows }: VerificationResult) => advisory === undefined && follows === undefined;
    const own = results.filter((result) => result.pact === path && isPromise(result));
    const skipped = own.filter(({ outcome }) => outcome === 'skipped').length;
    const success = own.length > 0 && own.every(({ outcome }) => outcome === 'passed');
    const failed = own.some(({ outcome }) => outcome === 'failed');
    if (!success && !failed) {
      lines.push(`${name}: no result published: ${skipped} of its interactions were skipped`);
      continue;
    }
    await askBroker(broker, 'POST', resultsUrl, resultBody(success, own, provided));
    lines.push(`${name}: published as ${success ? 'kept' : 'broken'} by ${provider} ${provided.version}`);
  }
  return lines;
}

function resultBody(
  success: boolean,
  results: readonly VerificationResult[],
  { version, buildUrl, verifier }: ApplicationVersion & { readonly verifier: string },
) {
  return {
    success,
    providerApplicationVersion: version,
    buildUrl,
    verifiedBy: { implementation: 'facsimile', version: verifier },
    testResults: results.map(({ description, outcome, failures }) => ({
      interactionDescription: description,
      success: outcome === 'passed',
      mismatches: failures.map(({ part, at, message }) => ({ attribute: part, identifier: at, description: message })),
    })),
  };
}

/** Publishes the branch and tags of a version. A result names only the version, so this comes before it. */
async function describeVersion(broker: Broker, pacticipant: string, { version, branch, tags }: ApplicationVersion) {
  const index = await askBroker(broker, 'GET', broker.url);
  if (branch !== undefined) {
    const url = linkOf(index, 'pb:pacticipant-branch-version', { pacticipant, branch, version });
    await askBroker(broker, 'PUT', url, {});
  }
  for (const tag of tags) {
    const url = linkOf(index, 'pb:pacticipant-version-tag', { pacticipant, version, tag });
    await askBroker(broker, 'PUT', url, {});
  }
}
