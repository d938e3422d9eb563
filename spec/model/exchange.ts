import type { Snippet } from '../page/page.ts';
import { plainText } from '../page/plain-text.ts';
import type {
  BodyModel,
  ExchangeModel,
  NamedType,
  RequestBodyModel,
  ResponseModel,
  SampleExample,
  TypeRef,
} from './api-model.ts';
import { type StatedType, statedResponseType } from './body-type.ts';
import { checkAnswer } from './check-answer.ts';
import { expandedProperties } from './expansions.ts';
import { fitSample } from './fit-sample.ts';
import type { JsonText } from './json-text.ts';
import { mediaTypeOf, requestMediaType, statedMediaType } from './media-type.ts';
import type { Method } from './method.ts';
import type { PageContext } from './page-context.ts';
import { prose } from './page-roles.ts';
import type { PathGroup } from './path-groups.ts';
import { rawKind } from './raw-value.ts';
import type { DeclaredPath } from './reference-lines.ts';
import { type RequestType, readRequestType } from './request-body.ts';
import { type ResponseType, readResponseType } from './response-body.ts';
import type { SamplePair, SampleRequest, SampleResponse } from './samples.ts';
import { readStatuses } from './statuses.ts';
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
  readonly shown: readonly JsonText[];
  /** Nothing else is on the page, so that its text is about these paths. */
  readonly isOnly: boolean;
}

/**
 * What goes over the wire for one method of a page: bodies, answers, and the types they are made of.
 * @param place stands for the page where it says nothing of a part
 */
export function readExchange(
  context: PageContext,
  method: Method,
  { paths, samples, addressed, resource, unasked, shown: onPage, isOnly }: Sharing,
  place: Snippet,
): Exchange {
  const answers = context.roles.response.flatMap(prose).map((one) => one.text);
  const paired = samples.flatMap(({ response }) => (isSuccess(response) ? [response] : []));
  const answered = paired.length === 0 && isOnly ? unasked.filter(isSuccess) : paired;
  const [response] = answered;
  const statuses = readStatuses(context, answers, answered, isOnly, place);
  const told = statedResponseType(context, answers, response);
  const bodies = answered.flatMap((one) => one.json ?? []);
  const stated = resource === undefined ? told : typeOfPath(context, told, resource, bodies, place);
  const bodyPlace = context.roles.body.flatMap(prose)[0]?.text;
  const request = readRequestType(context, method, samples, stated, stated !== told, bodyPlace ?? place);
  const raw = paths[0] && rawKind(paths[0]);
  const body =
    statuses.hasBody && raw === undefined
      ? readResponseType(context, withExpansions(context, stated, paths, onPage), answered, request, addressed, place)
      : undefined;
  if (statuses.hasBody && raw === undefined) {
    const texts = isOnly ? answers : [];
    checkAnswer(context, { texts, shown: answered, statuses: statuses.statuses, stated, body, place });
  }
  const success = statuses.statuses.map((status): ResponseModel => {
    const shown = answered.filter((one) => one.status === status || one.status === undefined);
    // What 202 promises comes later: text links to it, but only a sample can show it in this answer.
    const isBare = status === 204 || status >= 300 || (status === 202 && shown.every((one) => one.json === undefined));
    return {
      status,
      description: answers[0] && plainText(answers[0].text),
      body: isBare ? undefined : (rawBody(raw, method, shown) ?? responseBody(context, body, shown)),
      place: answers[0] ?? response?.message.startLine ?? place,
    };
  });
  return {
    requestBody: requestBody(context, request, method, samples, bodyPlace, place),
    responses: [...success, ...errorResponses(context, samples)],
    types: [...(request?.types ?? []), ...(body?.types ?? [])],
  };
}

function withExpansions(
  context: PageContext,
  stated: StatedType,
  paths: readonly DeclaredPath[],
  shown: readonly JsonText[],
): StatedType {
  if (stated.type?.kind !== 'named') return stated;
  return { ...stated, expanded: expandedProperties(context, stated.type.name, paths, shown) };
}

/** The body of an answer that is no JSON because of its path. */
function rawBody(
  raw: 'value' | 'count' | undefined,
  method: Method,
  shown: readonly SampleResponse[],
): BodyModel | undefined {
  if (raw === undefined || method !== 'get') return undefined;
  const shownType = statedMediaType(shown[0]?.message);
  const usable = shownType !== undefined && !shownType.includes('json') ? shownType : undefined;
  return {
    mediaType: usable ?? (raw === 'count' ? 'text/plain' : 'application/octet-stream'),
    type: undefined,
    examples: [],
  };
}

function isSuccess(response: SampleResponse | undefined): response is SampleResponse {
  return response !== undefined && (response.status ?? 200) < 400;
}

function requestBody(
  context: PageContext,
  request: RequestType | undefined,
  method: Method,
  samples: readonly SamplePair[],
  description: Snippet | undefined,
  place: Snippet,
): RequestBodyModel | undefined {
  const requests = samples.map((pair) => pair.request);
  const message = requests.find((request) => request.message.body !== undefined)?.message;
  const mediaType = requestMediaType(context.roles, message);
  const isBinary = !['get', 'delete', 'head'].includes(method) && message !== undefined && !mediaType.includes('json');
  if (request === undefined && !isBinary) return undefined;
  const [first] = requests;
  if (message === undefined && first !== undefined) context.report('request-body-not-shown', {}, first.line.line);
  return {
    mediaType,
    type: isBinary ? undefined : request?.ref,
    description: description && plainText(description.text),
    required: message !== undefined || requests.length === 0,
    examples:
      request === undefined || isBinary
        ? []
        : requests.flatMap((one) => exampleOf(context, one, one.json, { kind: 'object', shape: request.shape })),
    place: description ?? place,
  };
}

function responseBody(
  context: PageContext,
  answered: ResponseType | undefined,
  shown: readonly SampleResponse[],
): BodyModel | undefined {
  const [first] = shown;
  const mediaType = mediaTypeOf(first?.message);
  const isBinary = mediaType !== undefined && !mediaType.includes('json') && first?.message.body !== undefined;
  if (isBinary) return { mediaType, type: undefined, examples: [] };
  if (answered === undefined) return undefined;
  if (isStream(answered.ref)) return { mediaType: 'application/octet-stream', type: undefined, examples: [] };
  return {
    mediaType: mediaType?.includes('json') === true ? mediaType : 'application/json',
    type: answered.ref,
    examples: shown.flatMap((one) => exampleOf(context, one, answered.bodies.get(one), answered.ref)),
  };
}

function isStream(type: TypeRef): boolean {
  return type.kind === 'primitive' && type.format === 'binary';
}

/** Error answers that the page itself shows. */
function errorResponses(context: PageContext, samples: readonly SamplePair[]): readonly ResponseModel[] {
  const shown = samples.flatMap(({ response }) =>
    response?.status !== undefined && response.status >= 400 ? [{ ...response, status: response.status }] : [],
  );
  const byStatus = new Map(shown.toReversed().map((response) => [response.status, response]));
  return [...byStatus.values()].map((response) => {
    context.used.add(response.message);
    const place = response.message.startLine;
    const description = response.introduction && plainText(response.introduction.text);
    const body = response.json && {
      mediaType: mediaTypeOf(response.message) ?? 'application/json',
      type: undefined,
      examples: [{ summary: undefined, value: response.json.value, place }],
    };
    return { status: response.status, description, body, place };
  });
}

function exampleOf(
  context: PageContext,
  sample: SampleRequest | SampleResponse,
  json: JsonText | undefined,
  type: TypeRef,
): readonly SampleExample[] {
  if (json === undefined) return [];
  const { introduction, message } = sample;
  context.used.add(message);
  const summary = introduction && /^.*?[.:](?=\s|$)/s.exec(plainText(introduction.text))?.[0];
  return [{ summary, value: fitSample(json, type, context), place: message.startLine }];
}
