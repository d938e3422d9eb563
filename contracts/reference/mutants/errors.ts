import type { ReferenceResponse } from '../responses.ts';
import { onStatus, type ProviderFault, withoutProperty } from '../variants.ts';

type Faults = Readonly<Record<string, ProviderFault>>;
type Change = (response: ReferenceResponse) => ReferenceResponse;
type Fields = Readonly<Record<string, unknown>>;

/** The statuses that requests are rejected with: who is rejected, and the statuses that would tell the caller something else. */
const errorStatuses: readonly (readonly [status: number, who: string, others: readonly number[]])[] = [
  [400, 'an invalid request', [200, 404, 500]],
  [401, 'a request without a token', [200, 400, 403, 404, 500]],
  [404, 'an unknown device', [200, 400, 403, 500]],
  [415, 'another media type', [200, 404, 500]],
  [429, 'a throttled caller', [200, 400, 403, 503]],
];

/** What can be wrong with any error response: in a word, in words that follow on "is rejected", and as a change. */
const ofEach: readonly (readonly [name: string, how: string, change: Change])[] = [
  ['no-code', 'with no code', withError((error) => withoutProperty(error, 'code'))],
  ['number-for-code', 'with a number for its code', withError((error) => ({ ...error, code: 4000 }))],
  ['no-message', 'with no message', withError((error) => withoutProperty(error, 'message'))],
  ['number-for-message', 'with a number for its message', withError((error) => ({ ...error, message: 1 }))],
  ['null-for-message', 'with null for its message', withError((error) => ({ ...error, message: null }))],
  ['text-for-error', 'with a text for the error', withError(({ message }) => message)],
  ['list-for-error', 'with a list of errors', withError((error) => [error])],
  ['no-envelope', 'in no envelope', (response) => ({ ...response, body: Object(response.body?.error) as Fields })],
  ['as-html', 'as text/html', withHeader('Content-Type', 'text/html')],
  ['no-body', 'with no body', (response) => ({ ...response, body: undefined })],
];

function withError(change: (error: Fields) => unknown): Change {
  return (response) => ({ ...response, body: { error: change(Object(response.body?.error) as Fields) } });
}

function withInnerError(change: (innerError: Fields) => unknown): Change {
  return withError((error) => ({ ...error, innerError: change(Object(error.innerError) as Fields) }));
}

function withHeader(name: string, value: string): Change {
  return (response) => ({ ...response, headers: { ...response.headers, [name]: value } });
}

function errorFault(status: number, breaks: string, change: Change): ProviderFault {
  return { breaks, changes: onStatus(status, change) };
}

/** The faults of one status: another status, and what can be wrong with any error response. */
function faultsOf(status: number, who: string, others: readonly number[]): Faults {
  const asOther = others.map((other) => [
    `${status}-as-${other}`,
    errorFault(status, `${who} is answered with ${other}`, (response) => ({ ...response, status: other })),
  ]);
  const inForm = ofEach.map(([name, how, change]) => [
    `${status}-${name}`,
    errorFault(status, `${who} is rejected ${how}`, change),
  ]);
  return Object.fromEntries([...asOther, ...inForm]);
}

const innerErrorFaults: Faults = {
  'inner-date-is-number': errorFault(
    400,
    'innerError.date is a number',
    withInnerError((innerError) => ({ ...innerError, date: Date.now() })),
  ),
  'inner-request-id-is-number': errorFault(
    400,
    'innerError.request-id is a number',
    withInnerError((innerError) => ({ ...innerError, 'request-id': 7 })),
  ),
  'inner-client-request-id-is-null': {
    ...errorFault(
      400,
      'innerError.client-request-id is null',
      withInnerError((innerError) => ({ ...innerError, 'client-request-id': null })),
    ),
    gap: 'it need not be there, and many serialisers write null for what is absent',
  },
  'inner-error-is-text': errorFault(
    400,
    'innerError is a text',
    withInnerError(() => 'at Commands.add (commands.js:1:1)'),
  ),
  'inner-error-is-list': errorFault(
    400,
    'innerError is a list',
    withInnerError((innerError) => [innerError]),
  ),
};

const retryFaults: Faults = {
  'retry-after-negative': errorFault(429, 'Retry-After is negative', withHeader('Retry-After', '-1')),
  'retry-after-in-words': errorFault(
    429,
    'a throttled caller is told to come back soon',
    withHeader('Retry-After', 'soon'),
  ),
  'retry-after-empty': errorFault(429, 'Retry-After is empty', withHeader('Retry-After', '')),
  'retry-after-timestamp': errorFault(
    429,
    'Retry-After is a date as in JSON, which HTTP does not have',
    withHeader('Retry-After', '2026-10-21T07:28:00Z'),
  ),
};

/** Faults of error responses: their status, envelope and headers. */
export const errorResponseFaults: Faults = Object.assign(
  {},
  ...errorStatuses.map((row) => faultsOf(...row)),
  innerErrorFaults,
  retryFaults,
);
