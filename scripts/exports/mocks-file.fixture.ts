import { Ajv2020 } from 'ajv/dist/2020.js';

const text = { type: 'string' };
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'CONNECT', 'TRACE'];

/** What Dev Proxy's documentation says of a mocks file: https://learn.microsoft.com/microsoft-cloud/dev/dev-proxy. */
const mocksFile = {
  type: 'object',
  required: ['mocks'],
  additionalProperties: false,
  properties: {
    $schema: text,
    mocks: {
      type: 'array',
      items: {
        type: 'object',
        required: ['request', 'response'],
        properties: {
          request: {
            type: 'object',
            required: ['url'],
            properties: { url: text, method: { enum: methods }, nth: { type: 'integer' }, bodyFragment: text },
          },
          response: {
            type: 'object',
            properties: {
              statusCode: { type: 'integer' },
              body: { type: ['object', 'array', 'string'] },
              headers: {
                type: 'array',
                items: { type: 'object', required: ['name', 'value'], properties: { name: text, value: text } },
              },
            },
          },
        },
      },
    },
  },
};

const validate = new Ajv2020({ allowUnionTypes: true }).compile(mocksFile);

/** What is wrong with a mocks file; nothing where it is right. */
export function mocksFileErrors(file: unknown): readonly string[] {
  return validate(file) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

interface WrittenMock {
  readonly request: { readonly url: string; readonly method: string };
  readonly response: { readonly statusCode: number; readonly body?: unknown };
}

/** The mock that Dev Proxy responds with: the first whose method is that of the request and whose URL fits the whole of it. */
export function findMock(mocks: readonly WrittenMock[], method: string, url: string): WrittenMock | undefined {
  const pattern = (text: string) => new RegExp(`^${text.replaceAll(/[^\w*]/g, '\\$&').replaceAll('*', '.*')}$`);
  return mocks.find(({ request }) => request.method === method && pattern(request.url).test(url));
}
