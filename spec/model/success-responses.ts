import type { Snippet } from '../page/page.ts';
import { plainText } from '../page/plain-text.ts';
import type { BodyModel, ResponseModel } from './api-model.ts';
import { mediaTypeOf, statedMediaType } from './media-type.ts';
import type { PageContext } from './page-context.ts';
import type { ResponseType } from './response-body.ts';
import { sampleExample } from './sample-example.ts';
import type { SampleResponse } from './samples.ts';

/** What is known of the answers of a successful call. */
interface Success {
  readonly statuses: readonly number[];
  /** The text about them. */
  readonly texts: readonly Snippet[];
  readonly shown: readonly SampleResponse[];
  /** The type of their JSON, if they have a body and it is JSON. */
  readonly type: ResponseType | undefined;
  /** What the path asks for instead of JSON. */
  readonly raw: 'value' | 'count' | undefined;
}

/**
 * The answers of a successful call, one for each status.
 * @param place stands for the page where it says nothing of them
 */
export function successResponses(context: PageContext, success: Success, place: Snippet): readonly ResponseModel[] {
  const { statuses, texts, shown, type, raw } = success;
  const [text] = texts;
  return statuses.map((status): ResponseModel => {
    const own = shown.filter((one) => one.status === status || one.status === undefined);
    // What 202 promises comes later: text links to it, but only a sample can show it in this answer.
    const isBare = status === 204 || status >= 300 || (status === 202 && own.every((one) => one.json === undefined));
    return {
      status,
      description: text && plainText(text.text),
      body: isBare ? undefined : raw === undefined ? shownBody(context, type, own) : rawBody(raw, own),
      place: text ?? shown[0]?.message.startLine ?? place,
    };
  });
}

/** The body of an answer that is no JSON because of its path. */
function rawBody(raw: 'value' | 'count', [shown]: readonly SampleResponse[]): BodyModel {
  const stated = statedMediaType(shown?.message);
  const usable = stated?.includes('json') === true ? undefined : stated;
  const mediaType = usable ?? (raw === 'count' ? 'text/plain' : 'application/octet-stream');
  return { mediaType, type: undefined, examples: [] };
}

/** The body of an answer as the samples show it, else as its type says. */
function shownBody(
  context: PageContext,
  type: ResponseType | undefined,
  shown: readonly SampleResponse[],
): BodyModel | undefined {
  const [first] = shown;
  const mediaType = mediaTypeOf(first?.message);
  const isJson = mediaType === undefined || mediaType.includes('json');
  if (!isJson && first?.message.body !== undefined) return { mediaType, type: undefined, examples: [] };
  if (type === undefined) return undefined;
  const { ref, bodies } = type;
  const isStream = ref.kind === 'primitive' && ref.format === 'binary';
  if (isStream) return { mediaType: 'application/octet-stream', type: undefined, examples: [] };
  return {
    mediaType: isJson && mediaType !== undefined ? mediaType : 'application/json',
    type: ref,
    examples: shown.flatMap((one) => sampleExample(context, one, bodies.get(one), ref)),
  };
}
