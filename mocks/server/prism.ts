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
import { type DocumentedResponse, readOperations } from '../../spec/openapi/operations.ts';
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
import { scenarioResponse } from '../engine/respond.ts';

/** Asks Prism for a documented response of an operation. Rejects where Prism has none. */
export type AskPrism = (found: FoundOperation, scenario: Scenario) => Promise<MockResponse>;

/** Prism's mocker for a document, in this process. */
export async function createPrism(document: OpenApiDocument): Promise<AskPrism> {
  // Prism looks for references everywhere, in samples too, and resolves them in place.
  const hidden = hideData(responsesOf(sampleResponses(document)));
  const operations = await getHttpOperationsFromSpec(hidden.document);
  const prism = createInstance(configFor(), { logger: silentLogger });
  return async (found, scenario) => {
    const outcome = await prism.request(prismRequest(found, scenario), operations, configFor(found, scenario))();
    if (outcome._tag === 'Left') throw outcome.left;
    const { output } = outcome.right;
    const response = responseOf({ ...output, body: hidden.restoreValue(output.body) });
    const own = scenarioResponse(scenario);
    const { status } = scenario;
    // Prism chooses among media types by rules of its own.
    if (response.headers['Content-Type'] !== own.headers['Content-Type']) return own;
    return { ...response, status, headers: { ...response.headers, ...own.headers } };
  };
}

/**
 * The document as far as Prism answers from it: the bodies of responses, each with the status that stands for it. What
 * requests have to be is decided elsewhere, and Prism takes long to resolve the references of large schemas.
 */
function responsesOf(document: OpenApiDocument): OpenApiDocument {
  const operations = readOperations(document).map((operation) => ({
    path: operation.path,
    method: operation.method,
    shown: { operationId: operation.id, responses: Object.fromEntries(operation.responses.map(showResponse)) },
  }));
  const paths = [...Map.groupBy(operations, ({ path }) => path)].map(
    ([path, all]) => [path, Object.fromEntries(all.map(({ method, shown }) => [method, shown]))] as const,
  );
  return { openapi: document.openapi, info: document.info, paths: Object.fromEntries(paths) };
}

function showResponse({ status, description, contents }: DocumentedResponse) {
  const content = contents.map(({ mediaType, examples }) => {
    const values = examples.map(({ name, value }) => [name, { value }] as const);
    return [mediaType, { examples: Object.fromEntries(values) }] as const;
  });
  return [status, { description, content: Object.fromEntries(content) }] as const;
}

function configFor(found?: FoundOperation, scenario?: Scenario): IHttpConfig {
  // A status of a range is asked for by the one that stands for the range.
  const documented = found?.operation.scenarios.find(({ name }) => name === scenario?.name);
  const example = scenario?.body === undefined ? {} : { exampleKey: scenario.example ?? scenario.name };
  return {
    isProxy: false,
    checkSecurity: false,
    validateRequest: false,
    validateResponse: false,
    errors: false,
    upstreamProxy: undefined,
    // Made anew for each request: Prism writes the media types of the Accept header into it.
    mock: { dynamic: false, ...(scenario && { code: documented?.status ?? scenario.status, ...example }) },
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
 * content type, and `null` for none, rejects what is read-only, and never ends a request whose JSON is malformed. Where
 * Prism has no response, the core's own is given.
 */
export async function respondWithPrism(api: MockApi, prism: AskPrism, request: MockRequest): Promise<MockResponse> {
  const verdict = examine(api, request);
  if ('violation' in verdict) return errorResponse(api, verdict.violation);
  const { found, scenario } = verdict;
  try {
    return await prism(found, scenario);
  } catch {
    return scenarioResponse(scenario);
  }
}
