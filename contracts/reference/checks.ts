import type { ReferenceRequest } from './request.ts';
import { errorResponse, type ReferenceResponse } from './responses.ts';
import type { CheckName, ProviderVariant } from './variants.ts';

/** The responses that no request causes, by the names of the service's error reference. */
const troubles = {
  accessDenied: errorResponse(403, 'accessDenied', 'The caller may not do this.'),
  activityLimitReached: errorResponse(429, 'activityLimitReached', 'Too many requests.', { 'Retry-After': '10' }),
  generalException: errorResponse(500, 'generalException', 'Something has failed.'),
  serviceNotAvailable: errorResponse(503, 'serviceNotAvailable', 'The service is being repaired.', {
    'Retry-After': '10',
  }),
};

export type Trouble = keyof typeof troubles;

export function isTrouble(name: string | undefined): name is Trouble {
  return name !== undefined && Object.hasOwn(troubles, name);
}

/** What the provider knows apart from the request. */
export interface ReferenceState {
  readonly devices: ReadonlySet<string>;
  /** Why nobody is served at present. */
  readonly trouble: Trouble | undefined;
  /** The provider state that has been set up, if there is any. */
  readonly name: string | undefined;
}

interface Check {
  readonly name: CheckName;
  readonly reject: (request: ReferenceRequest, state: ReferenceState) => ReferenceResponse | undefined;
}

/** The properties that the page's table lists as required, but for the inherited `id`, with the types it gives. */
export const requiredProperties: Readonly<Record<string, 'string' | 'object'>> = {
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
    reject: ({ authorization = '' }) =>
      /^Bearer +\S+$/i.test(authorization)
        ? undefined
        : errorResponse(401, 'unauthenticated', 'The caller is not authenticated.', { 'WWW-Authenticate': 'Bearer' }),
  },
  {
    name: 'json',
    reject: ({ text }) => (text !== '' ? undefined : errorResponse(400, 'invalidRequest', 'There is no body.')),
  },
  {
    name: 'content-type',
    reject: ({ contentType = '' }) =>
      /^application\/json\s*(;|$)/i.test(contentType)
        ? undefined
        : errorResponse(415, 'notSupported', 'The body must be application/json.'),
  },
  {
    name: 'json',
    reject: ({ value }) =>
      isObject(value) ? undefined : errorResponse(400, 'invalidRequest', 'The body is not a JSON object.'),
  },
  ...Object.keys(requiredProperties).map(
    (name): Check => ({
      name: `property:${name}`,
      reject: ({ value }) =>
        name in Object(value) ? undefined : errorResponse(400, 'invalidRequest', `The property ${name} must be there.`),
    }),
  ),
  ...Object.entries(requiredProperties).map(
    ([name, type]): Check => ({
      name: `type:${name}`,
      reject: ({ value }) =>
        !(name in Object(value)) || hasType(Object(value)[name], type)
          ? undefined
          : errorResponse(400, 'invalidRequest', `The property ${name} must be of type ${type}.`),
    }),
  ),
  { name: 'type:@odata.type', reject: ({ value }) => rejectUncontrolled(value) },
  { name: 'type:Payload/@odata.type', reject: ({ value }) => rejectUncontrolled(Object(value).Payload) },
  {
    name: 'device',
    reject: ({ deviceId }, { devices }) =>
      devices.has(deviceId) ? undefined : errorResponse(404, 'itemNotFound', 'There is no such device.'),
  },
  {
    name: 'throttling',
    reject: (_, { trouble }) => trouble && troubles[trouble],
  },
  {
    name: 'accept',
    reject: ({ accept = '' }) =>
      accept.trim() === '' || takesJson(accept)
        ? undefined
        : errorResponse(406, 'notAcceptable', 'The response is application/json.'),
  },
];

/** The first error response that a request meets, or undefined: it is right. */
export function rejectRequest(
  request: ReferenceRequest,
  state: ReferenceState,
  { skips = () => false, reverses, fakes }: Pick<ProviderVariant, 'skips' | 'reverses' | 'fakes'>,
): ReferenceResponse | undefined {
  const fake = fakes?.(state.name);
  if (fake !== undefined) return fake;
  for (const check of reverses ? checks.toReversed() : checks) {
    const response = skips(check.name, request) ? undefined : check.reject(request, state);
    if (response !== undefined) return response;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasType(value: unknown, type: 'string' | 'object'): boolean {
  return type === 'object' ? isObject(value) : typeof value === 'string';
}

/** The type that a value says it has, if it does, is a text. */
function rejectUncontrolled(value: unknown): ReferenceResponse | undefined {
  if (!isObject(value) || !('@odata.type' in value) || typeof value['@odata.type'] === 'string') return undefined;
  return errorResponse(400, 'invalidRequest', 'The control property @odata.type is a text.');
}

/** Whether an Accept header has room for JSON: its most specific range that includes JSON says so (RFC 9110, section 12.5.1). */
function takesJson(accept: string): boolean {
  const ranges = accept.split(',').map((range) => range.split(';').map((part) => part.trim().toLowerCase()));
  for (const name of ['application/json', 'application/*', '*/*']) {
    const matching = ranges.filter(([type]) => type === name);
    if (matching.length > 0) return matching.some((range) => !range.some((part) => /^q=0(\.0*)?$/.test(part)));
  }
  return false;
}
