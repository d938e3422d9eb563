import { requiredProperties } from '../checks.ts';
import type { ReferenceRequest } from '../request.ts';
import { errorResponse } from '../responses.ts';
import type { ProviderFault } from '../variants.ts';

type Faults = Readonly<Record<string, ProviderFault>>;

const texts = Object.entries(requiredProperties).flatMap(([name, type]) => (type === 'string' ? [name] : []));
const names = new Set(['id', '@odata.type', ...Object.keys(requiredProperties)]);

function refusing(breaks: string, matches: (request: ReferenceRequest) => boolean, status = 400): ProviderFault {
  return {
    breaks,
    rejects: (request) =>
      matches(request) ? errorResponse(status, 'invalidRequest', 'The request is not as it should be.') : undefined,
  };
}

function refusingPayload(
  breaks: string,
  matches: (payload: Readonly<Record<string, unknown>>) => boolean,
): ProviderFault {
  const gap = 'the page does not say what a Payload holds';
  return { ...refusing(breaks, ({ value }) => matches(Object(Object(value).Payload))), gap };
}

function textOf({ value }: ReferenceRequest, name: string): string {
  return String(Object(value)[name]);
}

function someText(request: ReferenceRequest, matches: (text: string) => boolean): boolean {
  return texts.some((name) => matches(textOf(request, name)));
}

function refusesText(name: string): Faults {
  return {
    [`refuses-empty-${name}`]: refusing(`an empty ${name} is refused`, (request) => textOf(request, name) === ''),
    [`refuses-long-${name}`]: refusing(
      `${name} of more than 255 characters is refused`,
      (request) => textOf(request, name).length > 255,
    ),
    [`refuses-foreign-${name}`]: refusing(`${name} with letters that are not ASCII is refused`, (request) =>
      /[^\x20-\x7e]/.test(textOf(request, name)),
    ),
  };
}

function longerThan(bytes: number): (request: ReferenceRequest) => boolean {
  return ({ text }) => Buffer.byteLength(text) > bytes;
}

/** Faults of a provider that refuses what the page allows. */
export const strictFaults: Faults = Object.assign({}, ...texts.map(refusesText), {
  'refuses-charset': refusing(
    'application/json with a charset is refused',
    ({ contentType = '' }) => /charset/i.test(contentType),
    415,
  ),
  'refuses-spaced-charset': refusing(
    'a charset with a space before its semicolon is refused',
    ({ contentType = '' }) => /\s;/.test(contentType),
    415,
  ),
  'refuses-media-type-in-capitals': refusing(
    'the media type is refused in capitals, though media types have no case',
    ({ contentType = '' }) => /[A-Z]/.test(contentType.split(';')[0] ?? ''),
    415,
  ),
  'refuses-empty-texts': refusing('a command with an empty text is refused', (request) =>
    someText(request, (text) => text === ''),
  ),
  'refuses-unknown-property': refusing('a command with a property that is not listed is refused', ({ value }) =>
    Object.keys(Object(value)).some((name) => !names.has(name)),
  ),
  'refuses-control-property': refusing(
    'a command that says its type, as the sample does, is refused',
    ({ value }) => '@odata.type' in Object(value),
  ),
  'refuses-id': {
    ...refusing('a command with an id, which the table lists, is refused', ({ value }) =>
      Object.hasOwn(Object(value), 'id'),
    ),
    gap: 'no client sends what the service gives, and a service may refuse it',
  },
  'refuses-filled-payload': refusingPayload('a Payload with properties is refused', (payload) =>
    Object.keys(payload).some((name) => !name.startsWith('@')),
  ),
  'refuses-empty-payload': refusingPayload(
    'an empty Payload is refused',
    (payload) => Object.keys(payload).length === 0,
  ),
  'refuses-deep-payload': refusingPayload('a Payload with an object in it is refused', (payload) =>
    Object.values(payload).some((inner) => typeof inner === 'object'),
  ),
  'refuses-1-kilobyte': refusing('a body over 1 kB is refused', longerThan(1000), 413),
  'refuses-16-kilobytes': refusing('a body over 16 kB is refused', longerThan(16_000), 413),
  'refuses-63-kilobytes': refusing('a body of 64 kB is refused', longerThan(63_000), 413),
  'refuses-line-breaks': refusing('a text with a line break is refused', (request) =>
    someText(request, (text) => text.includes('\n')),
  ),
  'refuses-quotation-marks': refusing('a text with a quotation mark is refused', (request) =>
    someText(request, (text) => /["']/.test(text)),
  ),
  'refuses-angle-brackets': refusing('a text with an angle bracket is refused', (request) =>
    someText(request, (text) => /[<>]/.test(text)),
  ),
  'refuses-astral-letters': refusing('a text with a letter of four bytes is refused', (request) =>
    someText(request, (text) => /[\u{10000}-\u{10ffff}]/u.test(text)),
  ),
  'refuses-right-to-left': refusing('a text in Arabic or Hebrew letters is refused', (request) =>
    someText(request, (text) => /[\u0590-\u06ff]/.test(text)),
  ),
  'refuses-pretty-json': refusing('JSON with line breaks between its properties is refused', ({ text }) =>
    /\{\s+"/.test(text),
  ),
  'refuses-without-accept': refusing(
    'a request without an Accept header is refused',
    ({ accept = '' }) => accept === '',
    406,
  ),
  'refuses-json-accept': refusing(
    'a request that accepts JSON by name is refused',
    ({ accept = '' }) => accept.includes('application/json'),
    406,
  ),
  'refuses-accept-list': refusing(
    'a request that accepts JSON among others is refused',
    ({ accept = '' }) => accept.includes(','),
    406,
  ),
  'encoded-id-not-decoded': {
    breaks: 'a device is not found by its percent-encoded id',
    sees: (request) => ({
      ...request,
      deviceId: /\/devices\/([^/]+)\//.exec(request.path)?.[1] ?? request.deviceId,
    }),
  },
  'id-cut-at-dot': {
    breaks: 'a device is not found when its id has a dot',
    sees: (request) => ({ ...request, deviceId: request.deviceId.replace(/(?<=.)\..*/s, '') }),
  },
  'id-in-small-letters': {
    breaks: 'a device is not found when its id has capitals',
    sees: (request) => ({ ...request, deviceId: request.deviceId.toLowerCase() }),
  },
  'id-with-plus-as-space': {
    breaks: 'a device is not found when its id has a plus sign',
    sees: (request) => ({ ...request, deviceId: request.deviceId.replaceAll('+', ' ') }),
  },
} satisfies Faults);
