import type { PactInteraction, PactRequest } from '../../contracts/pact/pact.ts';
import { compileMockApi } from '../../mocks/build/compile-validators.ts';
import { examine } from '../../mocks/engine/check-request.ts';
import type { MockRequest } from '../../mocks/engine/exchange.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';

/** Says in which words the mock refuses the request of an interaction; undefined where the request alone is no reason. */
export type ReadRefusal = (interaction: PactInteraction) => string | undefined;

/** Asks the mock of a document. */
export function readRefusals(document: OpenApiDocument): ReadRefusal {
  const api = compileMockApi(document);
  return ({ request, response: { status } }) => {
    if (status < 400 || status >= 500) return undefined;
    const verdict = examine(api, toMockRequest(request));
    return 'violation' in verdict && verdict.violation.status === status ? verdict.violation.message : undefined;
  };
}

function toMockRequest({ method, path, query, headers = {}, body }: PactRequest): MockRequest {
  const sent = new Map(Object.entries(headers).map(([name, values]) => [name.toLowerCase(), values.join(', ')]));
  const pairs = Object.entries(query ?? {}).flatMap(([name, values]) => values.map((value) => [name, value]));
  const search = pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
  const text = body === undefined ? '' : textOf(body);
  return { method, target: path + search, headers: { get: (name) => sent.get(name.toLowerCase()) ?? null }, text };
}

function textOf({ content, encoded }: NonNullable<PactRequest['body']>): string {
  if (encoded === 'base64') return Buffer.from(String(content), 'base64').toString();
  return typeof content === 'string' ? content : JSON.stringify(content);
}
