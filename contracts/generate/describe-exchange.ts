import type { Exchange } from './plan-types.ts';

/** An exchange as a sentence, `a request to add commands (POST /…) without Status is refused with 400 invalidRequest`. */
export function describeExchange({
  operation,
  circumstance,
  response,
  scenario,
  coded,
}: Pick<Exchange, 'operation' | 'circumstance' | 'response' | 'scenario' | 'coded'>): string {
  const what = /^[A-Z][^A-Z]/.test(operation.summary)
    ? operation.summary.charAt(0).toLowerCase() + operation.summary.slice(1)
    : operation.summary;
  const request = `a request to ${what} (${operation.method.toUpperCase()} ${operation.path})`;
  const verdict = response.status < 400 ? 'is answered with' : 'is refused with';
  return [request, circumstance, verdict, response.status, coded ? `and the code ${scenario}` : scenario]
    .filter((part) => part !== '')
    .join(' ');
}
