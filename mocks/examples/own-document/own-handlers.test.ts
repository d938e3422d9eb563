import { checkHandlers } from 'facsimile/testing';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { boat } from './generated/factories.ts';
import { listBoats200Response } from './generated/schemas.ts';
import { ownHandlers } from './own-handlers.ts';

test('the handlers that we have written keep to the document', async () => {
  expect(await checkHandlers(ownHandlers, 'openapi.yaml')).toEqual([]);
});

test('one that does not is found, with the line of the document', async () => {
  const handler = http.get('https://eu.boats.example/v1/boats', () => HttpResponse.json([{ masts: 2 }]));
  const [finding] = await checkHandlers([handler], 'openapi.yaml');
  expect([finding?.place, finding?.message]).toEqual([
    'openapi.yaml:39',
    'responds with 200: /0 must have the property name',
  ]);
});

test('Vitest checks bodies by the schema of the document', () => {
  expect([boat()]).toEqual(expect.schemaMatching(listBoats200Response));
  expect([{ ...boat(), name: '' }]).not.toEqual(expect.schemaMatching(listBoats200Response));
});
