import { acceptedQuality } from '../../spec/standards/media-type.ts';
import type { Check } from './check.ts';

/** Rejects a request without the credentials that are demanded, with the challenge of their scheme (RFC 9110, section 11.6.1). */
export const authenticationCheck: Check<'authentication'> = {
  name: 'authentication',
  status: 401,
  judge: ({ operation: { security }, request }) => security?.demand(security.credentials, request),
};

/** Rejects a request whose Accept header does not allow the media type of the response. */
export const acceptCheck: Check<'accept'> = {
  name: 'accept',
  status: 406,
  judge: ({ request, scenario }) => {
    const accept = request.headers.get('accept')?.trim();
    const mediaType = scenario?.headers['Content-Type'];
    if (!accept || mediaType === undefined || acceptedQuality(accept, mediaType) > 0) return undefined;
    return { message: `the response is ${mediaType}, which the Accept header does not allow` };
  },
};
