import { requiredProperties } from '../checks.ts';
import { created, createdBody, type ProviderFault, withoutProperty } from '../variants.ts';

type Faults = Readonly<Record<string, ProviderFault>>;

const returned = ['id', ...Object.keys(requiredProperties)];

/** What can be wrong with any property of the created entity: in a word, in words that follow on its name, and the value. */
const wrongValues: readonly (readonly [name: string, words: string, value: unknown])[] = [
  ['number', 'a number', 1],
  ['null', 'null', null],
  ['boolean', 'a boolean', true],
  ['list', 'a list', []],
];

const properties: Faults = Object.assign(
  {},
  ...returned.map(
    (name): Faults => ({
      [`created-without-${name}`]: createdBody(`the created entity lacks ${name}`, (body) =>
        withoutProperty(body, name),
      ),
      ...Object.fromEntries(
        wrongValues.map(([word, words, value]) => [
          `created-${word}-for-${name}`,
          createdBody(`${name} of the created entity is ${words}`, (body) => ({ ...body, [name]: value })),
        ]),
      ),
    }),
  ),
);

/** Faults of the response to a request that nothing is wrong with: its status, headers, form and properties. */
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
  'payload-in-text': createdBody('Payload of the created entity is a text of JSON', (body) => ({
    ...body,
    Payload: JSON.stringify(body.Payload),
  })),
  'id-as-object': createdBody('the id of the created entity is an object', (body) => ({
    ...body,
    id: { $oid: body.id },
  })),
  'created-as-text-plain': created('the created entity is sent as text/plain', (response) => ({
    ...response,
    headers: { ...response.headers, 'Content-Type': 'text/plain; charset=utf-8' },
  })),
  'created-as-octets': created('the created entity is sent as application/octet-stream', (response) => ({
    ...response,
    headers: { ...response.headers, 'Content-Type': 'application/octet-stream' },
  })),
  'created-as-failure': created('a created entity is answered with 500 and created all the same', (response) => ({
    ...response,
    status: 500,
  })),
};
