import { normalize } from 'node:path';
import type { Command } from 'commander';
import { optional } from '../../spec/openapi/optional.ts';
import { parseDay, parseSelector } from '../cli/broker-options.ts';
import type { CommandContext, ProjectOptions } from '../cli/context.ts';
import { WrongUse } from '../cli/errors.ts';
import { addJsonOption } from '../cli/json-output.ts';
import { collect, parseNonBlank } from '../cli/option-values.ts';
import { requirePackages } from '../cli/optional-packages.ts';
import { addProjectOptions, withProject } from '../cli/project-options.ts';
import { reportParser } from '../cli/report-option.ts';
import { type ReportFile, reportKinds } from '../outputs/write-report.ts';
import type { BrokerOptions } from '../project/broker-contracts.ts';
import { addSendingOptions } from './sending-options.ts';

interface VerifyCommandOptions extends ProjectOptions {
  readonly providerBaseUrl: string;
  readonly providerStatesUrl?: string;
  readonly preferStates?: true;
  readonly tokenEnv?: string;
  readonly credentialEnv?: readonly (readonly [string, string])[];
  readonly header?: readonly (readonly [string, string])[];
  readonly value?: readonly (readonly [string, string])[];
  readonly ca?: string;
  readonly timeout: number;
  readonly only?: readonly string[];
  readonly operation?: readonly string[];
  readonly scenario?: readonly string[];
  readonly allowWrites?: true;
  readonly failed?: true;
  readonly strict?: true;
  readonly bail?: true;
  readonly dryRun?: true;
  readonly report?: readonly ReportFile[];
  readonly brokerUrl?: string;
  readonly brokerTokenEnv?: string;
  readonly provider?: string;
  readonly publishResults?: true;
  readonly appVersion?: string;
  readonly branch?: string;
  readonly consumerVersionSelector?: NonNullable<BrokerOptions['selectors']>;
  readonly mainBranch?: true;
  readonly deployedOrReleased?: true;
  readonly enablePending?: true;
  readonly includeWipSince?: string;
}

/** `facsimile verify [PACT...] --provider-base-url URL`: replays contracts against a provider. */
export function addVerify(program: Command, context: CommandContext): void {
  const command = program
    .command('verify')
    .description('Replay contracts against a provider, one result an interaction; exit with 1 if it breaks one')
    .argument('[pact...]', 'contracts of any consumer; without one, those of the project', collect(parseNonBlank));
  addSendingOptions(command);
  addResultOptions(command);
  addBrokerOptions(command);
  addProjectOptions(addJsonOption(command.optionsGroup('Options:')));
  command
    .addHelpText(
      'after',
      '\nExamples:\n  $ facsimile verify --provider-base-url http://127.0.0.1:8080 --report junit=verify.xml' +
        '\n  $ facsimile verify --provider-base-url http://127.0.0.1:4010 --prefer-states' +
        '\n  $ facsimile verify --provider-base-url http://127.0.0.1:8080 --only "without a token" --dry-run' +
        '\n  $ facsimile verify --provider-base-url http://127.0.0.1:8080 --failed',
    )
    .action((paths: readonly string[], options: VerifyCommandOptions) =>
      runVerify(paths, options, withProject(context, options)),
    );
}

/** Which interactions are verified, and what becomes of their results. */
function addResultOptions(command: Command): void {
  command
    .optionsGroup('Interactions and results:')
    .option('--bail', 'stop after the first failure')
    .option('--only <text>', 'interactions whose sentence contains this; may be repeated', collect(parseNonBlank))
    .option('--operation <id>', 'interactions of this operation; may be repeated', collect(parseNonBlank))
    .option(
      '--scenario <name>',
      'interactions of this scenario, such as `itemNotFound`; may be repeated',
      collect(parseNonBlank),
    )
    .option('--failed', 'only what failed when contracts were last verified here')
    .option('--strict', 'let advice that is not followed fail too: what only samples show, or frameworks convert')
    .option('--dry-run', 'print the requests, and send none')
    .option(
      '--report <kind=file>',
      `write a report: ${reportKinds.join(', ')}; may be repeated`,
      collect(reportParser(reportKinds)),
    );
}

/** The broker that has the contracts, and which of them are meant. */
function addBrokerOptions(command: Command): void {
  command
    .optionsGroup('Contracts of a Pact Broker:')
    .option('--broker-url <url>', 'read the contracts from this Pact Broker')
    .option('--broker-token-env <name>', "the environment variable that holds the broker's token: PACT_BROKER_TOKEN")
    .option('--provider <name>', "the provider's name at the broker; without it, that of the project's contracts")
    .option('--publish-results', 'publish the results of its contracts to the broker')
    .option('--app-version <version>', "the provider's version to publish results of; without it, the git commit")
    .option('--branch <name>', "the provider's branch; without it, git's")
    .option('--main-branch', "read the contracts of each consumer's main branch from the broker")
    .option('--deployed-or-released', 'read the contracts of all consumers that are deployed or released')
    .option(
      '--consumer-version-selector <json>',
      `read the contracts of these versions of consumers, such as '{"branch":"main"}'; may be repeated`,
      collect(parseSelector),
    )
    .option('--enable-pending', "let failures of contracts that the provider's branch has not kept yet be warnings")
    .option(
      '--include-wip-since <day>',
      'read the contracts in progress since this day too; implies --enable-pending',
      parseDay,
    );
}

async function runVerify(
  paths: readonly string[],
  options: VerifyCommandOptions,
  context: CommandContext,
): Promise<void> {
  const { brokerUrl, brokerTokenEnv, provider, publishResults, appVersion, branch, config, document, ...further } =
    options;
  const {
    consumerVersionSelector,
    mainBranch,
    deployedOrReleased,
    enablePending,
    includeWipSince,
    ca,
    bail,
    tokenEnv,
    credentialEnv = [],
    header: headers,
    value,
    only,
    operation,
    scenario,
    report: reports = [],
    dryRun,
    ...others
  } = further;
  const broker = readBrokerOptions(paths, options);
  refuseSameFile(reports);
  const token = tokenEnv === undefined ? undefined : readSecret(tokenEnv, '--token-env');
  if (token !== undefined && headers?.some(([name]) => /^authorization$/i.test(name))) {
    throw new WrongUse('--token-env and --header give an Authorization each: give one');
  }
  const selection = { ...(only && { only }), ...(operation && { operation }), ...(scenario && { scenario }) };
  const credentials = credentialEnv.map(([scheme, name]) => [scheme, readSecret(name, '--credential-env')]);
  const given = {
    ...(value && { values: Object.fromEntries(value) }),
    ...(credentials.length > 0 && { credentials: Object.fromEntries(credentials) }),
  };
  const sent = { ...others, ...given, selection, ...(token !== undefined && { token }), ...(headers && { headers }) };
  if (dryRun) {
    const { printPlan } = await import('../actions/verify.ts');
    return printPlan(paths, sent, context);
  }
  requirePackages('verify');
  const { verifyContracts } = await import('../actions/verify.ts');
  return verifyContracts(
    { paths, reports, ...(broker && { broker }), ...sent, ...optional('bail', bail), ...optional('ca', ca) },
    context,
  );
}

/** What part of the interactions did is not a result of a contract. */
function readBrokerOptions(paths: readonly string[], options: VerifyCommandOptions): BrokerOptions | undefined {
  const { brokerUrl, brokerTokenEnv, provider, publishResults, appVersion, branch, dryRun, bail } = options;
  const { enablePending, includeWipSince } = options;
  const selectors = [
    ...(options.mainBranch ? [{ mainBranch: true }] : []),
    ...(options.deployedOrReleased ? [{ deployedOrReleased: true }] : []),
    ...(options.consumerVersionSelector ?? []),
  ];
  const partial = options.only ?? options.operation ?? options.scenario ?? options.failed;
  if (brokerUrl === undefined) {
    if (publishResults) throw new WrongUse('--publish-results needs a broker: name it with --broker-url');
    if (selectors.length > 0 || enablePending || includeWipSince !== undefined)
      throw new WrongUse('contracts are selected at a broker: name it with --broker-url');
    return undefined;
  }
  if (paths.length > 0) throw new WrongUse('contracts come from files or with --broker-url: give one of them');
  if (dryRun) throw new WrongUse('--dry-run shows contracts from files: leave --broker-url out');
  if (publishResults && partial !== undefined) {
    throw new WrongUse(
      '--publish-results is for whole contracts: leave --only, --operation, --scenario and --failed out',
    );
  }
  if (publishResults && bail) throw new WrongUse('--publish-results is for whole contracts: leave --bail out');
  return {
    brokerUrl,
    ...optional('brokerTokenEnv', brokerTokenEnv),
    ...optional('provider', provider),
    ...optional('publishResults', publishResults),
    ...optional('appVersion', appVersion),
    ...optional('branch', branch),
    selectors,
    ...optional('enablePending', enablePending),
    ...optional('includeWipSince', includeWipSince),
  };
}

/** One report would overwrite the other. */
function refuseSameFile(reports: readonly ReportFile[]): void {
  const files = reports.map(({ file }) => normalize(file));
  const twice = files.find((file, index) => files.indexOf(file) < index);
  if (twice !== undefined) throw new WrongUse(`two reports go to ${twice}: give each a file of its own`);
}

function readSecret(name: string, option: string): string {
  const secret = process.env[name];
  if (secret) return secret;
  throw new WrongUse(`the environment variable ${name} of ${option} is empty or not set`);
}
