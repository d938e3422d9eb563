import { acceptedQuality } from '../../spec/standards/media-type.ts';
import type { Check } from './check.ts';
import { withSource } from './violation.ts';

/** Rejects a request without a bearer token (RFC 6750) where one is demanded; any token that is not empty is accepted. */
export const authenticationCheck: Check<'authentication'> = {
  name: 'authentication',
  status: 401,
  judge: ({ operation: { bearer }, request }) =>
    bearer === undefined || /^bearer +\S/i.test(request.headers.get('authorization') ?? '')
      ? undefined
      : { message: withSource('a bearer token is required in the Authorization header', bearer) },
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
