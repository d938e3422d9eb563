import {
  createInstance,
  getHttpOperationsFromSpec,
  type IHttpConfig,
  type IHttpRequest,
  type IHttpResponse,
  type PrismHttpComponents,
} from '@stoplight/prism-http';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { hideData } from '../../spec/openapi/hide-data.ts';
import { expandPathTemplate } from '../../spec/openapi/paths.ts';
import { methods } from '../../spec/standards/method.ts';
import { decodePathValue } from '../../spec/standards/path-values.ts';
import { sampleResponses } from '../build/build-scenarios.ts';
import { examine } from '../engine/check-request.ts';
import { errorResponse } from '../engine/error-response.ts';
import type { MockRequest, MockResponse } from '../engine/exchange.ts';
import { printBody } from '../engine/exchange.ts';
import type { FoundOperation } from '../engine/match-operation.ts';
import type { MockApi, Scenario } from '../engine/mock-api.ts';

/** Asks Prism for a documented response of an operation. Rejects where Prism has none. */
export type AskPrism = (found: FoundOperation, scenario: Scenario) => Promise<MockResponse>;

/** Prism's mocker for a document, in this process. */
export async function createPrism(document: OpenApiDocument): Promise<AskPrism> {
  // Prism looks for references everywhere, in samples too, and resolves them in place.
  const hidden = hideData(sampleResponses(document));
  const operations = await getHttpOperationsFromSpec(hidden.document);
  const prism = createInstance(configFor(undefined), { logger: silentLogger });
  return async (found, scenario) => {
    const outcome = await prism.request(prismRequest(found, scenario), operations, configFor(scenario))();
    if (outcome._tag === 'Left') throw outcome.left;
    const { output } = outcome.right;
    return responseOf({ ...output, body: hidden.restoreValue(output.body) });
  };
}

function configFor(scenario: Scenario | undefined): IHttpConfig {
  const example = scenario?.body === undefined ? {} : { exampleKey: scenario.example ?? scenario.name };
  return {
    isProxy: false,
    checkSecurity: false,
    validateRequest: false,
    validateResponse: false,
    errors: false,
    upstreamProxy: undefined,
    // Made anew for each request: Prism writes the media types of the Accept header into it.
    mock: { dynamic: false, ...(scenario && { code: scenario.status, ...example }) },
  };
}

/** A request that finds the operation by its documented path, and the response by its media type. */
function prismRequest({ operation, values }: FoundOperation, { headers }: Scenario): IHttpRequest {
  const remaining = [...values];
  const type = headers['Content-Type'];
  return {
    method: methods.find((method) => method === operation.method.toLowerCase()) ?? 'get',
    url: { path: expandPathTemplate(operation.path, () => decodePathValue(remaining.shift() ?? '')), query: {} },
    headers: type === undefined ? {} : { accept: type },
  };
}

/** Prism gives a response without a body a media type nevertheless. */
function responseOf({ statusCode, headers = {}, body }: IHttpResponse): MockResponse {
  const { 'Content-type': type, ...others } = headers;
  if (body === undefined) return { status: statusCode, headers: others, text: undefined };
  return {
    status: statusCode,
    headers: { ...(type !== undefined && { 'Content-Type': type }), ...others },
    text: printBody(body, type),
  };
}

const silent = () => {};
const logger = {
  info: silent,
  success: silent,
  warn: silent,
  error: silent,
  debug: silent,
  trace: silent,
  fatal: silent,
};

/** A logger that says nothing: Prism wants one of pino, and uses these methods of it. */
export const silentLogger = { ...logger, child: () => logger } as unknown as PrismHttpComponents['logger'];

/**
 * Lets the core judge a request, as every mock does, and Prism answer one that nothing is wrong with. Prism's own checks
 * are left out: it rejects unknown paths, wrong methods and Accept headers in a form of its own, takes a body without a
 * content type, and `null` for none, rejects what is read-only, and never ends a request whose JSON is malformed.
 */
export async function respondWithPrism(api: MockApi, prism: AskPrism, request: MockRequest): Promise<MockResponse> {
  const verdict = examine(api, request);
  if ('violation' in verdict) return errorResponse(api, verdict.violation);
  const { found, scenario } = verdict;
  try {
    return await prism(found, scenario);
  } catch (error) {
    const message = `Prism has no response: ${error instanceof Error ? error.message : error}`;
    return errorResponse(api, { check: 'http', status: 500, message, operation: found.operation });
  }
}
