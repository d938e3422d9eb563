import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { comparePacts } from './compare.ts';

const text = { type: 'string' } as const;
const json = (schema: object, value?: unknown) => ({
  'application/json': { schema, ...(value !== undefined && { examples: { shown: { value } } }) },
});

const note = {
  type: 'object',
  required: ['Title'],
  properties: {
    id: { type: 'string', readOnly: true },
    Title: text,
    Number: text,
    State: { type: 'string', enum: ['open', 'done'] },
    Kind: { type: 'string', enum: ['note'] },
    Size: { type: 'integer' },
    Weight: { type: 'number' },
    Made: { type: 'string', format: 'date-time' },
    Key: { type: 'string', pattern: '^[a-z]+$' },
    Tags: { type: 'array', items: text },
  },
} as const;

const problem = { type: 'object', properties: { code: text } } as const;
const refusal = (decided: object) => ({
  description: 'Refused.',
  content: json(problem, { code: 'badNote' }),
  ...decided,
});

/** An API of notes: texts, numbers, formats and enumerations, errors that are stated, decided and binding. */
export const notesDocument: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  servers: [{ url: 'https://notes.example/v1' }],
  paths: {
    '/users/{userId}/notes': {
      post: {
        operationId: 'create',
        security: [{ token: [] }],
        parameters: [{ name: 'pageSize', in: 'query', schema: { type: 'integer' } }],
        requestBody: { content: json(note) },
        responses: {
          '201': {
            description: 'Made.',
            headers: { 'Retry-After': { required: true, schema: { type: 'integer' }, example: 2 } },
            content: json(note, { Title: 'Title value', Number: 'A-7' }),
          },
          '400': refusal({ 'x-doc-evidence': 'decided' }),
          '409': refusal({ 'x-doc-evidence': 'decided', 'x-doc-binding': true }),
          '422': refusal({ 'x-doc-evidence': 'stated' }),
        },
      },
    },
    '/users/{userId}/folders': { get: { operationId: 'folders', responses: { '204': { description: 'None.' } } } },
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
};

interface Parts {
  readonly description?: string;
  readonly request?: object;
  readonly status?: number;
  readonly body?: object;
  readonly rules?: Readonly<Record<string, object | readonly object[]>>;
  readonly headers?: object;
  readonly headerRules?: object;
}

/** An interaction of Pact V3; its response is matched by type if no rules are given. */
export function interaction(parts: Parts) {
  const { description = 'a note', request = {}, status = 201, body, headers, headerRules = {} } = parts;
  const { rules = { $: { match: 'type' } } } = parts;
  const lists = Object.entries(rules).map(([path, matchers]) => [path, { matchers: [matchers].flat() }] as const);
  return {
    description,
    request: {
      method: 'POST',
      path: '/users/1/notes',
      headers: { Authorization: 'Bearer token', 'Content-Type': 'application/json' },
      body: { Title: 'x' },
      ...request,
    },
    response: {
      status,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body && { body }),
      matchingRules: { body: Object.fromEntries(lists), header: headerRules },
    },
  };
}

/** The findings on interactions of one contract, notes apart. */
export async function compare(...interactions: readonly object[]) {
  const text = JSON.stringify({ interactions, metadata: { pactSpecification: { version: '3.0.0' } } });
  return (await comparePacts(notesDocument, [{ path: 'app.json', text }])).filter(
    ({ severity }) => severity !== 'note',
  );
}

/** The findings on one interaction, as short texts. */
export async function messages(parts: Parts) {
  return (await compare(interaction(parts))).map(({ severity, at, message }) => `${severity} ${at}: ${message}`);
}
