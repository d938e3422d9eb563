import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { createBoundedMemory } from '../behaviors/bounded-memory.ts';
import { createRandom } from '../behaviors/random.ts';
import { compileMockApi } from '../build/compile-validators.ts';
import { sampleItems } from '../build/sample-items.ts';
import { examine } from '../engine/check-request.ts';
import { errorResponse } from '../engine/error-response.ts';
import type { MockRequest, MockResponse } from '../engine/exchange.ts';
import type { MockApi } from '../engine/mock-api.ts';
import { type Responder, scenarioResponse } from '../engine/respond.ts';

/** What makes the responses to good requests: Prism, or nothing but the core that every mock has. */
export type EngineName = 'prism' | 'native';

/** What a server that remembers starts with: nothing, or the items that the document's samples show. */
export type StateName = 'empty' | 'samples';

/** How a document is served. */
export interface EngineChoice {
  readonly engine: EngineName;
  /** Remembers what is posted, changed and deleted; the native engine alone does. */
  readonly state?: StateName | undefined;
}

/** What is served: replaced as a whole when the document changes. */
export interface Engine {
  readonly api: MockApi;
  /** Answers a request that asks for an operation. */
  readonly respond: (request: MockRequest) => MockResponse | Promise<MockResponse>;
}

/** Prepares a document to be served. Only the engine of Prism loads Prism. */
export async function createEngine({ engine, state }: EngineChoice, document: OpenApiDocument): Promise<Engine> {
  const api = compileMockApi(document);
  if (engine === 'native') {
    const items = state === 'samples' ? sampleItems(document) : {};
    const responder = state && createBoundedMemory(api, items, createRandom(1));
    return { api, respond: (request) => respondNatively(api, request, responder) };
  }
  const { createPrism, respondWithPrism } = await import('./prism.ts');
  const prism = await createPrism(document);
  return { api, respond: (request) => respondWithPrism(api, prism, request) };
}

/** A documented response as it is, or what is remembered, where nothing is wrong with the request. */
function respondNatively(api: MockApi, request: MockRequest, responder?: Responder): MockResponse {
  const verdict = examine(api, request);
  if ('violation' in verdict) return errorResponse(api, verdict.violation);
  return responder?.(verdict, request) ?? scenarioResponse(verdict.scenario);
}
