import {
  createInstance,
  getHttpOperationsFromSpec,
  type IHttpConfig,
  type IHttpRequest,
  type IHttpResponse,
  type PrismHttpComponents,
} from '@stoplight/prism-http';
import { methods, type OpenApiDocument } from '../spec/openapi/document.ts';
import { expandPathTemplate } from '../spec/openapi/path-template.ts';
import type { Accepted, Refused } from './examine.ts';
import type { FoundOperation } from './find-operation.ts';
import { isJson } from './media-type.ts';
import type { Scenario } from './mock-api.ts';
import type { MockAnswer } from './mock-exchange.ts';
import { printBody } from './print-body.ts';
import type { ServedRequest } from './read-server-request.ts';
import { sampleResponses } from './sample-responses.ts';

/** What Prism answers to a request of a documented operation, and what it found wrong with it. */
export interface PrismAnswer extends MockAnswer {
  readonly complaints: readonly string[];
}

/** Asks Prism for the scenario, or for what it sees fit. Rejects where Prism has no answer: the document lacks one. */
export type AskPrism = (found: FoundOperation, request: ServedRequest, asked?: Scenario) => Promise<PrismAnswer>;

/** Prism's mocker for a document, in this process. */
export async function createPrism(document: OpenApiDocument): Promise<AskPrism> {
  // Prism resolves the references of the document in place.
  const operations = await getHttpOperationsFromSpec(structuredClone(sampleResponses(document)));
  const prism = createInstance(configFor(undefined), { logger: silentLogger });
  return async (found, request, asked) => {
    const outcome = await prism.request(prismRequest(found, request), operations, configFor(asked))();
    if (outcome._tag === 'Left') throw outcome.left;
    const complaints = outcome.right.validations.input.map(({ message }) => message);
    return { ...answerOf(outcome.right.output), complaints };
  };
}

/** The scenario that Prism is to answer with; undefined where the request leaves the choice to it. */
export function askedOfPrism(verdict: Accepted | Refused, request: ServedRequest): Scenario | undefined {
  return 'scenario' in verdict && request.headers.get('prefer') !== null ? verdict.scenario : undefined;
}

function configFor(asked: Scenario | undefined): IHttpConfig {
  const example = asked?.body === undefined ? {} : { exampleKey: asked.example ?? asked.name };
  return {
    isProxy: false,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: false,
    errors: false,
    upstreamProxy: undefined,
    // Made anew for each request: Prism writes the media types of the Accept header into it.
    mock: { dynamic: false, ...(asked && { code: asked.status, ...example }) },
  };
}

/** The request in the spelling that Prism knows: the document's path, `Bearer` with a capital, a length for every body. */
function prismRequest({ operation, values }: FoundOperation, request: ServedRequest): IHttpRequest {
  const left = [...values];
  const query = new URLSearchParams(request.target.split('?')[1]);
  return {
    method: methods.find((method) => method === operation.method.toLowerCase()) ?? 'get',
    url: {
      path: expandPathTemplate(operation.path, () => decode(left.shift() ?? '')),
      query: Object.fromEntries([...query.keys()].map((key) => [key, query.getAll(key).join(',')])),
    },
    headers: prismHeaders(request),
    body: bodyOf(request),
  };
}

function prismHeaders({ allHeaders, text }: ServedRequest): Record<string, string> {
  const { 'content-type': type, authorization, ...others } = allHeaders;
  return {
    ...others,
    'content-length': String(Buffer.byteLength(text)),
    ...(authorization !== undefined && { authorization: authorization.replace(/^bearer +/i, 'Bearer ') }),
    ...(type !== undefined && text !== '' && { 'content-type': type }),
  };
}

/** JSON as data; what is no JSON after all as text, which matters only to requests that are refused for another reason. */
function bodyOf({ headers, text }: ServedRequest): unknown {
  if (text === '') return undefined;
  if (!isJson(headers.get('content-type') ?? '')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A path parameter's value; one with a broken escape is taken as it stands. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function answerOf({ statusCode, headers = {}, body }: IHttpResponse): MockAnswer {
  const { 'Content-type': type, ...others } = headers;
  return {
    status: statusCode,
    headers: { ...(type !== undefined && { 'Content-Type': type }), ...others },
    text: body === undefined ? undefined : printBody(body, type),
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

/** Prism wants a pino logger, and uses these methods of it. */
const silentLogger = { ...logger, child: () => logger } as unknown as PrismHttpComponents['logger'];
