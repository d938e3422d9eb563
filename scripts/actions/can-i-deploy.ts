import { canDeploy } from '../../contracts/broker/deployments.ts';
import { escapeLine } from '../../spec/standards/visible-text.ts';
import { type GivenBroker, readBroker, withBroker } from '../cli/broker-options.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { readVersion } from '../cli/git-version.ts';

export interface CanIDeployOptions extends GivenBroker {
  readonly pacticipant: string;
  readonly toEnvironment: string;
  readonly appVersion?: string;
}

/** Prints whether a version can be deployed, and the broker's reason. @throws CommandFailure if it cannot, or the broker responds with an error */
export async function canIDeploy(options: CanIDeployOptions, context: CommandContext): Promise<void> {
  const { pacticipant, toEnvironment: environment } = options;
  const broker = readBroker(options);
  const { version } = await readVersion(context.folder, options);
  const { deployable, reason } = await withBroker(canDeploy(broker, { pacticipant, version, environment }));
  const decision = `${pacticipant} ${version} ${deployable ? 'can' : 'cannot'} be deployed to ${environment}: ${reason}`;
  if (!deployable) throw new CommandFailure(escapeLine(decision));
  context.out(`${escapeLine(decision)}\n`);
}
