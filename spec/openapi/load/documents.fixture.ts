import { expect } from 'vitest';
import type { OpenApiDocument } from '../document.ts';
import type { LoadedDocument } from './load.ts';
import { formatProblem } from './problem.ts';

/** A document of OpenAPI 3.0 that shares what it can. */
export const ferries = `openapi: 3.0.3
info: { title: Ferries, version: 1.0.0 }
servers: [{ url: https://ferries.example/v2 }]
security: [{ token: [] }]
paths:
  /ferries/{ferryId}:
    parameters:
      - $ref: '#/components/parameters/ferryId'
      - { name: lang, in: query, schema: { type: string } }
      - { name: session, in: cookie, schema: { type: string } }
    get:
      parameters:
        - { name: lang, in: query, schema: { type: string, enum: [en, de] } }
      responses:
        200:
          description: The ferry.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Ferry' }
              example: { name: Ada, $ref: ../secret.yaml }
  /ferries:
    post:
      operationId: addFerry
      requestBody: { $ref: '#/components/requestBodies/ferry' }
      responses:
        '201':
          description: Added.
          headers: { Location: { $ref: '#/components/headers/location' } }
        4XX: { $ref: '#/components/responses/problem' }
        default: { $ref: '#/components/responses/problem' }
      security: [{ key: [] }]
  /boats/{ferryId}:
    $ref: '#/paths/~1ferries~1%7BferryId%7D'
components:
  parameters:
    ferryId: { name: ferryId, in: path, required: true, schema: { type: integer } }
  headers:
    location: { required: true, schema: { type: string }, example: /ferries/7 }
  requestBodies:
    ferry:
      content:
        application/json:
          schema: { $ref: '#/components/schemas/Ferry' }
          examples: { small: { $ref: '#/components/examples/small' } }
  examples:
    small: { value: { name: Ada } }
  responses:
    problem: { description: A problem. }
  securitySchemes:
    token: { type: http, scheme: bearer }
    key: { type: apiKey, in: header, name: X-Key }
  schemas:
    Ferry:
      type: object
      required: [name]
      properties:
        name: { type: string }
        decks: { type: integer, minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false, example: 2 }
        captain: { type: string, nullable: true }
        home: { description: Where it sleeps., nullable: true, allOf: [{ $ref: '#/components/schemas/Port' }] }
        photo: { type: string, format: byte }
    Port: { type: object, properties: { name: { type: string } } }
`;

/** A document of OpenAPI 3.1 that writes all of it where it is used. */
export const libraryText = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Library', version: '1' },
  servers: [{ url: 'https://library.example' }],
  paths: {
    '/shelves/{shelf}': {
      put: {
        operationId: 'fillShelf',
        parameters: [{ name: 'shelf', in: 'path', required: true, schema: { type: 'string' } }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Shelf' } } } },
        responses: {
          200: {
            description: 'Filled.',
            content: { 'application/json': { examples: { full: { value: { $ref: 'book', books: [null] } } } } },
          },
          default: { description: 'Not filled.' },
        },
      },
    },
  },
  components: {
    schemas: {
      Shelf: { type: ['object', 'null'], properties: { books: { type: 'array', items: { type: 'string' } } } },
    },
  },
});

/** The document that was loaded; a test fails where there is none. */
export function documentIn(loaded: LoadedDocument): OpenApiDocument {
  return loaded.ok ? loaded.document : expect.unreachable(linesOf(loaded).join('\n'));
}

/** The problems as people see them. */
export function linesOf({ problems }: LoadedDocument): readonly string[] {
  return problems.map((problem) => formatProblem(problem, 'api.yaml'));
}

/** A document of one operation, `POST /trips/{trip}`, with further members of it and of the document. */
export function tripsWith(operation: object, further: object = {}): object {
  const parameters = [{ name: 'trip', in: 'path', required: true, schema: { type: 'string' } }];
  const post = { operationId: 'bookTrip', parameters, responses: { 200: { description: 'Booked.' } }, ...operation };
  return { openapi: '3.1.0', info: { title: 'Trips', version: '1' }, paths: { '/trips/{trip}': { post } }, ...further };
}
