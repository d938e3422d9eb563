import { publishContracts } from '../../contracts/broker/client.ts';
import { escapeLine } from '../../spec/standards/visible-text.ts';
import { type GivenBroker, readBroker, withBroker } from '../cli/broker-options.ts';
import type { CommandContext } from '../cli/context.ts';
import { type GivenVersion, readVersion } from '../cli/git-version.ts';
import { readPactFiles } from '../project/artifacts.ts';

export interface PublishOptions extends GivenVersion, GivenBroker {
  readonly dryRun?: true;
}

/** Sends contracts to a broker and prints what it says about them. @throws CommandFailure if the broker responds with an error */
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
  const notices = await withBroker(publishContracts(broker, pacts, version));
  for (const notice of notices) context.out(`${escapeLine(notice)}\n`);
  context.out(`published to ${broker.url}\n`);
}
