import type { ReferenceResponse } from './responses.ts';
import { onStatus, type ProviderFault, skipping, withoutProperty } from './variants.ts';

const created = (change: (body: NonNullable<ReferenceResponse['body']>) => ReferenceResponse['body']) =>
  onStatus(201, (response) => ({ ...response, body: change(response.body ?? {}) }));

/** The faults that a reference provider can be started with by name; the fleet has many more. */
export const providerFaults = {
  'ok-for-created': {
    breaks: 'a created entity is answered with 200',
    changes: onStatus(201, (response) => ({ ...response, status: 200 })),
  },
  'response-without-status-property': {
    breaks: 'the created entity lacks Status',
    changes: created((body) => withoutProperty(body, 'Status')),
  },
  'response-without-id': {
    breaks: 'the created entity lacks id',
    changes: created((body) => withoutProperty(body, 'id')),
  },
  'response-with-empty-id': {
    breaks: 'the created entity has an empty id',
    changes: created((body) => ({ ...body, id: '' })),
  },
  'response-with-wrong-type': {
    breaks: 'Payload of the created entity is a text',
    changes: created((body) => ({ ...body, Payload: 'none' })),
  },
  'response-is-not-json': {
    breaks: 'the created entity is sent as text/html',
    changes: onStatus(201, (response) => ({ ...response, headers: { 'Content-Type': 'text/html' } })),
  },
  'missing-property-accepted': { breaks: 'a request without Status is accepted', ...skipping('property:Status') },
  'accepts-no-token': { breaks: 'a request without a token is accepted', ...skipping('authentication') },
  'unknown-device-accepted': { breaks: 'a command for an unknown device is accepted', ...skipping('device') },
  'never-throttles': { breaks: 'a throttled caller is served', ...skipping('throttling') },
  'no-error-code': {
    breaks: 'an invalid request is refused without a code',
    changes: onStatus(400, (response) => ({ ...response, body: { error: { message: 'No.' } } })),
  },
  'no-error-envelope': {
    breaks: 'an unknown device is rejected in no envelope',
    changes: onStatus(404, (response) => ({ ...response, body: { message: 'No such device.' } })),
  },
  'no-retry-after': {
    breaks: 'a 429 has no Retry-After',
    changes: onStatus(429, (response) => ({
      ...response,
      headers: withoutProperty(response.headers, 'Retry-After'),
    })),
  },
  'me-paths-missing': { breaks: 'the paths that begin with /me are not served', hides: (path) => /\/me\//.test(path) },
} as const satisfies Readonly<Record<string, ProviderFault>>;

export type FaultName = keyof typeof providerFaults;
