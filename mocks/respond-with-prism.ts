import { examine } from './examine.ts';
import type { MockApi } from './mock-api.ts';
import type { MockAnswer, MockRequest } from './mock-exchange.ts';
import type { AskPrism } from './prism-door.ts';
import { refuse } from './refuse.ts';

/**
 * Lets the core judge a request, as every mock does, and Prism answer one that nothing is wrong with. Prism's own checks
 * are left out: it refuses unknown paths, wrong methods and Accept headers in a form of its own, takes a body without a
 * content type, and `null` for none, refuses what is read-only, and never ends a request whose JSON is malformed.
 */
export async function respondWithPrism(api: MockApi, prism: AskPrism, request: MockRequest): Promise<MockAnswer> {
  const verdict = examine(api, request);
  if ('violation' in verdict) return refuse(api, verdict.violation);
  const { found, scenario } = verdict;
  try {
    return await prism(found, scenario);
  } catch (error) {
    const message = `Prism has no answer: ${error instanceof Error ? error.message : error}`;
    return refuse(api, { check: 'http', status: 500, message, operation: found.operation });
  }
}
