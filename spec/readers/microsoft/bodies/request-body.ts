import type { ObjectShape, RequestBodyModel } from '../../../ir/api-model.ts';
import { assumedAt, shownAt, statedAt } from '../../../ir/evidence.ts';
import { plainText } from '../../../markdown/plain-text.ts';
import type { HttpMessage } from '../../../source/http-message.ts';
import { type JsonText, memberOf } from '../../../source/located-json.ts';
import { isJson } from '../../../standards/media-type.ts';
import { prose } from '../page/sections.ts';
import { type SampleContext, sampleExample } from '../samples/example.ts';
import { listedMediaType, mediaTypeOf, requestMediaType } from '../samples/media-type.ts';
import type { DocumentedRequests, RequestType } from './request-type.ts';

/**
 * The body of a request; undefined where a request takes none.
 * @param type the type of its JSON, if it is JSON
 */
export function requestBodyModel(
  context: SampleContext,
  { method, samples, about, place }: DocumentedRequests,
  type: RequestType | undefined,
): RequestBodyModel | undefined {
  const requests = samples.map((pair) => pair.request);
  const message = requests.find((request) => request.message.body !== undefined)?.message;
  const takesBody = !['get', 'delete', 'head'].includes(method);
  const bytes = takesBody && type === undefined ? bytesIn(context, message) : undefined;
  const mediaType = bytes?.mediaType ?? requestMediaType(context.roles, message);
  const isBinary = bytes !== undefined || (takesBody && message !== undefined && !isJson(mediaType));
  if (type === undefined && !isBinary) return undefined;
  const [first] = requests;
  if (message === undefined && bytes === undefined && first !== undefined)
    context.report('request-body-not-shown', {}, first.line.line);
  const json = isBinary ? undefined : type;
  return {
    mediaType,
    type: json?.ref,
    description: about && plainText(about.text),
    required: message !== undefined || bytes !== undefined || first === undefined,
    examples:
      json === undefined
        ? []
        : requests
            .filter(({ json: sent }) => hasAll(json.shape, sent))
            .flatMap((request) => sampleExample(context, request, request.json, { kind: 'object', shape: json.shape })),
    place: about === undefined ? (message === undefined ? assumedAt(place) : shownAt(place)) : statedAt(about),
  };
}

const saysBytes = /\bbinary (?:blob|contents?|data|file|payload|stream)\b|\b(?:raw|the) bytes\b|\bbyte stream\b/i;

/**
 * The bytes that a text says the body is. Of which media type they are, only a table of headers states: a sample shows
 * one of many files.
 */
function bytesIn({ roles, report }: SampleContext, message: HttpMessage | undefined) {
  const text = roles.body.flatMap(prose).find((block) => saysBytes.test(block.text.text))?.text;
  if (text === undefined) return undefined;
  const listed = listedMediaType(roles);
  const sampled = mediaTypeOf(message);
  if (listed !== undefined && !isJson(listed)) return { mediaType: listed };
  if (sampled !== undefined && isJson(sampled)) return undefined;
  const other = sampled ?? listed;
  if (other === undefined) return { mediaType: 'application/octet-stream' };
  report('request-body-binary', { other, isSampled: sampled !== undefined }, text);
  return sampled === undefined ? undefined : { mediaType: '*/*' };
}

/** Whether a body has all properties that it must have. */
function hasAll({ properties }: ObjectShape, sent: JsonText | undefined): boolean {
  return properties.every(({ name, required }) => required === false || memberOf(sent, name) !== undefined);
}
