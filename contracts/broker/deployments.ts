import { fieldsOf } from '../pact/http-exchange.ts';
import { askBroker, type Broker, BrokerError, type BrokerResource, lineOf, linkOf } from './http.ts';

/** A version of an application, and where it is or is to be deployed. */
export interface Deployment {
  readonly pacticipant: string;
  readonly version: string;
  readonly environment: string;
}

/** What a broker decides about a deployment, and its reason as one line. */
export interface Deployability {
  readonly deployable: boolean;
  /** Results are still missing and none failed, so that a later response may be another. */
  readonly isUnknown: boolean;
  readonly reason: string;
}

/**
 * Whether a version is verified with all that is deployed to an environment (`GET /can-i-deploy`). What is not verified
 * yet is not deployable.
 * @throws BrokerError if the broker responds with an error, such as for an unknown environment.
 */
export async function canDeploy(broker: Broker, deployment: Deployment): Promise<Deployability> {
  const index = await askBroker(broker, 'GET', broker.url);
  const url = linkOf(index, 'pb:can-i-deploy-pacticipant-version-to-environment', { ...deployment });
  const { deployable, reason, failed, unknown } = fieldsOf((await askBroker(broker, 'GET', url)).summary);
  if (deployable === undefined) {
    throw new BrokerError(`the response of the broker at ${broker.url} does not say whether the version is deployable`);
  }
  const line = typeof reason === 'string' ? lineOf(broker, reason) : '';
  const isMissing = deployable === null || Number(unknown) > 0;
  const isUnknown = deployable !== true && isMissing && !(Number(failed) > 0);
  return { deployable: deployable === true, isUnknown, reason: line === '' ? 'the broker gives no reason' : line };
}

/**
 * Records that a version is now deployed to an environment, in the place of the version before.
 * @throws BrokerError if the broker does not know the version or the environment, or responds with another error.
 */
export async function recordDeployment(broker: Broker, deployment: Deployment): Promise<void> {
  const { environment } = deployment;
  const links = fieldsOf((await fetchVersion(broker, deployment))._links)['pb:record-deployment'];
  const environments = (Array.isArray(links) ? links : []).map(fieldsOf);
  const href = environments.find(({ name }) => name === environment)?.href;
  if (typeof href !== 'string') {
    const names = environments.map(({ name }) => String(name)).join(', ') || 'none';
    throw new BrokerError(`the broker at ${broker.url} has no environment ${environment}; it has: ${names}`);
  }
  await askBroker(broker, 'POST', href, {});
}

async function fetchVersion(broker: Broker, { pacticipant, version }: Deployment): Promise<BrokerResource> {
  const index = await askBroker(broker, 'GET', broker.url);
  const url = linkOf(index, 'pb:pacticipant-version', { pacticipant, version });
  try {
    return await askBroker(broker, 'GET', url);
  } catch (error) {
    if (!(error instanceof BrokerError) || error.status !== 404) throw error;
    throw new BrokerError(
      `the broker at ${broker.url} knows no version ${version} of ${pacticipant}: publish its contract or results first`,
    );
  }
}
