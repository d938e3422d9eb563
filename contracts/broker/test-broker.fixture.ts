import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a stand-in was asked, in order. */
export interface BrokerRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export interface BrokerStandIn extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly BrokerRequest[];
  /** The verification results published, with the consumer that they are of. */
  readonly results: readonly { readonly consumer: string; readonly body: unknown }[];
  /** What is deployed to its only environment, `production`: `NAME VERSION`. */
  readonly deployed: readonly string[];
}

interface Published {
  readonly consumerName: string;
  readonly providerName: string;
  readonly content: string;
}

/**
 * What a broker would keep, by the links that a real one has: publishing, reading for verification, results.
 * @param token what it asks for; empty: nothing
 */
export async function startBrokerStandIn(token = 'broker-token'): Promise<BrokerStandIn> {
  const requests: BrokerRequest[] = [];
  const results: { consumer: string; body: unknown }[] = [];
  const contracts: Published[] = [];
  const deployed: string[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '' } = request;
    const { authorization } = request.headers;
    const body = await readJson(request);
    requests.push({ method, path, authorization, body });
    const known = token === '' || authorization === `Bearer ${token}`;
    const found = known ? route(method, path, Object(body)) : undefined;
    const status = known ? (found === undefined ? 404 : 200) : 401;
    response.writeHead(status, { 'Content-Type': 'application/hal+json' }).end(JSON.stringify(found ?? {}));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    results,
    deployed,
    [Symbol.asyncDispose]: async () => {
      server.close().closeAllConnections();
    },
  };

  function route(method: string, path: string, body: Readonly<Record<string, unknown>>): object | undefined {
    const [, provider, consumer] = /^\/pacts\/provider\/([^/]+)\/consumer\/([^/]+)/.exec(path) ?? [];
    if (method === 'GET' && path === '/') return index();
    if (path.startsWith('/can-i-deploy?')) return decide(new URL(path, url).searchParams);
    if (path.startsWith('/pacticipants/') && method !== 'PUT') return deploy(method, path);
    if (path === '/contracts/publish') return publish(body);
    if (path.endsWith('/for-verification')) return listed(decodeURIComponent(path.split('/')[3] ?? ''), body);
    if (method === 'PUT') return {};
    if (path.endsWith('/verification-results')) {
      results.push({ consumer: decodeURIComponent(consumer ?? ''), body });
      return {};
    }
    const found = contracts.find((contract) => isOf(contract, provider, consumer));
    return (
      found && {
        ...read(found),
        _links: { 'pb:publish-verification-results': { href: `${url}${path}/verification-results` } },
      }
    );
  }

  function index(): object {
    const link = (path: string) => ({ href: `${url}${path}`, templated: path.includes('{') });
    return {
      _links: {
        'pb:publish-contracts': link('/contracts/publish'),
        'pb:provider-pacts-for-verification': link('/pacts/provider/{provider}/for-verification'),
        'pb:pacticipant-branch-version': link('/pacticipants/{pacticipant}/branches/{branch}/versions/{version}'),
        'pb:pacticipant-version': link('/pacticipants/{pacticipant}/versions/{version}'),
        'pb:can-i-deploy-pacticipant-version-to-environment': link(
          '/can-i-deploy?pacticipant={pacticipant}&version={version}&environment={environment}',
        ),
        'pb:pacticipant-version-tag': link('/pacticipants/{pacticipant}/versions/{version}/tags/{tag}'),
      },
    };
  }

  /** A version is deployable where no result published says that it is broken; without a result, that is unknown. */
  function decide(query: URLSearchParams): object {
    const failed = results.some(({ body }) => (body as { success: boolean }).success === false);
    const deployable = failed ? false : results.length > 0 || null;
    const [name, environment] = [query.get('pacticipant'), query.get('environment')];
    const reasons = {
      true: 'All required verification results are published and successful',
      false: `A verification of ${name} failed\nin ${environment}`,
      null: `There is no verified pact of ${name}`,
    };
    return { summary: { deployable, reason: reasons[`${deployable}`] } };
  }

  function deploy(method: string, path: string): object | undefined {
    const [, , pacticipant = '', , version = ''] = path.split('/').map(decodeURIComponent);
    if (version === 'unknown') return undefined;
    if (method === 'POST') deployed.push(`${pacticipant} ${version}`);
    const href = `${url}${path}/deployed-versions/environment/1`;
    return { _links: { 'pb:record-deployment': [{ name: 'production', href }] } };
  }

  function publish(body: Readonly<Record<string, unknown>>): object {
    const own = body.contracts as readonly Published[];
    contracts.push(...own);
    return {
      notices: own.map((published) => ({ type: 'success', text: `Pact published for ${published.consumerName}` })),
    };
  }

  /** With `includePendingStatus`, contracts without a result of success are pending. */
  function listed(provider: string, { includePendingStatus }: Readonly<Record<string, unknown>>): object {
    const own = contracts.filter((contract) => contract.providerName === provider);
    const links = own.map(({ consumerName, providerName }) => ({
      href: `${url}/pacts/provider/${encodeURIComponent(providerName)}/consumer/${encodeURIComponent(consumerName)}`,
      name: `Pact between ${consumerName} and ${providerName}`,
    }));
    const pending = !results.some(({ body }) => (body as { success: boolean }).success);
    const verificationProperties = includePendingStatus === true ? { pending } : {};
    return { _embedded: { pacts: links.map((self) => ({ verificationProperties, _links: { self } })) } };
  }
}

function isOf({ providerName, consumerName }: Published, provider = '', consumer = ''): boolean {
  return providerName === decodeURIComponent(provider) && consumerName === decodeURIComponent(consumer);
}

function read({ content }: Published): object {
  return JSON.parse(Buffer.from(content, 'base64').toString('utf8')) as object;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}
