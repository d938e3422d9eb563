import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { compileMockApi } from '../build/compile-validators.ts';
import { examine } from '../engine/check-request.ts';
import { errorResponse } from '../engine/error-response.ts';
import type { MockRequest, MockResponse } from '../engine/exchange.ts';
import type { MockApi } from '../engine/mock-api.ts';
import { scenarioResponse } from '../engine/respond.ts';

/** What makes the responses to good requests: Prism, or nothing but the core that every mock has. */
export type EngineName = 'prism' | 'native';

/** What is served: replaced as a whole when the document changes. */
export interface Engine {
  readonly api: MockApi;
  /** Answers a request that asks for an operation. */
  readonly respond: (request: MockRequest) => MockResponse | Promise<MockResponse>;
}

/** Prepares a document to be served. Only the engine of Prism loads Prism. */
export async function createEngine(name: EngineName, document: OpenApiDocument): Promise<Engine> {
  const api = compileMockApi(document);
  if (name === 'native') return { api, respond: (request) => respondNatively(api, request) };
  const { createPrism, respondWithPrism } = await import('./prism.ts');
  const prism = await createPrism(document);
  return { api, respond: (request) => respondWithPrism(api, prism, request) };
}

/** A documented response as it is, where nothing is wrong with the request. */
function respondNatively(api: MockApi, request: MockRequest): MockResponse {
  const verdict = examine(api, request);
  return 'violation' in verdict ? errorResponse(api, verdict.violation) : scenarioResponse(verdict.scenario);
}
