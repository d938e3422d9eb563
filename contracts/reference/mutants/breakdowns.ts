import { requiredProperties } from '../checks.ts';
import type { ReferenceRequest } from '../request.ts';
import { errorResponse } from '../responses.ts';
import { sendResponse, sendText } from '../send.ts';
import type { ProviderFault } from '../variants.ts';

type Faults = Readonly<Record<string, ProviderFault>>;

/** Breaks down on requests of a kind that should be rejected, or served: 500 takes the place of the right response. */
function breakingDown(breaks: string, matches: (request: ReferenceRequest) => boolean): ProviderFault {
  return {
    breaks,
    changes: (response, request) =>
      [201, 400, 401, 404, 415].includes(response.status) && request.method === 'POST' && matches(request)
        ? errorResponse(500, 'generalException', 'Something has failed.')
        : response,
  };
}

/** The stack trace that a framework's page of errors shows. */
const page = '<!doctype html><title>Error</title><pre>TypeError: Cannot read properties of undefined</pre>';

function breaksWithout(name: string): Faults {
  return {
    [`breaks-without-${name}`]: breakingDown(
      `a request without ${name} leads to 500`,
      ({ value }) => typeof value === 'object' && value !== null && !(name in value),
    ),
    [`breaks-on-null-${name}`]: breakingDown(
      `null for ${name} leads to 500`,
      ({ value }) => Object(value)[name] === null,
    ),
  };
}

const knownNames = new Set(['id', '@odata.type', ...Object.keys(requiredProperties)]);

const textsOf = (value: unknown) => Object.values(Object(value)).filter((field) => typeof field === 'string');

/** Faults of a provider that breaks down where it should reject a request, or serve it. */
export const breakdownFaults: Faults = Object.assign({}, ...Object.keys(requiredProperties).map(breaksWithout), {
  'malformed-json-crashes': breakingDown(
    'a body that is cut short leads to 500',
    ({ text, value }) => text !== '' && value === undefined,
  ),
  'empty-body-crashes': breakingDown('an empty body leads to 500', ({ text }) => text === ''),
  'null-body-crashes': breakingDown('the body `null` leads to 500', ({ value }) => value === null),
  'list-body-crashes': breakingDown('a list as the body leads to 500', ({ value }) => Array.isArray(value)),
  'text-body-crashes': breakingDown(
    'a text of JSON as the body leads to 500',
    ({ value }) => typeof value === 'string',
  ),
  'number-body-crashes': breakingDown('a number as the body leads to 500', ({ value }) => typeof value === 'number'),
  'no-media-type-crashes': breakingDown(
    'a body of no media type leads to 500',
    ({ text, contentType }) => text !== '' && contentType === undefined,
  ),
  'other-media-type-crashes': breakingDown('a body of another media type leads to 500', ({ contentType = '' }) =>
    /^text\//.test(contentType),
  ),
  'no-token-crashes': breakingDown(
    'a request without a token leads to 500',
    ({ authorization = '' }) => authorization === '',
  ),
  'other-scheme-crashes': breakingDown('another scheme than Bearer leads to 500', ({ authorization = '' }) =>
    /^(?!bearer)\S/i.test(authorization),
  ),
  'empty-text-crashes': breakingDown('an empty text leads to 500', ({ value }) => textsOf(value).includes('')),
  'astral-letters-crash': breakingDown('a letter of four bytes leads to 500', ({ value }) =>
    textsOf(value).some((text) => /[\u{10000}-\u{10ffff}]/u.test(text)),
  ),
  'encoded-id-crashes': breakingDown('an id that is percent-encoded leads to 500', ({ path }) => /%(?!24)/.test(path)),
  'unknown-property-crashes': breakingDown('a property that is not listed leads to 500', ({ value }) =>
    Object.keys(Object(value)).some((name) => !knownNames.has(name)),
  ),
  'errors-in-html': {
    breaks: 'all errors are pages of HTML',
    sends: (stream, response) => {
      if (response.status < 400) return sendResponse(stream, response);
      const headers = { ...response.headers, 'Content-Type': 'text/html; charset=utf-8' };
      return sendText(stream, { ...response, headers }, page);
    },
  },
} satisfies Faults);
