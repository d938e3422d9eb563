import { trustAuthorities } from '../../contracts/http/authorities.ts';
import type { TrustedAuthorities } from '../../contracts/http/types.ts';
import { VerificationError } from '../../contracts/pact/errors.ts';
import type { Selection } from '../../contracts/pact/select-interactions.ts';
import { listResults } from '../../contracts/reports/json.ts';
import { formatPlan } from '../../contracts/reports/plan.ts';
import { formatCauses, formatCounts, formatLine } from '../../contracts/reports/text.ts';
import { type FailedInteraction, selectFailed, updateFailures } from '../../contracts/verify/last-failures.ts';
import type { SendingOptions } from '../../contracts/verify/prepare-request.ts';
import {
  type ContractPart,
  findUnmatchedFilters,
  readContracts,
  selectParts,
} from '../../contracts/verify/read-contracts.ts';
import { isBroken, type Verification } from '../../contracts/verify/result.ts';
import { type VerifyOptions, verify } from '../../contracts/verify/verify.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { optional } from '../../spec/openapi/optional.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { escapeLine } from '../../spec/standards/visible-text.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { startProgressBar } from '../cli/progress-bar.ts';
import { readFailures, writeFailures } from '../outputs/last-run.ts';
import { prepareReports, type ReportFile, writeVerificationReports } from '../outputs/write-report.ts';
import { readPactFiles } from '../project/artifacts.ts';
import { type BrokerOptions, type ContractSource, readFromBroker } from '../project/broker-contracts.ts';
import { readText } from '../project/files.ts';
import { findStaleContracts } from '../project/stale-contracts.ts';

export interface VerifyContractsOptions extends Omit<VerifyOptions, 'pacts' | 'onResult' | 'authorities' | 'failed'> {
  /** Contracts; those of the project where none is named. */
  readonly paths: readonly string[];
  /** Reads the contracts from a broker instead. */
  readonly broker?: BrokerOptions;
  readonly reports: readonly ReportFile[];
  /** Verifies only what failed last. */
  readonly failed?: boolean;
  /** A file with the certificates of authorities. */
  readonly ca?: string;
}

/** Replays contracts, prints each result as it arrives and at the end each failure in full. @throws CommandFailure if one fails */
export async function verifyContracts(options: VerifyContractsOptions, context: CommandContext): Promise<void> {
  const { paths, broker, reports, ca, failed: onlyFailed, ...others } = options;
  const authorities = ca === undefined ? {} : { authorities: await readAuthorities(ca, context) };
  await prepareReports(reports, context);
  const before = await readFailures(context);
  const failed = onlyFailed ? requireFailures(before) : undefined;
  const source: ContractSource = broker
    ? await readFromBroker(broker, context)
    : { pacts: await readPactFiles(paths, context) };
  const used = { all: paths.length === 0 && broker === undefined, selection: others.selection, failed };
  const { all, selected } = await selectUsed(source.pacts, used, context);
  if (selected.length === 0) return tellNothingFailed(options, context);
  const { pacts, pending = [] } = source;
  const verifyOptions = { ...others, ...authorities, ...optional('failed', failed), pacts, pending };
  const verification = await showResults(verifyOptions, selected.length, context);
  const nowFailed = updateFailures({ before: before ?? [], all, selected }, verification);
  await writeFailures({ failed: nowFailed, ok: verification.ok }, context);
  context.out(formatFailures(verification));
  const report = { ...verification, provider: others.providerBaseUrl, version: packageJson.version };
  context.result?.(listResults(report));
  await writeVerificationReports(report, reports, context);
  await source.publish?.(verification.results);
  if (!verification.ok) throw new CommandFailure(describeFailure(verification));
  const rest = failed === undefined ? '' : '; the others are not verified again because of --failed';
  context.out(`${formatCounts(verification)}${rest}\n`);
}

/** Verifies, and prints each result as it arrives, on a terminal above a bar. */
async function showResults(
  options: Omit<VerifyOptions, 'onResult'>,
  count: number,
  context: CommandContext,
): Promise<Verification> {
  const bar = context.draw && startProgressBar(count, context.draw);
  const onResult: VerifyOptions['onResult'] = (result) => {
    bar?.wipe();
    context.out(`${formatLine(result)}\n`);
    bar?.advance('verified');
  };
  try {
    return await verify({ ...options, onResult });
  } catch (error) {
    throw error instanceof VerificationError ? new CommandFailure(error.message) : error;
  } finally {
    bar?.end();
  }
}

/** @throws CommandFailure where nothing is known of an earlier run. */
function requireFailures(before: readonly FailedInteraction[] | undefined): readonly FailedInteraction[] {
  if (before !== undefined) return before;
  throw new CommandFailure('no earlier verification is known here: run it once without --failed');
}

function tellNothingFailed({ providerBaseUrl: provider }: SendingOptions, context: CommandContext): void {
  context.result?.(listResults({ provider, results: [], ok: true }));
  context.out('nothing of these contracts failed in the last verification\n');
}

/** What is broken by its causes, and after it the advice that is not followed, and the pending contracts that are not kept. */
function formatFailures({ results, strict }: Verification): string {
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  const causes = formatCauses(failed.filter((result) => isBroken(result, strict)));
  const advice = formatCauses(failed.filter((result) => !isBroken(result, strict) && !result.pending));
  const pending = formatCauses(failed.filter((result) => result.pending));
  const heading = 'Not followed, which is advice only (with --strict it fails):';
  const pendingHeading = 'Not kept of pending contracts, which fails nothing:';
  return [causes, advice && `${heading}\n${advice}`, pending && `${pendingHeading}\n${pending}`]
    .map((text) => (text === '' ? '' : `${text}\n`))
    .join('');
}

interface UsedContracts {
  /** Whether they are all contracts of the project. */
  readonly all: boolean;
  readonly selection: Selection | undefined;
  readonly failed: readonly FailedInteraction[] | undefined;
}

interface UsedParts {
  readonly all: readonly ContractPart[];
  readonly selected: readonly ContractPart[];
}

/**
 * The parts that are used, with warnings about what is not as expected; none where nothing of the contracts failed last.
 * @throws CommandFailure where the filters select nothing
 */
async function selectUsed(
  pacts: readonly OutputFile[],
  { all, selection = {}, failed }: UsedContracts,
  context: CommandContext,
): Promise<UsedParts> {
  const parts = readContracts(pacts);
  const selected = selectFailed(
    orFailure(() => selectParts(parts, selection)),
    failed,
  );
  const count = failed === undefined ? 0 : selectFailed(parts, failed).length;
  if (selected.length === 0 && count > 0) {
    throw new CommandFailure(`the filters select nothing of what failed last (${countInteractions(count)})`);
  }
  for (const sentence of findUnmatchedFilters(parts, selection)) context.err(`warning: ${escapeLine(sentence)}\n`);
  for (const path of await findStaleContracts(pacts, { all }, context)) {
    context.err(`warning: ${escapeLine(path)} does not fit the document: run \`facsimile generate\`\n`);
  }
  return { all: parts, selected };
}

function countInteractions(count: number): string {
  return count === 1 ? '1 interaction' : `${count} interactions`;
}

function describeFailure(verification: Verification): string {
  const isVerified = verification.results.some(({ outcome }) => outcome !== 'skipped');
  return isVerified ? formatCounts(verification) : `nothing was verified: ${formatCounts(verification)}`;
}

async function readAuthorities(path: string, { folder }: CommandContext): Promise<TrustedAuthorities> {
  const text = await readText(folder, path);
  return orFailure(() => trustAuthorities({ path, text }));
}

interface PlanOptions extends SendingOptions, Pick<VerifyContractsOptions, 'failed'> {
  readonly selection: Selection;
}

/** Prints the requests that a verification would send, in its order. @throws CommandFailure if a contract cannot be read */
export async function printPlan(
  paths: readonly string[],
  { selection, failed: onlyFailed, ...options }: PlanOptions,
  context: CommandContext,
): Promise<void> {
  const failed = onlyFailed ? requireFailures(await readFailures(context)) : undefined;
  const pacts = await readPactFiles(paths, context);
  const { selected } = await selectUsed(pacts, { all: paths.length === 0, selection, failed }, context);
  if (selected.length === 0) return tellNothingFailed(options, context);
  const plan = selected.flatMap((part) => ('outcome' in part ? [] : [formatPlan(part, options)]));
  for (const text of plan) context.out(`${text}\n`);
  context.result?.({ plan });
  const unreadable = selected.flatMap((part) =>
    'outcome' in part ? [`${part.pact} ${part.failures.map(({ message }) => message).join('; ')}`] : [],
  );
  if (unreadable.length > 0) throw new CommandFailure(unreadable.join('; '));
}

function orFailure<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof VerificationError ? new CommandFailure(error.message) : error;
  }
}
