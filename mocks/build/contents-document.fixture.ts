import type { JsonSchema, MediaTypeObject, OpenApiDocument, ResponseObject } from '../../spec/openapi/document.ts';

const parcel: JsonSchema = {
  type: 'object',
  required: ['to', 'weight'],
  properties: {
    to: { type: 'string', minLength: 2, examples: ['Ada'] },
    weight: { type: 'integer', minimum: 1 },
    tags: { type: 'array', items: { type: 'string' } },
  },
};

const file: JsonSchema = { type: 'string', contentMediaType: 'application/octet-stream' };
const problem: JsonSchema = {
  type: 'object',
  required: ['title'],
  properties: { title: { const: 'Refused' }, detail: { type: 'string' } },
};

/** An API of bodies in many media types, of responses for ranges of statuses, and of errors in several forms. */
export const contentsDocument: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Parcels', version: '1' },
  servers: [{ url: 'https://parcels.example' }],
  paths: {
    '/forms': { post: operation('sendForm', { 'application/x-www-form-urlencoded': { schema: parcel } }) },
    '/parts': {
      post: operation('sendParts', {
        'multipart/form-data': {
          schema: { type: 'object', required: ['label'], properties: { label: { type: 'string' }, scan: file } },
          encoding: { scan: { contentType: 'image/png' } },
        },
      }),
    },
    '/texts': { post: operation('sendText', { 'text/plain': { schema: { type: 'integer' } } }) },
    '/lines': {
      post: operation('sendLines', { 'application/x-ndjson': { schema: { type: 'array', items: parcel } } }),
    },
    '/files': { put: operation('sendFile', { 'image/*': { schema: file } }) },
    '/any': { put: operation('sendAny', { '*/*': { schema: parcel } }) },
    '/parcels': {
      get: operation('readParcels', undefined, {
        200: {
          content: { 'application/json': { schema: parcel }, 'application/xml': { schema: parcel }, 'text/csv': {} },
        },
        '4XX': { content: { 'application/problem+json': { schema: problem } } },
        default: { content: { 'text/plain': { schema: { type: 'string' } } } },
      }),
      post: operation(
        'addParcel',
        { 'application/json': { schema: parcel }, 'application/xml': { schema: parcel } },
        {
          201: { content: { 'image/*': { schema: file } } },
          400: {
            content: { 'application/json': { schema: { type: 'object', properties: { error: { type: 'string' } } } } },
          },
        },
      ),
      head: operation('checkParcels', undefined, { 200: { content: { 'application/json': { schema: parcel } } } }),
      delete: operation('removeParcels', undefined, { '2XX': {}, default: {} }),
    },
  },
};

type Responses = Readonly<Record<string, Pick<ResponseObject, 'content'>>>;

function operation(
  operationId: string,
  content?: Readonly<Record<string, MediaTypeObject>>,
  responses: Responses = { 204: {} },
) {
  const described = Object.entries(responses).map(([status, part]) => [status, { description: '', ...part }] as const);
  return {
    operationId,
    tags: ['Parcels'],
    ...(content && { requestBody: { required: true, content } }),
    responses: Object.fromEntries(described),
  };
}
