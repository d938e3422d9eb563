import { formatCounts, formatFailure, formatLine } from '../contracts/format-result.ts';
import { VerificationError } from '../contracts/verification-error.ts';
import type { Verification } from '../contracts/verification-result.ts';
import { type VerifyOptions, verify } from '../contracts/verify-provider.ts';
import packageJson from '../package.json' with { type: 'json' };
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { type BrokerOptions, type ContractSource, readFromBroker } from './read-from-broker.ts';
import { readPactFiles } from './read-pact-files.ts';
import { type ReportFile, writeReport } from './write-report.ts';

export interface VerifyContractsOptions extends Omit<VerifyOptions, 'pacts' | 'onResult'> {
  /** Contracts; those of the project where none is named. */
  readonly paths: readonly string[];
  /** Reads the contracts from a broker instead. */
  readonly broker?: BrokerOptions;
  readonly reports: readonly ReportFile[];
}

/** Replays contracts, prints each result as it comes and at the end each failure whole. @throws CommandFailure if one fails */
export async function verifyContracts(options: VerifyContractsOptions, context: CommandContext): Promise<void> {
  const { paths, broker, reports, ...others } = options;
  const source: ContractSource = broker
    ? await readFromBroker(broker, context)
    : { pacts: await readPactFiles(paths, context) };
  const onResult: VerifyOptions['onResult'] = (result) => context.out(`${formatLine(result)}\n`);
  const verification = await verify({ ...others, pacts: source.pacts, onResult }).catch((error: unknown) => {
    throw error instanceof VerificationError ? new CommandFailure(error.message) : error;
  });
  context.out(formatFailures(verification));
  const report = { ...verification, provider: others.providerBaseUrl, version: packageJson.version };
  for (const file of reports) await writeReport(report, file, context);
  await source.publish?.(verification.results);
  if (!verification.ok) throw new CommandFailure(describeFailure(verification));
  context.out(`${formatCounts(verification)}\n`);
}

function formatFailures({ results }: Verification): string {
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  return failed.map((result) => `\n${formatFailure(result)}\n`).join('') + (failed.length > 0 ? '\n' : '');
}

function describeFailure(verification: Verification): string {
  const failed = verification.results.some(({ outcome }) => outcome === 'failed');
  return failed ? formatCounts(verification) : `nothing was verified: ${formatCounts(verification)}`;
}
