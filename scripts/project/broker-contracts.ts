import { type ConsumerVersionSelector, fetchContracts, publishResults } from '../../contracts/broker/client.ts';
import { providerName } from '../../contracts/pact/provider-name.ts';
import type { VerificationResult } from '../../contracts/verify/result.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { optional } from '../../spec/openapi/optional.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { escapeLine } from '../../spec/standards/visible-text.ts';
import { type GivenBroker, readBroker, withBroker } from '../cli/broker-options.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { type GivenVersion, readVersion } from '../cli/git-version.ts';
import { readDocument } from './artifacts.ts';
import { openProject } from './project.ts';

/** Which contracts to read from a broker, and whether to publish their results there. */
export interface BrokerOptions extends GivenBroker, GivenVersion {
  /** The provider's name at the broker; without it, that of the project's own contracts. */
  readonly provider?: string;
  readonly publishResults?: true;
  /** Which versions of consumers; without any, those of `ContractQuery`. */
  readonly selectors?: readonly ConsumerVersionSelector[];
  /** Whether the failures of pending contracts are warnings. */
  readonly enablePending?: boolean;
  /** Adds contracts in progress since a day, which are pending. */
  readonly includeWipSince?: string;
}

/** Contracts to verify, and what is to be done with the results. */
export interface ContractSource {
  readonly pacts: readonly OutputFile[];
  /** The paths of those that are pending. */
  readonly pending?: readonly string[];
  readonly publish?: (results: readonly VerificationResult[]) => Promise<void>;
}

/** The contracts that a broker holds for a provider. @throws CommandFailure if there is none, or the broker responds with an error */
export async function readFromBroker(options: BrokerOptions, context: CommandContext): Promise<ContractSource> {
  const broker = readBroker(options);
  const provider = options.provider ?? providerName(await readDocument(await openProject(context)));
  // The version is of use only for its results, and its branch for what is pending; else there need be no git.
  const isPendingEnabled = options.enablePending || options.includeWipSince !== undefined;
  const needsVersion = options.publishResults || (isPendingEnabled && options.branch === undefined);
  const version = needsVersion ? await readVersion(context.folder, options) : undefined;
  const branch = version?.branch ?? options.branch;
  if (isPendingEnabled && branch === undefined) {
    throw new CommandFailure('contracts are pending for a branch of the provider: give it with --branch');
  }
  const query = {
    includePending: isPendingEnabled,
    ...optional('branch', branch),
    ...optional('selectors', options.selectors),
    ...optional('inProgressSince', options.includeWipSince),
  };
  const contracts = await withBroker(fetchContracts(broker, provider, query));
  if (contracts.length === 0) {
    throw new CommandFailure(
      `the broker at ${broker.url} holds no contract for ${provider}: is it its name there? (--provider)`,
    );
  }
  const source = { pacts: contracts, pending: contracts.filter((each) => each.pending).map(({ path }) => path) };
  if (version === undefined || !options.publishResults) return source;
  const provided = { ...version, verifier: packageJson.version };
  const publish = async (results: readonly VerificationResult[]) => {
    const lines = await withBroker(publishResults(broker, contracts, results, { ...provided, provider }));
    for (const line of lines) context.out(`${escapeLine(line)}\n`);
  };
  return { ...source, publish };
}
