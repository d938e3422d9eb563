import { randomUUID } from 'node:crypto';

/** A response of the reference provider before it is sent; its body is JSON, or there is none. */
export interface ReferenceResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

const json = { 'Content-Type': 'application/json' };

/** An error response in the service's envelope, with the codes of its error reference. */
export function errorResponse(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): ReferenceResponse {
  const requestId = randomUUID();
  const innerError = {
    date: new Date().toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': requestId,
  };
  return { status, headers: { ...json, ...headers }, body: { error: { code, message, innerError } } };
}

/** The created command: the request's own values under a fresh identifier. */
export function created(values: Readonly<Record<string, unknown>>): ReferenceResponse {
  return {
    status: 201,
    headers: json,
    body: { '@odata.type': '#microsoft.graph.command', ...values, id: randomUUID() },
  };
}
