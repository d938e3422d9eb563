import { withValueAt } from '../../../spec/standards/json-pointer.ts';
import { findScenario } from '../error-response.ts';
import { printBody } from '../exchange.ts';
import type { RejectRequest, Scenario } from '../mock-api.ts';
import { toAscii } from '../violation.ts';
import { coveringScenario } from './negotiate.ts';

/**
 * The response to a rejected request where error responses have several forms, media types or ranges of statuses: the
 * document's own for the status, or one of the operation's form, with the violation where the body has a place for it, and
 * in the header `x-facsimile-violation`.
 */
export const rejectRequest: RejectRequest = (api, { status, operation, message, headers: demanded }) => {
  const own = operation ? [operation] : api.operations;
  const range = { code: `${status}` };
  const covering = own.find((each) => coveringScenario(each, range) !== undefined);
  const documented =
    findScenario(own, (scenario) => scenario.status === status) ?? (covering && coveringScenario(covering, range));
  const shown = documented?.body === undefined ? undefined : documented;
  const pattern = shown ?? findScenario(own, isPattern) ?? findScenario(api.operations, isPattern);
  const code = shown === undefined ? (api.codes[status] ?? String(status)) : undefined;
  const type = pattern?.body === undefined ? undefined : pattern.headers['Content-Type'];
  const headers = {
    'Content-Type': type ?? 'application/json',
    ...documented?.headers,
    ...demanded,
    'x-facsimile-violation': toAscii(message),
  };
  const body = pattern === undefined ? { error: { code, message } } : reword(pattern, { code, message });
  return { status, headers, text: body === undefined ? undefined : printBody(body, headers['Content-Type']) };
};

function isPattern({ status, body }: Scenario): boolean {
  return status >= 400 && body !== undefined;
}

/** The body of an error response with other words in the places that take them. */
function reword(
  { body, words = {} }: Scenario,
  { code, message }: { readonly code: unknown; readonly message: string },
) {
  const told = words.message === undefined ? body : withValueAt(body, words.message, message);
  return words.code === undefined || code === undefined ? told : withValueAt(told, words.code, code);
}
