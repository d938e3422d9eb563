import { ProblemJsonError } from '@stoplight/prism-http';
import { examine } from './examine.ts';
import type { MockApi } from './mock-api.ts';
import type { MockAnswer } from './mock-exchange.ts';
import { type AskPrism, askedOfPrism } from './prism-door.ts';
import type { ServedRequest } from './read-server-request.ts';
import { refuse, violationHeader } from './refuse.ts';
import type { Check, Violation } from './violation.ts';

/**
 * The checks that Prism makes itself. It answers an unknown path, a wrong method and a bad Accept in a form of its own,
 * takes a body without a content type and `+json` for plain JSON, never ends a request whose JSON is malformed, and knows
 * the examples of one status only: those are decided by the core.
 */
const checksOfPrism: ReadonlySet<Check> = new Set(['authentication', 'schema']);

/**
 * Lets Prism decide the answer to a request, and the core what Prism cannot. Where Prism refuses with the status that the
 * core refuses with, the words are the core's: they name the property and the page's line.
 */
export async function respondWithPrism(api: MockApi, prism: AskPrism, request: ServedRequest): Promise<MockAnswer> {
  const verdict = examine(api, request);
  const violation = 'violation' in verdict ? verdict.violation : undefined;
  if (violation !== undefined && !checksOfPrism.has(violation.check)) return refuse(api, violation);
  if (verdict.found === undefined) throw new Error('a request without an operation has passed');
  try {
    const answer = await prism(verdict.found, request, askedOfPrism(verdict, request));
    if (violation?.status === answer.status) return refuse(api, violation);
    const [complaint] = answer.complaints;
    return complaint === undefined ? answer : withComplaint(answer, complaint);
  } catch (error) {
    return refuse(api, violation ?? { ...refusalOf(error), operation: verdict.found.operation });
  }
}

function withComplaint(answer: MockAnswer, complaint: string): MockAnswer {
  return { ...answer, headers: { ...answer.headers, ...violationHeader(complaint) } };
}

/** Prism's own errors, where the document has no response for what it finds wrong; 422 is the 400 of `examine`. */
function refusalOf(error: unknown): Violation {
  if (!(error instanceof ProblemJsonError)) return { check: 'schema', status: 500, message: `Prism failed: ${error}` };
  const complaints: unknown = error.additional?.validation;
  const messages = Array.isArray(complaints) ? complaints.map(({ message }) => String(message)) : [error.detail];
  return { check: 'schema', status: error.status === 422 ? 400 : error.status, message: messages.join('; ') };
}
