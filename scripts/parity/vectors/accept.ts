import { essenceOf } from '../../../spec/standards/media-type.ts';
import { mutateRequest } from './mutate-request.ts';
import type { Rule } from './vector.ts';

/** Accept headers that allow the response, and others that do not. */
export const acceptRule: Rule = (request) => {
  const { sample, body } = request;
  const mediaType = essenceOf(sample.headers['Content-Type']);
  const [type = ''] = mediaType.split('/');
  const vector = (accept: string, status: number) =>
    mutateRequest(request, `Accept: ${accept}`, { check: 'accept', status, headers: { accept } });
  // A response without a body has no media type to reject.
  if (mediaType === '') return ['*/*', 'text/csv'].map((accept) => vector(accept, sample.status));
  const good = [
    mediaType,
    mediaType.toUpperCase(),
    `${mediaType}; charset=utf-8`,
    `${mediaType};q=0.1`,
    `${type}/*`,
    '*/*',
    `text/csv, ${mediaType};q=0.5`,
    `text/csv;q=1, */*;q=0.1`,
    `*/*;q=0, ${mediaType}`,
    `${type}/*;q=0, ${mediaType};q=0.2`,
    '',
  ];
  const bad = [
    'text/csv',
    'x-none/*',
    `${mediaType}x`,
    `${mediaType};q=0`,
    `${mediaType};q=0.0, text/csv`,
    `${mediaType};q=0, */*`,
    `${type}/*;q=0, */*`,
    'nonsense',
  ];
  return [
    ...good.map((accept) => vector(accept, sample.status)),
    ...bad.map((accept) => vector(accept, 406)),
    ...(body?.json === undefined
      ? []
      : [
          mutateRequest(request, 'an Accept that fits nothing and a malformed body', {
            check: 'accept',
            status: 400,
            headers: { accept: 'text/csv' },
            body: '{bad',
          }),
        ]),
  ];
};
