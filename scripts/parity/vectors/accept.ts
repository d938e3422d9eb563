import { essenceOf, matchesMediaType } from '../../../spec/standards/media-type.ts';
import { mutateRequest } from './mutate-request.ts';
import type { Rule } from './vector.ts';

/** Accept headers that allow the response in one of its media types, and others that allow none of them. */
export const acceptRule: Rule = (request) => {
  const { sample, body } = request;
  const mediaType = essenceOf(sample.headers['Content-Type']);
  const [type = ''] = mediaType.split('/');
  const vector = (accept: string, status: number) =>
    mutateRequest(request, `Accept: ${accept}`, { check: 'accept', status, headers: { accept } });
  // A response without a body has no media type to reject.
  if (mediaType === '') return ['*/*', 'text/csv'].map((accept) => vector(accept, sample.status));
  const { alternatives = [] } = sample;
  const others = alternatives.map(({ headers }) => essenceOf(headers['Content-Type']));
  const ranges = [sample, ...alternatives].flatMap(({ range }) => range ?? []);
  const isOffered = (name: string) =>
    [mediaType, ...others].includes(name) || ranges.some((range) => matchesMediaType(range, name));
  const hasOtherType = others.some((other) => !other.startsWith(`${type}/`));
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
    ...others.flatMap((other) => [other, `${mediaType};q=0.1, ${other}`, `${mediaType};q=0, ${other};q=0.1`]),
  ];
  const bad = [
    ['text/csv', isOffered('text/csv')],
    ['x-none/*', false],
    [`${mediaType}x`, isOffered(`${mediaType}x`)],
    [`${mediaType};q=0`, false],
    [`${mediaType};q=0.0, text/csv`, isOffered('text/csv')],
    [`${mediaType};q=0, */*`, others.length > 0],
    [`${type}/*;q=0, */*`, hasOtherType],
    ['nonsense', false],
  ] as const;
  return [
    ...good.map((accept) => vector(accept, sample.status)),
    ...bad.map(([accept, isOpen]) => vector(accept, isOpen ? sample.status : 406)),
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
