import type { ReferenceAnswer } from '../responses.ts';
import { onStatus, type ProviderFault, withoutProperty } from '../variants.ts';

type Faults = Readonly<Record<string, ProviderFault>>;
type Change = (answer: ReferenceAnswer) => ReferenceAnswer;
type Fields = Readonly<Record<string, unknown>>;

/** The statuses that requests are refused with: who is refused, and a status that is near. */
const refusals: readonly (readonly [status: number, who: string, near: number])[] = [
  [400, 'an invalid request', 422],
  [401, 'a request without a token', 403],
  [404, 'an unknown device', 410],
  [415, 'another media type', 400],
  [429, 'a throttled caller', 503],
];

/** What can be wrong with any refusal: in a word, in words that follow on "is refused", and as a change. */
const ofEach: readonly (readonly [name: string, how: string, change: Change])[] = [
  ['other-code', 'with another code', withError((error) => ({ ...error, code: 'failed' }))],
  ['no-code', 'with no code', withError((error) => withoutProperty(error, 'code'))],
  ['no-message', 'with no message', withError((error) => withoutProperty(error, 'message'))],
  ['number-for-message', 'with a number for its message', withError((error) => ({ ...error, message: 1 }))],
  ['text-for-error', 'with a text for the error', withError(({ message }) => message)],
  ['no-envelope', 'in no envelope', (answer) => ({ ...answer, body: Object(answer.body?.error) as Fields })],
  ['as-html', 'as text/html', withHeader('Content-Type', 'text/html')],
  ['no-body', 'with no body', (answer) => ({ ...answer, body: undefined })],
];

function withError(change: (error: Fields) => unknown): Change {
  return (answer) => ({ ...answer, body: { error: change(Object(answer.body?.error) as Fields) } });
}

function withHeader(name: string, value: string): Change {
  return (answer) => ({ ...answer, headers: { ...answer.headers, [name]: value } });
}

function refused(status: number, breaks: string, change: Change): ProviderFault {
  return { breaks, changes: onStatus(status, change) };
}

/** Faults of refusals: their status, envelope and headers. */
export const refusalFaults: Faults = {
  ...Object.fromEntries(
    refusals.flatMap(([status, who, near]) => [
      [
        `${status}-as-${near}`,
        refused(status, `${who} is refused with ${near}`, (answer) => ({ ...answer, status: near })),
      ],
      ...ofEach.map(([name, how, change]) => [
        `${status}-${name}`,
        refused(status, `${who} is refused ${how}`, change),
      ]),
    ]),
  ),
  'retry-after-date': refused(
    429,
    'a throttled caller is told a date to come back at, not seconds',
    withHeader('Retry-After', 'Wed, 21 Oct 2026 07:28:00 GMT'),
  ),
  'retry-after-negative': refused(
    429,
    'a throttled caller is told to come back before now',
    withHeader('Retry-After', '-1'),
  ),
};
