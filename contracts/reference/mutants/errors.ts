import type { ReferenceResponse } from '../responses.ts';
import { onStatus, type ProviderFault, withoutProperty } from '../variants.ts';

type Faults = Readonly<Record<string, ProviderFault>>;
type Change = (response: ReferenceResponse) => ReferenceResponse;
type Fields = Readonly<Record<string, unknown>>;

/** The statuses that requests are rejected with: who is rejected, and a status that is near. */
const errorStatuses: readonly (readonly [status: number, who: string, near: number])[] = [
  [400, 'an invalid request', 422],
  [401, 'a request without a token', 403],
  [404, 'an unknown device', 410],
  [415, 'another media type', 400],
  [429, 'a throttled caller', 503],
];

/** What can be wrong with any error response: in a word, in words that follow on "is rejected", and as a change. */
const ofEach: readonly (readonly [name: string, how: string, change: Change])[] = [
  ['other-code', 'with another code', withError((error) => ({ ...error, code: 'failed' }))],
  ['no-code', 'with no code', withError((error) => withoutProperty(error, 'code'))],
  ['no-message', 'with no message', withError((error) => withoutProperty(error, 'message'))],
  ['number-for-message', 'with a number for its message', withError((error) => ({ ...error, message: 1 }))],
  ['text-for-error', 'with a text for the error', withError(({ message }) => message)],
  ['no-envelope', 'in no envelope', (response) => ({ ...response, body: Object(response.body?.error) as Fields })],
  ['as-html', 'as text/html', withHeader('Content-Type', 'text/html')],
  ['no-body', 'with no body', (response) => ({ ...response, body: undefined })],
];

function withError(change: (error: Fields) => unknown): Change {
  return (response) => ({ ...response, body: { error: change(Object(response.body?.error) as Fields) } });
}

function withHeader(name: string, value: string): Change {
  return (response) => ({ ...response, headers: { ...response.headers, [name]: value } });
}

function errorFault(status: number, breaks: string, change: Change): ProviderFault {
  return { breaks, changes: onStatus(status, change) };
}

/** Faults of error responses: their status, envelope and headers. */
export const errorResponseFaults: Faults = {
  ...Object.fromEntries(
    errorStatuses.flatMap(([status, who, near]) => [
      [
        `${status}-as-${near}`,
        errorFault(status, `${who} is refused with ${near}`, (response) => ({ ...response, status: near })),
      ],
      ...ofEach.map(([name, how, change]) => [
        `${status}-${name}`,
        errorFault(status, `${who} is rejected ${how}`, change),
      ]),
    ]),
  ),
  'retry-after-date': errorFault(
    429,
    'a throttled caller is told a date to come back at, not seconds',
    withHeader('Retry-After', 'Wed, 21 Oct 2026 07:28:00 GMT'),
  ),
  'retry-after-negative': errorFault(
    429,
    'a throttled caller is told to come back before now',
    withHeader('Retry-After', '-1'),
  ),
};
