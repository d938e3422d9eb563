import { plainText } from '../page/plain-text.ts';
import type { ResponseModel } from './api-model.ts';
import { mediaTypeOf } from './media-type.ts';
import type { PageContext } from './page-context.ts';
import type { SamplePair, SampleResponse } from './samples.ts';

/** The error answers that the page itself shows; of several of one status, the first. */
export function errorResponses({ used }: PageContext, samples: readonly SamplePair[]): readonly ResponseModel[] {
  const shown = samples.flatMap(({ response }) =>
    response?.status !== undefined && response.status >= 400 ? [{ ...response, status: response.status }] : [],
  );
  const byStatus = new Map(shown.toReversed().map((response) => [response.status, response]));
  return [...byStatus.values()].map((response) => {
    used.add(response.message);
    return errorResponse(response.status, response);
  });
}

function errorResponse(status: number, { introduction, json, message }: SampleResponse): ResponseModel {
  const place = message.startLine;
  const body = json && {
    mediaType: mediaTypeOf(message) ?? 'application/json',
    type: undefined,
    examples: [{ summary: undefined, value: json.value, place }],
  };
  return { status, description: introduction && plainText(introduction.text), body, place };
}
