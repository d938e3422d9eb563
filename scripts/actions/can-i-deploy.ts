import { setTimeout } from 'node:timers/promises';
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
  /** How often to ask again while results are missing, and the seconds between. */
  readonly retryWhileUnknown: number;
  readonly retryInterval: number;
}

/** Prints whether a version can be deployed, and the broker's reason. @throws CommandFailure if it cannot, or the broker responds with an error */
export async function canIDeploy(options: CanIDeployOptions, context: CommandContext): Promise<void> {
  const { pacticipant, toEnvironment: environment, retryWhileUnknown, retryInterval } = options;
  const broker = readBroker(options);
  const { version } = await readVersion(context.folder, options);
  const ask = () => withBroker(canDeploy(broker, { pacticipant, version, environment }));
  let decision = await ask();
  for (let retries = 0; decision.isUnknown && retries < retryWhileUnknown; retries++) {
    context.err(`${escapeLine(decision.reason)}: asking again in ${retryInterval} s\n`);
    await setTimeout(retryInterval * 1000);
    decision = await ask();
  }
  const { deployable, reason } = decision;
  context.result?.({ pacticipant, version, environment, deployable, reason });
  const sentence = `${pacticipant} ${version} ${deployable ? 'can' : 'cannot'} be deployed to ${environment}: ${reason}`;
  if (!deployable) throw new CommandFailure(escapeLine(sentence));
  context.out(`${escapeLine(sentence)}\n`);
}
