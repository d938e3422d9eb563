import { publishContracts } from '../contracts/broker-client.ts';
import { BrokerError } from '../contracts/broker-error.ts';
import { escapeLine } from '../spec/source/visible-text.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { type GivenBroker, readBroker } from './read-broker.ts';
import { readPactFiles } from './read-pact-files.ts';
import { type GivenVersion, readVersion } from './read-version.ts';

export interface PublishOptions extends GivenVersion, GivenBroker {
  readonly dryRun?: true;
}

/** Sends contracts to a broker and prints what it says of them. @throws CommandFailure if the broker refuses */
export async function publishPacts(
  paths: readonly string[],
  { dryRun, ...given }: PublishOptions,
  context: CommandContext,
): Promise<void> {
  const broker = readBroker(given);
  const pacts = await readPactFiles(paths, context);
  const version = await readVersion(context.folder, given);
  const { branch = 'none', tags } = version;
  const what = `version ${version.version}, branch ${branch}, tags ${tags.join(', ') || 'none'}`;
  for (const { path } of pacts) context.out(`${escapeLine(`${path}: ${what}`)}\n`);
  if (dryRun) return;
  const notices = await publishContracts(broker, pacts, version).catch((error: unknown) => {
    throw error instanceof BrokerError ? new CommandFailure(error.message) : error;
  });
  for (const notice of notices) context.out(`${escapeLine(notice)}\n`);
  context.out(`published to ${broker.url}\n`);
}
