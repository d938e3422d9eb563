import type { ReferenceAnswer } from './reference-answers.ts';

/** A check that the reference provider makes of a request, by name; `property:Status` is that of one property. */
export type CheckName =
  | 'authentication'
  | 'content-type'
  | 'json'
  | 'control'
  | 'device'
  | 'throttling'
  | 'accept'
  | `property:${string}`;

/** One documented thing that a provider does wrong. */
export interface ProviderFault {
  /** What a reader of the page would complain of. */
  readonly breaks: string;
  /** A check that is not made. */
  readonly skips?: CheckName;
  /** Answers are changed on their way out. */
  readonly spoils?: (answer: ReferenceAnswer) => ReferenceAnswer;
  /** Paths that are not served. */
  readonly hides?: (path: string) => boolean;
}

const created = (change: (body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>) =>
  onStatus(201, (answer) => ({ ...answer, body: change(answer.body ?? {}) }));

function onStatus(status: number, change: (answer: ReferenceAnswer) => ReferenceAnswer) {
  return (answer: ReferenceAnswer): ReferenceAnswer => (answer.status === status ? change(answer) : answer);
}

function without<V>(body: Readonly<Record<string, V>>, name: string): Readonly<Record<string, V>> {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
}

/** The faults that a reference provider can be started with, by name. */
export const providerFaults = {
  'ok-for-created': {
    breaks: 'a created entity is answered with 200',
    spoils: onStatus(201, (answer) => ({ ...answer, status: 200 })),
  },
  'answer-without-status-property': {
    breaks: 'the created entity lacks Status',
    spoils: created((body) => without(body, 'Status')),
  },
  'answer-without-id': { breaks: 'the created entity has no id', spoils: created((body) => without(body, 'id')) },
  'answer-with-empty-id': {
    breaks: 'the created entity has an empty id',
    spoils: created((body) => ({ ...body, id: '' })),
  },
  'answer-with-wrong-type': {
    breaks: 'Payload of the created entity is a text',
    spoils: created((body) => ({ ...body, Payload: 'none' })),
  },
  'answer-is-not-json': {
    breaks: 'the created entity is sent as text/html',
    spoils: onStatus(201, (answer) => ({ ...answer, headers: { 'Content-Type': 'text/html' } })),
  },
  'missing-property-accepted': { breaks: 'a request without Status is accepted', skips: 'property:Status' },
  'accepts-no-token': { breaks: 'a request without a token is accepted', skips: 'authentication' },
  'unknown-device-accepted': { breaks: 'a command for an unknown device is accepted', skips: 'device' },
  'never-throttles': { breaks: 'a throttled caller is served', skips: 'throttling' },
  'wrong-error-code': {
    breaks: 'an invalid request is refused with the code badRequest',
    spoils: onStatus(400, (answer) => ({ ...answer, body: { error: { code: 'badRequest', message: 'No.' } } })),
  },
  'no-error-envelope': {
    breaks: 'an unknown device is refused without the envelope',
    spoils: onStatus(404, (answer) => ({ ...answer, body: { message: 'No such device.' } })),
  },
  'no-retry-after': {
    breaks: 'a throttled caller is not told when to come back',
    spoils: onStatus(429, (answer) => ({
      ...answer,
      headers: without(answer.headers, 'Retry-After'),
    })),
  },
  'ref-path-missing': { breaks: 'the paths that end in /$ref are not served', hides: (path) => path.endsWith('/$ref') },
} as const satisfies Readonly<Record<string, ProviderFault>>;

export type FaultName = keyof typeof providerFaults;
