import type { BodyModel, ResponseModel } from '../../../ir/api-model.ts';
import { type Evidence, shownAt } from '../../../ir/evidence.ts';
import { shownHeaders } from '../../../ir/shown-headers.ts';
import { plainText } from '../../../markdown/plain-text.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { isJson } from '../../../standards/media-type.ts';
import { type SampleContext, sampleExample } from '../samples/example.ts';
import { mediaTypeOf, statedMediaType } from '../samples/media-type.ts';
import type { SamplePair, SampleResponse } from '../samples/samples.ts';
import { typeOfSamples } from '../types/infer-types.ts';
import type { PageContext } from '../types/page-context.ts';
import type { ResponseType } from './response-type.ts';
import { statedErrors } from './stated-errors.ts';

/** What is known about the responses of a successful call. */
interface Success {
  readonly statuses: readonly number[];
  readonly evidenceOf: Statuses['evidenceOf'];
  /** The text about them. */
  readonly texts: readonly Snippet[];
  readonly samples: readonly SampleResponse[];
  /** The first line of the request that each of them responds to. */
  readonly asked: ReadonlyMap<SampleResponse, Snippet>;
  /** The type of their JSON, if they have a body and it is JSON. */
  readonly type: ResponseType | undefined;
  /** What the path asks for instead of JSON. */
  readonly raw: 'value' | 'count' | undefined;
}

/**
 * The responses of a successful call, one for each status.
 * @param place the place for findings about what the page does not mention
 */
export function successResponses(context: SampleContext, success: Success, place: Snippet): readonly ResponseModel[] {
  const { statuses, evidenceOf, texts, samples, raw } = success;
  const [text] = texts;
  return statuses.map((status): ResponseModel => {
    const own = samples.filter((response) => response.status === status || response.status === undefined);
    // What 202 promises comes later: text links to it, but only a sample can show it in this response.
    const isBare =
      status === 204 || status >= 300 || (status === 202 && own.every((response) => response.json === undefined));
    return {
      status,
      description: text && plainText(text.text),
      headers: shownHeaders(own.map((response) => response.message)),
      body: isBare ? undefined : raw === undefined ? shownBody(context, success, own) : rawBody(raw, own),
      place: { ...(text ?? samples[0]?.message.startLine ?? place), evidence: evidenceOf(status) },
    };
  });
}

/** The body of a response that is not JSON because of its path. */
function rawBody(raw: 'value' | 'count', [sample]: readonly SampleResponse[]): BodyModel {
  const stated = statedMediaType(sample?.message);
  const usable = stated !== undefined && isJson(stated) ? undefined : stated;
  const mediaType = usable ?? (raw === 'count' ? 'text/plain' : 'application/octet-stream');
  return { mediaType, type: undefined, examples: [] };
}

/** The body of a response as the samples show it, else as its type says. */
function shownBody(
  context: SampleContext,
  { type, asked }: Success,
  samples: readonly SampleResponse[],
): BodyModel | undefined {
  const [first] = samples;
  const mediaType = mediaTypeOf(first?.message);
  const mayBeJson = mediaType === undefined || isJson(mediaType);
  if (!mayBeJson && first?.message.body !== undefined) return textBody(context, mediaType, samples);
  if (type === undefined) return undefined;
  const { ref, bodies } = type;
  const isStream = ref.kind === 'primitive' && ref.format === 'binary';
  if (isStream) return { mediaType: 'application/octet-stream', type: undefined, examples: [] };
  return {
    mediaType: mayBeJson && mediaType !== undefined ? mediaType : 'application/json',
    type: ref,
    examples: samples.flatMap((response) =>
      sampleExample(context, response, bodies.get(response), ref).map((example) => ({
        ...example,
        further: [asked.get(response) ?? [], example.further].flat(),
      })),
    ),
  };
}

/** The body of a response that is text: as its samples show it. Of bytes, and of a file that text stands for, nothing is shown. */
function textBody(context: SampleContext, mediaType: string, samples: readonly SampleResponse[]): BodyModel {
  const shown = samples.flatMap(({ message, introduction }) => {
    const { body, startLine } = message;
    if (body === undefined || !isText(mediaType, body.text)) return [];
    context.used.add(message);
    const further = introduction === undefined ? [] : [introduction];
    return [{ summary: introduction && plainText(introduction.text), value: body.text, place: startLine, further }];
  });
  return { mediaType, type: shown.length === 0 ? undefined : { kind: 'primitive', type: 'string' }, examples: shown };
}

/** Whether a body is text: by its media type, or as rows of values with commas between them, which many pages call bytes. */
function isText(mediaType: string, body: string): boolean {
  if (mediaType.startsWith('text/')) return true;
  const [head = '', ...rows] = body.trim().split('\n');
  return mediaType === 'application/octet-stream' && /^[^<{[]*,/.test(head) && rows.length > 0;
}

/** The error responses that the page itself shows; of several of one status, the first. */
export function errorResponses({ used }: PageContext, samples: readonly SamplePair[]): readonly ResponseModel[] {
  const responses = samples.flatMap(({ request, response }) =>
    response?.status !== undefined && response.status >= 400
      ? [{ ...response, status: response.status, asked: request.message.startLine }]
      : [],
  );
  const byStatus = new Map(responses.toReversed().map((response) => [response.status, response]));
  return [...byStatus.values()].map((response) => {
    used.add(response.message);
    return errorResponse(response);
  });
}

/** A sample of an error response, with the first line of its request. */
interface ErrorSample extends SampleResponse {
  readonly status: number;
  readonly asked: Snippet;
}

function errorResponse({ status, introduction, json, message, asked }: ErrorSample): ResponseModel {
  const place = message.startLine;
  const body = json && {
    mediaType: mediaTypeOf(message) ?? 'application/json',
    type: typeOfSamples([json]),
    examples: [
      {
        summary: undefined,
        value: json.value,
        place,
        further: introduction === undefined ? [asked] : [asked, introduction],
      },
    ],
  };
  const description = introduction && plainText(introduction.text);
  return { status, description, headers: shownHeaders([message]), body, place: shownAt(place) };
}

/** The statuses of a successful response, and whether it can have a body. */
export interface Statuses {
  readonly statuses: readonly number[];
  readonly hasBody: boolean;
  readonly evidenceOf: (status: number) => Evidence;
}

/** What a page has about the responses of a successful call. */
export interface SuccessTexts {
  readonly texts: readonly Snippet[];
  readonly samples: readonly SampleResponse[];
  /** The texts are about these samples alone, so that a difference is a contradiction. */
  readonly isOnly: boolean;
}

/** A status in back-ticks, or with its name behind it: `201 - Created`. */
const statedStatus =
  /`\s*([23]\d\d)\b|\b([23]\d\d)(?: [-–—] | )(?:OK|Created|Accepted|No Content|Partial Content|Found|Not Modified)\b/gi;

/**
 * The statuses that text and sample state; where they contradict each other, the sample's.
 * @param place the place for findings about what the page does not mention
 */
export function readStatuses(
  { report, roles, used }: PageContext,
  { texts: sentences, samples: responses, isOnly }: SuccessTexts,
  place: Snippet,
): Statuses {
  const statedStatuses = [
    ...new Set(
      sentences.flatMap((sentence) =>
        [...sentence.text.matchAll(statedStatus)].map(({ 1: quoted, 2: named }) => Number(quoted ?? named)),
      ),
    ),
  ];
  const [first] = sentences;
  const [response] = responses;
  const sampleStatus = response?.status;
  if (sampleStatus === undefined && statedStatuses.length === 0) {
    report('status-not-stated', {}, first ?? roles.response[0]?.heading ?? place);
    return { statuses: [200], hasBody: true, evidenceOf: () => 'assumed' };
  }
  if (
    isOnly &&
    response !== undefined &&
    sampleStatus !== undefined &&
    statedStatuses.length > 0 &&
    !statedStatuses.includes(sampleStatus)
  ) {
    const related = first === undefined ? [] : [{ ...first, label: `says ${statedStatuses.join(', ')}` }];
    report('status-contradiction', { statedStatuses, sampleStatus }, { ...response.message.startLine, related });
  }
  if (response?.status === 204 && response.message.body !== undefined) {
    report('status-with-body', { status: 204 }, response.message.body);
    used.add(response.message);
  }
  const samples = responses.flatMap(({ status }) => status ?? []);
  const trusted =
    sampleStatus === undefined || statedStatuses.includes(sampleStatus) ? [...statedStatuses, ...samples] : samples;
  const statuses = [...new Set(trusted)];
  const hasBody = statuses.some((status) => status !== 204 && status < 300);
  return { statuses, hasBody, evidenceOf: (status) => (statedStatuses.includes(status) ? 'stated' : 'shown') };
}

/** Reports a page that shows and names no error at all. */
export function checkErrorResponses({ roles, report }: PageContext, samples: readonly SamplePair[]): void {
  const isShown = samples.some((pair) => (pair.response?.status ?? 0) >= 400);
  const isStated = statedErrors(roles).length > 0;
  const heading = roles.response[0]?.heading;
  if (!isShown && !isStated && heading !== undefined) report('errors-not-documented', {}, heading);
}
