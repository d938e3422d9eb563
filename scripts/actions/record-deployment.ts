import { recordDeployment } from '../../contracts/broker/deployments.ts';
import { escapeLine } from '../../spec/standards/visible-text.ts';
import { type GivenBroker, readBroker, withBroker } from '../cli/broker-options.ts';
import type { CommandContext } from '../cli/context.ts';
import { readVersion } from '../cli/git-version.ts';

export interface RecordDeploymentOptions extends GivenBroker {
  readonly pacticipant: string;
  readonly environment: string;
  readonly appVersion?: string;
}

/** Records a deployment at a broker. @throws CommandFailure if the broker responds with an error, or does not know the version or the environment */
export async function recordDeployed(options: RecordDeploymentOptions, context: CommandContext): Promise<void> {
  const { pacticipant, environment } = options;
  const broker = readBroker(options);
  const { version } = await readVersion(context.folder, options);
  await withBroker(recordDeployment(broker, { pacticipant, version, environment }));
  context.out(`${escapeLine(`${pacticipant} ${version} is recorded as deployed to ${environment}`)}\n`);
}
