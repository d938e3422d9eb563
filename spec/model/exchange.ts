import type { Snippet } from '../page/page.ts';
import type { ExchangeModel, NamedType } from './api-model.ts';
import { type StatedType, statedResponseType } from './body-type.ts';
import { checkAnswer } from './check-answer.ts';
import { errorResponses } from './error-responses.ts';
import { expandedProperties } from './expansions.ts';
import type { JsonText } from './json-text.ts';
import type { Method } from './method.ts';
import type { PageContext } from './page-context.ts';
import { prose } from './page-roles.ts';
import type { PathGroup } from './path-groups.ts';
import { rawKind } from './raw-value.ts';
import { readRequestType } from './request-body.ts';
import { requestBodyModel } from './request-body-model.ts';
import { readResponseType } from './response-body.ts';
import type { SampleResponse } from './samples.ts';
import { readStatuses } from './statuses.ts';
import { successResponses } from './success-responses.ts';
import { typeOfPath } from './type-of-path.ts';

/** An exchange with the named types that only its page describes. */
export interface Exchange extends ExchangeModel {
  readonly types: readonly NamedType[];
}

/** The paths that share an exchange. */
interface Sharing extends PathGroup {
  /** Responses without a request, which belong to the only paths of the page. */
  readonly unasked: readonly SampleResponse[];
  /** The bodies of all answers on the page. */
  readonly onPage: readonly JsonText[];
  /** Nothing else is on the page, so that its text is about these paths. */
  readonly isOnly: boolean;
}

/**
 * What goes over the wire for one method of a page: bodies, answers, and the types they are made of.
 * @param place stands for the page where it says nothing of a part
 */
export function readExchange(context: PageContext, method: Method, sharing: Sharing, place: Snippet): Exchange {
  const { paths, samples, addressed, isOnly } = sharing;
  const texts = context.roles.response.flatMap(prose).map((one) => one.text);
  const shown = successesIn(sharing);
  const { statuses, hasBody } = readStatuses(context, texts, shown, isOnly, place);
  const told = statedResponseType(context, texts, shown[0]);
  const stated = typeOfAnswer(context, told, sharing, shown, place);
  const about = context.roles.body.flatMap(prose)[0]?.text;
  const request = readRequestType(context, method, samples, stated, stated !== told, about ?? place);
  const raw = paths[0] && rawKind(paths[0]);
  const isTyped = hasBody && raw === undefined;
  const expanded = isTyped ? withExpansions(context, stated, sharing) : stated;
  const type = isTyped ? readResponseType(context, expanded, shown, request, addressed, place) : undefined;
  if (isTyped) checkAnswer(context, { texts: isOnly ? texts : [], shown, statuses, stated, body: type, place });
  const success = { statuses, texts, shown, type, raw: method === 'get' ? raw : undefined };
  // Examples can change the types that they are of: those of the answers come first.
  const successes = successResponses(context, success, place);
  return {
    requestBody: requestBodyModel(context, method, samples, request, about, place),
    responses: [...successes, ...errorResponses(context, samples)],
    types: [...(request?.types ?? []), ...(type?.types ?? [])],
  };
}

/** The samples of a successful answer: those of the requests, else on a page about one thing those without a request. */
function successesIn({ samples, unasked, isOnly }: Sharing): readonly SampleResponse[] {
  const paired = samples.flatMap(({ response }) => (isSuccess(response) ? [response] : []));
  return paired.length === 0 && isOnly ? unasked.filter(isSuccess) : paired;
}

function isSuccess(response: SampleResponse | undefined): response is SampleResponse {
  return response !== undefined && (response.status ?? 200) < 400;
}

/** The type of the answer: as the page tells it, unless it is about several things and the path about another one. */
function typeOfAnswer(
  context: PageContext,
  told: StatedType,
  { resource }: Sharing,
  shown: readonly SampleResponse[],
  place: Snippet,
): StatedType {
  if (resource === undefined) return told;
  const bodies = shown.flatMap((one) => one.json ?? []);
  return typeOfPath(context, told, resource, bodies, place);
}

function withExpansions(context: PageContext, stated: StatedType, { paths, onPage }: Sharing): StatedType {
  if (stated.type?.kind !== 'named') return stated;
  return { ...stated, expanded: expandedProperties(context, stated.type.name, paths, onPage) };
}
