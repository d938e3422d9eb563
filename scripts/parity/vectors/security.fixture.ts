import type { OpenApiDocument, OperationObject } from '../../../spec/openapi/document.ts';

const securitySchemes = {
  token: { type: 'http', scheme: 'bearer', 'x-doc-source': { page: 'openapi.yaml', line: 7 } },
  login: { type: 'oauth2' },
  connect: { type: 'openIdConnect' },
  basic: { type: 'http', scheme: 'basic' },
  digest: { type: 'http', scheme: 'digest' },
  signature: { type: 'http', scheme: 'HOBA' },
  headerKey: { type: 'apiKey', in: 'header', name: 'X-Key' },
  queryKey: { type: 'apiKey', in: 'query', name: 'api key' },
  cookieKey: { type: 'apiKey', in: 'cookie', name: 'session' },
  authorizationKey: { type: 'apiKey', in: 'header', name: 'Authorization' },
  certificate: { type: 'mutualTLS' },
} as const;

type SchemeName = keyof typeof securitySchemes;

/** Alternatives, of each of which all are needed. */
const combinations: Readonly<Record<string, readonly (readonly SchemeName[])[]>> = {
  ...Object.fromEntries(Object.keys(securitySchemes).map((name) => [name, [[name as SchemeName]]])),
  both: [['headerKey', 'basic']],
  'three-keys': [['headerKey', 'queryKey', 'cookieKey']],
  either: [['token'], ['headerKey']],
  'same-header': [['login'], ['basic']],
  'scheme-or-any': [['login'], ['authorizationKey']],
  'both-or-one': [['login', 'headerKey'], ['queryKey']],
  nested: [['basic', 'headerKey'], ['basic']],
  'two-in-one-header': [['basic', 'token']],
  'certificate-and-key': [['certificate', 'headerKey']],
  optional: [['token'], []],
  none: [],
};

/** Every security scheme, and combinations of them, each at a path of its own; operations have parameters of their places. */
export const securityDocument: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Security', version: '1' },
  servers: [{ url: 'https://security.example/v1' }],
  paths: Object.fromEntries(
    Object.entries(combinations).map(([name, all]) => [`/${name}`, { post: operation(name, all) }]),
  ),
  components: { securitySchemes },
};

function operation(name: string, alternatives: readonly (readonly SchemeName[])[]): OperationObject {
  const schema = { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } } as const;
  return {
    operationId: name,
    security: alternatives.map((names) => Object.fromEntries(names.map((scheme) => [scheme, []]))),
    parameters: [
      { name: 'q', in: 'query', required: true, schema: { type: 'integer' } },
      { name: 'c', in: 'cookie', required: true, schema: { type: 'integer' } },
    ],
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: { 204: { description: 'Done.' }, 401: { description: 'Refused.' }, 400: { description: 'Wrong.' } },
  };
}
