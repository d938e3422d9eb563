import { createInstance, getHttpOperationsFromSpec, type IHttpConfig, type IHttpRequest } from '@stoplight/prism-http';
import { decodeBody, fieldsOf } from '../../contracts/pact/http-exchange.ts';
import type { Pact, PactInteraction } from '../../contracts/pact/pact.ts';
import { changeState } from '../../contracts/verify/provider-states.ts';
import { silentLogger } from '../../mocks/server/prism.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { methods } from '../../spec/standards/method.ts';
import type { Judge } from './judge.ts';

/** Milliseconds that a response is waited for; the proxy itself waits as long as its client does. */
const patience = 3000;

/**
 * Sends what a contract sends through Prism's proxy, in process, as `prism proxy --errors` takes it. What the proxy rejects
 * itself never reaches the provider, so only requests that the document allows are sent.
 */
export async function judgeWithPrism(document: OpenApiDocument, pact: Pact): Promise<Judge> {
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const allowed = pact.interactions.filter(isAllowed);
  return {
    name: 'prism proxy',
    judge: async ({ url, statesUrl }) => {
      const config = configFor(url);
      const prism = createInstance(config, { logger: silentLogger });
      for (const interaction of allowed) {
        await changeStates(statesUrl, 'setup', interaction);
        const outcome = await inTime(prism.request(requestOf(interaction), operations, config)());
        // The proxy says nothing about a response that does not come.
        if (outcome === undefined) return [];
        await changeStates(statesUrl, 'teardown', interaction);
        if (outcome._tag === 'Left') return [{ message: `${interaction.description}: ${outcome.left.message}` }];
        const [violation] = outcome.right.validations.output;
        if (violation !== undefined) return [{ message: `${interaction.description}: ${violation.message}` }];
      }
      return [];
    },
  };
}

async function changeStates(
  statesUrl: string,
  action: 'setup' | 'teardown',
  { providerStates }: PactInteraction,
): Promise<void> {
  for (const { name: state, params } of providerStates)
    await changeState(statesUrl, { action, state, params }, { timeout: patience });
}

/** What a promise resolves to; undefined where it takes too long. */
async function inTime<T>(promise: Promise<T>): Promise<T | undefined> {
  const late = AbortSignal.timeout(patience);
  return Promise.race([
    promise,
    new Promise<undefined>((resolve) => late.addEventListener('abort', () => resolve(undefined))),
  ]);
}

/** Prism's own check of a request knows the scheme in one spelling only. */
function isAllowed({ request, response: { status } }: PactInteraction): boolean {
  const isBearer = (request.headers?.Authorization ?? []).every((value) => value.startsWith('Bearer '));
  return isBearer && (status < 400 || status === 404 || status === 429);
}

function configFor(url: string): IHttpConfig {
  return {
    isProxy: true,
    upstream: new URL(url),
    upstreamProxy: undefined,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: true,
    mock: { dynamic: false },
  };
}

function requestOf({ request }: PactInteraction): IHttpRequest {
  const headers = Object.entries(request.headers ?? {}).map(([name, values]) => [
    name.toLowerCase(),
    values.join(', '),
  ]);
  const { content } = fieldsOf(decodeBody(request.body));
  const body = content === undefined ? undefined : JSON.stringify(content);
  return {
    method: methods.find((method) => method === request.method.toLowerCase()) ?? 'get',
    url: {
      path: request.path,
      query: Object.fromEntries(Object.entries(request.query ?? {}).map(([k, v]) => [k, [...v]])),
    },
    headers: { ...Object.fromEntries(headers), ...(body && { 'content-length': String(Buffer.byteLength(body)) }) },
    body: content,
  };
}
