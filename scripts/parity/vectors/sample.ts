import { writeBody } from '../../../spec/openapi/media-types/write-body.ts';
import { mutateRequest } from './mutate-request.ts';
import type { Rule } from './vector.ts';

/** Every request that the document shows for an operation gets the documented response, whatever its media type. */
export const sampleRule: Rule = (request) => {
  const { document, operation, sample, body } = request;
  const accepted = { check: 'sample', status: sample.status } as const;
  const others = (operation.requestBody?.contents ?? []).flatMap((content) =>
    content.examples.map(({ name, value }) => {
      const { mediaType, text } = writeBody(document, content, value);
      return { name, mediaType, text };
    }),
  );
  return [
    mutateRequest(request, 'the sample', accepted),
    ...others
      .filter(({ text, mediaType }) => text !== body?.text || mediaType !== body.mediaType)
      .map(({ name, mediaType, text }) =>
        mutateRequest(request, `the sample ${name} as ${mediaType}`, {
          ...accepted,
          headers: { 'content-type': mediaType },
          body: text,
        }),
      ),
  ];
};
