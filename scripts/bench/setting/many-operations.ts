import type { JsonSchema, OpenApiDocument, PathItemObject, ResponseObject } from '../../../spec/openapi/document.ts';

/**
 * A document of many operations, five for each kind of parcel: to add one, to list, read and delete them, and to read
 * where one has been. Each kind has schemas of its own.
 */
export function documentOfOperations(count: number): OpenApiDocument {
  const kinds = Array.from({ length: Math.ceil(count / 5) }, (_, at) => `kind${at + 1}`);
  const paths = Object.fromEntries(kinds.flatMap((kind) => Object.entries(pathsOf(kind))));
  const schemas = Object.fromEntries(kinds.flatMap((kind) => Object.entries(schemasOf(kind))));
  return {
    openapi: '3.1.0',
    info: { title: 'Parcels', version: '1.0.0' },
    servers: [{ url: 'https://parcels.example' }],
    paths,
    components: {
      schemas: { ...schemas, problem },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function pathsOf(kind: string): Readonly<Record<string, PathItemObject>> {
  const common = { tags: [kind], security: [{ bearer: [] }] };
  const depot = { name: 'depotId', in: 'path', required: true, schema: { type: 'string' } } as const;
  const parcel = { name: 'parcelId', in: 'path', required: true, schema: { type: 'string' } } as const;
  const errors = {
    '400': { description: 'The request is wrong.', ...json('problem', { code: 'badRequest', message: 'Not valid.' }) },
    '404': { description: 'There is none.', ...json('problem', { code: 'notFound', message: 'Not found.' }) },
  };
  const read: ResponseObject = { description: 'The parcel.', ...json(kind, stored) };
  return {
    [`/depots/{depotId}/${kind}`]: {
      post: {
        ...common,
        operationId: `add_${kind}`,
        parameters: [depot],
        requestBody: { required: true, ...json(`${kind}_new`, sent) },
        responses: { '201': read, ...errors },
      },
      get: {
        ...common,
        operationId: `list_${kind}`,
        parameters: [depot, { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1 } }],
        responses: { '200': { description: 'All.', ...json(`${kind}_list`, { value: [stored] }) }, ...errors },
      },
    },
    [`/depots/{depotId}/${kind}/{parcelId}`]: {
      get: {
        ...common,
        operationId: `get_${kind}`,
        parameters: [depot, parcel],
        responses: { '200': read, ...errors },
      },
      delete: {
        ...common,
        operationId: `delete_${kind}`,
        parameters: [depot, parcel],
        responses: { '204': { description: 'Gone.' }, ...errors },
      },
    },
    [`/depots/{depotId}/${kind}/{parcelId}/places`]: {
      get: {
        ...common,
        operationId: `get_${kind}_places`,
        parameters: [depot, parcel],
        responses: { '200': { description: 'Where it has been.', ...json('places', ['Oslo', 'Rome']) }, ...errors },
      },
    },
  };
}

const sent = {
  label: 'Books',
  state: 'packed',
  grams: 1200,
  receiver: { name: 'Ada', street: 'Main Street 1', city: 'Oslo' },
  notes: ['fragile', 'heavy'],
};

const stored = { id: '17', added: '2026-01-02T03:04:05Z', ...sent };

function schemasOf(kind: string): Readonly<Record<string, JsonSchema>> {
  const text: JsonSchema = { type: 'string', minLength: 1 };
  const properties: Readonly<Record<string, JsonSchema>> = {
    label: { ...text, maxLength: 200, description: `What is in a parcel of ${kind}.` },
    state: { type: 'string', enum: ['packed', 'sent', 'received'] },
    grams: { type: 'integer', minimum: 1, maximum: 30_000 },
    receiver: {
      type: 'object',
      properties: { name: text, street: text, city: text },
      required: ['name', 'street', 'city'],
    },
    notes: { type: 'array', items: { type: 'string' } },
  };
  const required = ['label', 'state', 'grams', 'receiver'];
  return {
    [`${kind}_new`]: { type: 'object', properties, required },
    [kind]: {
      type: 'object',
      properties: { id: { type: 'string' }, added: { type: 'string', format: 'date-time' }, ...properties },
      required: ['id', 'added', ...required],
    },
    [`${kind}_list`]: {
      type: 'object',
      properties: { value: { type: 'array', items: { $ref: `#/components/schemas/${kind}` } } },
      required: ['value'],
    },
  };
}

const problem: JsonSchema = {
  type: 'object',
  properties: { code: { type: 'string' }, message: { type: 'string' } },
  required: ['code', 'message'],
};

const places: JsonSchema = { type: 'array', items: { type: 'string' } };

function json(schema: string, value: unknown) {
  const referred = schema === 'places' ? places : { $ref: `#/components/schemas/${schema}` };
  return { content: { 'application/json': { schema: referred, examples: { sample: { value } } } } };
}
