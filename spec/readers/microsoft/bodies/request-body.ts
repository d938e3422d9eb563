import type { RequestBodyModel } from '../../../ir/api-model.ts';
import { assumedAt, shownAt, statedAt } from '../../../ir/evidence.ts';
import { plainText } from '../../../markdown/plain-text.ts';
import { isJson } from '../../../standards/media-type.ts';
import { type SampleContext, sampleExample } from '../samples/example.ts';
import { requestMediaType } from '../samples/media-type.ts';
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
  const mediaType = requestMediaType(context.roles, message);
  const isBinary = !['get', 'delete', 'head'].includes(method) && message !== undefined && !isJson(mediaType);
  if (type === undefined && !isBinary) return undefined;
  const [first] = requests;
  if (message === undefined && first !== undefined) context.report('request-body-not-shown', {}, first.line.line);
  const json = isBinary ? undefined : type;
  return {
    mediaType,
    type: json?.ref,
    description: about && plainText(about.text),
    required: message !== undefined || first === undefined,
    examples:
      json === undefined
        ? []
        : requests.flatMap((request) =>
            sampleExample(context, request, request.json, { kind: 'object', shape: json.shape }),
          ),
    place: about === undefined ? (message === undefined ? assumedAt(place) : shownAt(place)) : statedAt(about),
  };
}
