import type { CheckName } from './provider-faults.ts';
import { type ReferenceAnswer, refusal } from './reference-answers.ts';

/** What the checks see of a request. */
export interface ReferenceRequest {
  readonly deviceId: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  /** The body as JSON; undefined where it is none. */
  readonly value: unknown;
}

/** What the provider knows beside the request. */
export interface ReferenceState {
  readonly devices: ReadonlySet<string>;
  readonly throttled: boolean;
}

interface Check {
  readonly name: CheckName;
  readonly refuse: (request: ReferenceRequest, state: ReferenceState) => ReferenceAnswer | undefined;
}

/** The properties that the page's table lists as required, but for the inherited `id`, with the types it gives. */
const required: Readonly<Record<string, 'string' | 'object'>> = {
  Status: 'string',
  Type: 'string',
  AppServiceName: 'string',
  PackageFamilyName: 'string',
  Error: 'string',
  Payload: 'object',
  PermissionTicket: 'string',
  PostBackUri: 'string',
};

const checks: readonly Check[] = [
  {
    name: 'authentication',
    refuse: ({ authorization = '' }) =>
      /^Bearer \S+$/i.test(authorization)
        ? undefined
        : refusal(401, 'unauthenticated', 'The caller is not authenticated.', { 'WWW-Authenticate': 'Bearer' }),
  },
  {
    name: 'content-type',
    refuse: ({ contentType = '' }) =>
      /^application\/json\s*(;|$)/i.test(contentType)
        ? undefined
        : refusal(415, 'notSupported', 'The body must be application/json.'),
  },
  {
    name: 'json',
    refuse: ({ value }) =>
      isObject(value) ? undefined : refusal(400, 'invalidRequest', 'The body is no JSON object.'),
  },
  ...Object.entries(required).map(
    ([name, type]): Check => ({
      name: `property:${name}`,
      refuse: ({ value }) =>
        isObject(value) && hasType(value[name], type)
          ? undefined
          : refusal(400, 'invalidRequest', `The property ${name} must be there, and of type ${type}.`),
    }),
  ),
  {
    name: 'device',
    refuse: ({ deviceId }, { devices }) =>
      devices.has(deviceId) ? undefined : refusal(404, 'itemNotFound', 'There is no such device.'),
  },
  {
    name: 'throttling',
    refuse: (_, { throttled }) =>
      throttled ? refusal(429, 'activityLimitReached', 'Too many requests.', { 'Retry-After': '10' }) : undefined,
  },
];

/** The first refusal that a request meets, or undefined: it is right. */
export function refuse(
  request: ReferenceRequest,
  state: ReferenceState,
  skipped: CheckName | undefined,
): ReferenceAnswer | undefined {
  for (const check of checks) {
    const answer = check.name === skipped ? undefined : check.refuse(request, state);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasType(value: unknown, type: 'string' | 'object'): boolean {
  return type === 'object' ? isObject(value) : typeof value === 'string';
}
