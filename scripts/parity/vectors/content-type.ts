import { matchesMediaType } from '../../../spec/standards/media-type.ts';
import type { DocumentedRequest } from './baseline-request.ts';
import { mutateRequest } from './mutate-request.ts';
import type { Rule } from './vector.ts';

/** Other spellings of the documented media type, and other media types. */
export const contentTypeRule: Rule = (request) => {
  const { body, sample } = request;
  // A body without any byte has no media type.
  if (body === undefined || body.text === '') return [];
  const { mediaType } = body;
  const good = {
    'a content type with a charset': `${mediaType}; charset=utf-8`,
    'a content type with a quoted charset': `${mediaType};charset="UTF-8"`,
    'a content type with parameters': `${mediaType}; format=minimal; x=y`,
    'a content type in capitals': mediaType.replace(/^[^;]*/, (essence) => essence.toUpperCase()),
    'a content type with a blank before the semicolon': `${mediaType} ; charset=utf-8`,
  };
  const check = 'content type';
  return [
    ...Object.entries(good).map(([what, value]) =>
      mutateRequest(request, what, { check, status: sample.status, headers: { 'content-type': value } }),
    ),
    ...othersThan(request, mediaType).map((value) =>
      mutateRequest(request, `the content type ${value || 'of no characters'}`, {
        check,
        status: 415,
        headers: { 'content-type': value },
      }),
    ),
    mutateRequest(request, 'no content type', { check, status: 415, headers: { 'content-type': undefined } }),
    ...undocumented(request, ['x-facsimile/other']).map((value) =>
      mutateRequest(request, 'another content type and a malformed body', {
        check,
        status: 415,
        headers: { 'content-type': value },
        body: '{bad',
      }),
    ),
  ];
};

function othersThan(request: DocumentedRequest, mediaType: string): readonly string[] {
  const [type = ''] = mediaType.split('/');
  return undocumented(request, [
    'text/plain',
    'text/html',
    'text/json',
    'application/xml',
    'application/octet-stream',
    'application/x-www-form-urlencoded',
    'application/merge-patch+json',
    'multipart/form-data; boundary=x',
    '*/*',
    '',
    type,
    `${mediaType}x`,
    `${mediaType}, text/plain`,
    `x-${mediaType}`,
  ]);
}

function undocumented({ operation }: DocumentedRequest, mediaTypes: readonly string[]): readonly string[] {
  const documented = operation.requestBody?.contents ?? [];
  return mediaTypes.filter((other) => !documented.some((content) => matchesMediaType(content.mediaType, other)));
}
