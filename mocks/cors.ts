import type { MockAnswer, MockRequest } from './mock-exchange.ts';

/** Headers that let a web page of any origin read an answer. */
export const corsHeaders: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': '*',
};

/** The answer to a browser's question (Fetch standard, CORS preflight); undefined for any other request. */
export function answerPreflight({ method, headers }: MockRequest): MockAnswer | undefined {
  const wanted = headers.get('access-control-request-method');
  if (method !== 'OPTIONS' || wanted === null) return undefined;
  const allowed = headers.get('access-control-request-headers');
  return {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': wanted,
      ...(allowed !== null && { 'Access-Control-Allow-Headers': allowed }),
    },
    text: undefined,
  };
}
