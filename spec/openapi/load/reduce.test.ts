import { expect, test } from 'vitest';
import { documentIn, linesOf } from './documents.fixture.ts';
import { loadDocument } from './load.ts';

const text = `openapi: 3.2.0
$self: https://streams.example/openapi.yaml
info: { title: Streams, version: "1" }
tags: [{ name: a, summary: A, kind: nav, parent: b }, { name: b }]
servers: [{ url: https://streams.example, name: main }]
paths:
  /events:
    get:
      operationId: listEvents
      parameters:
        - { name: all, in: querystring, content: { application/x-www-form-urlencoded: { schema: { type: object } } } }
        - { name: session, in: cookie, style: cookie, schema: { type: string } }
        - { $ref: "#/components/parameters/raw" }
      responses:
        200:
          summary: The events.
          content:
            application/jsonl: { $ref: "#/components/mediaTypes/events" }
            application/json:
              schema: { type: object, properties: { id: { type: integer } } }
              examples: { one: { dataValue: { id: 1 } } }
    query: { operationId: queryEvents, responses: { 200: { description: A } } }
    additionalOperations: { COPY: { responses: { 200: { description: A } } } }
components:
  parameters: { raw: { name: raw, in: querystring, content: { text/plain: { schema: { type: string } } } } }
  mediaTypes:
    events: { itemSchema: { type: object, properties: { id: { type: integer } } } }
  securitySchemes:
    login: { type: oauth2, flows: { deviceAuthorization: { tokenUrl: https://a.example, deviceAuthorizationUrl: https://a.example, scopes: {} } } }
`;

test('a document of OpenAPI 3.2 is read where it means the same as in 3.1', () => {
  const { paths, openapi, tags } = documentIn(loadDocument(text));
  expect(openapi).toBe('3.1.1');
  expect(tags).toEqual([{ name: 'a' }, { name: 'b' }]);
  expect(paths['/events']?.get?.responses['200']).toMatchObject({
    description: '',
    content: {
      'application/jsonl': { schema: { type: 'array', items: { type: 'object' } } },
      'application/json': { examples: { one: { value: { id: 1 } } } },
    },
  });
});

test('a query as a whole that is a form is read as parameters, and a cookie in the only style that it has', () => {
  const { parameters } = documentIn(loadDocument(text)).paths['/events']?.get ?? {};
  expect(parameters).toEqual([
    { name: 'all', in: 'query', style: 'form', explode: true, schema: { type: 'object' } },
    { name: 'session', in: 'cookie', schema: { type: 'string' } },
  ]);
});

test('what is new in OpenAPI 3.2 and changes requests is reported at its place', () => {
  const lines = linesOf(loadDocument(text)).filter((line) => /quer|additional/i.test(line));
  expect(lines).toEqual([
    'api.yaml:13:11: warning: #/paths/~1events/get/parameters/2 is not used: a query as a whole is only read as a form',
    'api.yaml:22:5: warning: #/paths/~1events/query is not used: the method QUERY is not supported',
    'api.yaml:23:5: warning: #/paths/~1events/additionalOperations is not used: further methods are not supported',
  ]);
});
