import type { ExchangeModel, NamedType } from '../../../ir/api-model.ts';
import type { JsonText } from '../../../source/located-json.ts';
import type { Place } from '../../../source/place.ts';
import type { Snippet } from '../../../source/snippet.ts';
import type { Method } from '../../../standards/method.ts';
import type { PathGroup } from '../operations/path-groups.ts';
import { prose } from '../page/sections.ts';
import { rawKind } from '../samples/declared-paths.ts';
import type { SampleResponse } from '../samples/samples.ts';
import type { PageContext } from '../types/page-context.ts';
import { namespaceOf } from '../types/resource-page.ts';
import { SampledTypes } from '../types/sampled-types.ts';
import { checkResponse } from './check-response.ts';
import { expandedProperties } from './extended-type.ts';
import { requestBodyModel } from './request-body.ts';
import { readRequestType } from './request-type.ts';
import { readResponseType } from './response-type.ts';
import { errorResponses, readStatuses, successResponses } from './responses.ts';
import { statedErrorResponses, statusCells } from './stated-errors.ts';
import { type StatedType, statedResponseType } from './stated-type.ts';

/** An exchange with the named types that only its page describes. */
export interface Exchange extends ExchangeModel {
  readonly types: readonly NamedType[];
}

/** The paths that share an exchange. */
interface Sharing extends PathGroup {
  /** Responses without a request, which belong to the only paths of the page. */
  readonly unasked: readonly SampleResponse[];
  /** The bodies of all responses on the page. */
  readonly onPage: readonly JsonText[];
  /** Nothing else is on the page, so that its text is about these paths. */
  readonly isOnly: boolean;
}

/**
 * The requests and responses for one method of a page: bodies, and the types they are made of.
 * @param place the place for findings about parts that the page does not mention
 */
export function readExchange(context: PageContext, method: Method, sharing: Sharing, place: Snippet): Exchange {
  const { paths, samples, addressed, isOnly } = sharing;
  const texts = context.roles.response.flatMap(prose).map((prose) => prose.text);
  const responses = successesIn(sharing);
  const { statuses, hasBody, evidenceOf } = readStatuses(
    context,
    { texts: [...texts, ...context.roles.response.flatMap(statusCells)], samples: responses, isOnly },
    place,
  );
  const statedType = statedResponseType(context, texts, responses[0]);
  const stated = typeOfResponse(context, statedType, { resource: sharing.resource, samples: responses }, place);
  const about = context.roles.body.flatMap(prose)[0]?.text;
  const requests = { method, samples, about, place };
  const request = readRequestType(context, requests, { type: stated, isOfOthers: stated !== statedType });
  const raw = paths[0] && rawKind(paths[0]);
  const isTyped = hasBody && raw === undefined;
  const expanded = isTyped ? withExpansions(context, stated, sharing) : stated;
  const type = isTyped
    ? readResponseType(context, expanded, { samples: responses, addressed, place }, request)
    : undefined;
  if (isTyped)
    checkResponse(context, { texts: isOnly ? texts : [], samples: responses, statuses, stated, body: type, place });
  const asked = new Map(
    samples.flatMap(({ request, response }) => (response ? [[response, request.message.startLine] as const] : [])),
  );
  const shown = { samples: responses, asked, type, raw: method === 'get' ? raw : undefined };
  const success = { statuses, evidenceOf, texts, ...shown };
  // What samples show of the types holds for the samples after them, those of the responses first, and then for all.
  const types = new SampledTypes(context.catalogue);
  const successes = successResponses({ ...context, types }, success, place);
  const requestBody = requestBodyModel({ ...context, types }, requests, request);
  context.catalogue.replace(types.changed);
  const shownErrors = errorResponses(context, samples);
  const statedErrors = statedErrorResponses(context.roles, method);
  const known = new Set(shownErrors.map(({ status }) => status));
  return {
    requestBody,
    responses: [...successes, ...shownErrors, ...statedErrors.filter(({ status }) => !known.has(status))],
    types: [...(request?.types ?? []), ...(type?.types ?? [])],
  };
}

/** The samples of a successful response: those of the requests, else on a page about one thing those without a request. */
function successesIn({ samples, unasked, isOnly }: Sharing): readonly SampleResponse[] {
  const paired = samples.flatMap(({ response }) => (isSuccess(response) ? [response] : []));
  return paired.length === 0 && isOnly ? unasked.filter(isSuccess) : paired;
}

function isSuccess(response: SampleResponse | undefined): response is SampleResponse {
  return response !== undefined && (response.status ?? 200) < 400;
}

/** The type of the response: as the page states it, unless the page is about several things and the path about another one. */
function typeOfResponse(
  context: PageContext,
  statedType: StatedType,
  { resource, samples }: { readonly resource: string | undefined; readonly samples: readonly SampleResponse[] },
  place: Snippet,
): StatedType {
  if (resource === undefined) return statedType;
  const bodies = samples.flatMap((sample) => sample.json ?? []);
  return typeOfPath(context, statedType, { name: resource, bodies }, place);
}

function withExpansions(context: PageContext, stated: StatedType, { paths, onPage }: Sharing): StatedType {
  if (stated.type?.kind !== 'named') return stated;
  return { ...stated, expanded: expandedProperties(context, stated.type.name, paths, onPage) };
}

/**
 * The type of a body on a page whose paths are about several things, of which its text names but one. The path names
 * another (`/me/messages` is about a `message`): of the two, the one that has more of what the samples show.
 * @param path the name in the path, and the bodies that are shown for it; without any, the path counts
 * @param place the line that declares the path, where a change of type is reported
 */
function typeOfPath(
  { page, catalogue, report }: PageContext,
  stated: StatedType,
  { name, bodies }: { readonly name: string; readonly bodies: readonly JsonText[] },
  place: Place,
): StatedType {
  const named = catalogue.typeByName(page, `${namespaceOf(page)}.${name}`);
  if (named?.kind !== 'named') return stated;
  const names = bodies.flatMap((json) => json.members ?? []).map((member) => member.name.text);
  const overlap = (type: StatedType['type']) => {
    const known = new Set(
      type?.kind === 'named' ? catalogue.propertiesOf(type.name)?.map((property) => property.name) : [],
    );
    return names.filter((name) => known.has(name)).length;
  };
  const better = names.length === 0 || overlap(named) > overlap(stated.type);
  const statedName = stated.type?.kind === 'named' ? stated.type.name : undefined;
  if (!better || statedName === named.name) return stated;
  report(
    'type-from-path',
    { namedType: statedName, path: named.name, isSampled: names.length > 0 },
    { page: place.page, span: place.span },
  );
  return { ...stated, type: named, name: undefined };
}
