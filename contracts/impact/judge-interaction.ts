import { nameOperation } from '../../spec/diff/match-operations.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { type DocumentedOperation, findResponse } from '../../spec/openapi/operations.ts';
import { createOperationFinder } from '../../spec/openapi/paths.ts';
import { type HttpExchange, httpExchange } from '../pact/http-exchange.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import { judgeCredentials, judgeRequest, readRequest, type SentRequest } from './judge-request.ts';
import { judgeResponse } from './judge-response.ts';
import { newProblems, type Problem } from './problem.ts';

/** What becomes of an interaction. */
export interface InteractionVerdict {
  /** The operation of the old document that it calls, `POST /notes`; undefined where it calls none. */
  readonly operation: string | undefined;
  /** Why it can fail by the new document, though it does not by the old one. */
  readonly problems: readonly Problem[];
}

/** Whether anything has changed of an operation's request, or of its response with a status as the document writes it. */
type IsAffected = (operation: string, response: string) => boolean;

/** An operation in its document. */
interface Side {
  readonly document: OpenApiDocument;
  readonly operation: DocumentedOperation;
}

/** Judges interactions of any contracts by a new document, with what held by the old one. */
export function createInteractionJudge(
  old: OpenApiDocument,
  now: OpenApiDocument,
): (interaction: ReadInteraction, isAffected: IsAffected) => InteractionVerdict {
  const [findOld, findNow] = [createOperationFinder(old), createOperationFinder(now)];
  return (interaction, isAffected) => {
    const { flaw, unfit } = interaction;
    const exchange = flaw === undefined && unfit === undefined ? httpExchange(interaction) : undefined;
    const before = exchange && findOld(exchange.method, exchange.path)?.operation;
    if (exchange === undefined || before === undefined) return { operation: undefined, problems: [] };
    const operation = nameOperation(before);
    const response = findResponse(before, exchange.status)?.key ?? String(exchange.status);
    if (!isAffected(operation, response)) return { operation, problems: [] };
    const after = findNow(exchange.method, exchange.path)?.operation;
    if (after === undefined) {
      return { operation, problems: [{ part: '', path: '', reason: `${operation} is not documented` }] };
    }
    const sides = { old: { document: old, operation: before }, now: { document: now, operation: after } };
    return { operation, problems: judgeExchange(sides, exchange, interaction) };
  };
}

function judgeExchange(
  { old, now }: { readonly old: Side; readonly now: Side },
  exchange: HttpExchange,
  interaction: ReadInteraction,
): readonly Problem[] {
  const sent = readRequest(interaction, exchange);
  const [before, after] = [judgeSent(old, sent), judgeSent(now, sent)];
  const [expected, newly] = [old, now].map(({ document, operation }) =>
    judgeResponse(document, operation, exchange, interaction),
  );
  const responses = newProblems(expected ?? [], newly ?? []);
  switch (exchange.status) {
    case 401:
      return [...noLongerWrong(before.credentials, after.credentials), ...responses];
    case 400:
    case 415:
    case 422:
      return [...noLongerWrong(before.request, after.request), ...responses];
    default:
      // What is refused for another reason than the request needs a right request too.
      return [
        ...newProblems(before.credentials, after.credentials),
        ...newProblems(before.request, after.request),
        ...responses,
      ];
  }
}

function judgeSent({ document, operation }: Side, sent: SentRequest) {
  return { credentials: judgeCredentials(operation, sent), request: judgeRequest(document, operation, sent) };
}

/** A request that is sent because something is wrong with it is not refused any more where nothing is. */
function noLongerWrong(before: readonly Problem[], after: readonly Problem[]): readonly Problem[] {
  const [problem] = before;
  return problem === undefined || after.length > 0
    ? []
    : [{ ...problem, reason: 'the request is right now', isLooser: true }];
}
