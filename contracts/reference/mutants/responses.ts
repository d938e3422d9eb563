import { requiredProperties } from '../checks.ts';
import type { ReferenceResponse } from '../responses.ts';
import { mapTexts, onStatus, type ProviderFault, withoutProperty } from '../variants.ts';

type Body = NonNullable<ReferenceResponse['body']>;
type Faults = Readonly<Record<string, ProviderFault>>;

const created = (breaks: string, change: (response: ReferenceResponse) => ReferenceResponse): ProviderFault => ({
  breaks,
  changes: onStatus(201, change),
});

const createdBody = (breaks: string, change: (body: Body) => ReferenceResponse['body']): ProviderFault =>
  created(breaks, (response) => ({ ...response, body: change(response.body ?? {}) }));

const returned = ['id', ...Object.keys(requiredProperties)];

const properties: Faults = Object.assign(
  {},
  ...returned.map(
    (name): Faults => ({
      [`created-without-${name}`]: createdBody(`the created entity lacks ${name}`, (body) =>
        withoutProperty(body, name),
      ),
      [`created-number-for-${name}`]: createdBody(`${name} of the created entity is a number`, (body) => ({
        ...body,
        [name]: 1,
      })),
      [`created-null-for-${name}`]: createdBody(`${name} of the created entity is null`, (body) => ({
        ...body,
        [name]: null,
      })),
    }),
  ),
);

/** What comes of texts when their bytes in UTF-8 are read as Latin-1. */
function misread(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

const echoed = (breaks: string, change: (text: string, name: string) => string): ProviderFault =>
  created(breaks, (response) => mapTexts(response, change));

/** Faults of the response to a request that nothing is wrong with: its status, headers, form, properties and values. */
export const responseFaults: Faults = {
  ...properties,
  'accepted-for-created': created('a created entity is answered with 202', (response) => ({
    ...response,
    status: 202,
  })),
  'no-content-for-created': created('a created entity is answered with 204 and no body', ({ headers }) => ({
    status: 204,
    headers: withoutProperty(headers, 'Content-Type'),
    body: undefined,
  })),
  'redirect-for-created': created('a created entity is answered with 303 and its address', (response) => ({
    ...response,
    status: 303,
    headers: { ...response.headers, Location: '/commands/1' },
  })),
  'created-without-body': created('the created entity is not in the response', (response) => ({
    ...response,
    body: undefined,
  })),
  'created-without-content-type': created('the created entity has no content type', (response) => ({
    ...response,
    headers: withoutProperty(response.headers, 'Content-Type'),
  })),
  'created-as-problem': created('the created entity is sent as application/problem+json', (response) => ({
    ...response,
    headers: { ...response.headers, 'Content-Type': 'application/problem+json' },
  })),
  'created-in-envelope': createdBody('the created entity is wrapped in `value`', (body) => ({ value: body })),
  'created-in-camel-case': createdBody('the names of the created entity begin with a small letter', (body) =>
    Object.fromEntries(Object.entries(body).map(([name, value]) => [name[0]?.toLowerCase() + name.slice(1), value])),
  ),
  'created-payload-is-list': createdBody('Payload of the created entity is a list', (body) => ({
    ...body,
    Payload: [],
  })),
  'echo-cut-short': echoed('texts come back without their last letter', (text) => text.slice(0, -1)),
  'echo-with-more': echoed('texts come back with a letter more', (text) => `${text}.`),
  'echo-swapped': createdBody("Status and Type come back in each other's place", (body) => ({
    ...body,
    Status: body.Type,
    Type: body.Status,
  })),
  'echo-of-last-text': createdBody('all texts come back as the last one', (body) =>
    Object.fromEntries(
      Object.entries(body).map(([name, value]) => [
        name,
        name !== 'id' && typeof value === 'string' ? body.PostBackUri : value,
      ]),
    ),
  ),
  'encoding-latin-1': echoed('texts in UTF-8 are read as Latin-1', misread),
  'encoding-ascii': echoed('letters that are not ASCII come back as question marks', (text) =>
    text.replace(/[^\x20-\x7e]/gu, '?'),
  ),
  'encoding-dropped': echoed('letters that are not ASCII do not come back', (text) =>
    text.replace(/[^\x20-\x7e]/gu, ''),
  ),
  'encoding-without-astral': echoed('letters of four bytes come back as U+FFFD', (text) =>
    text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd'),
  ),
  'encoding-percent': echoed('texts come back percent-encoded', (text) => encodeURIComponent(text)),
  'encoding-entities': echoed('texts come back with character references of HTML', (text) =>
    text.replace(/[^\x20-\x7e]/gu, (letter) => `&#${letter.codePointAt(0)};`),
  ),
  'encoding-escaped-twice': echoed('texts come back with escapes of JSON in them', (text) =>
    text.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ),
};
