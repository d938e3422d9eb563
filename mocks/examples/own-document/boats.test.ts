import { failOnViolations } from 'facsimile/testing';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createHandlers } from './generated/handlers.ts';
import type { components } from './generated/types.ts';

type Boat = components['schemas']['Boat'];

const violations = failOnViolations({ afterEach });
const server = setupServer(...createHandlers({ onViolation: violations }));
beforeAll(() => server.listen());
afterAll(() => server.close());

const listBoats = (query: string) =>
  fetch(`https://eu.boats.example/v1/boats${query}`, { headers: { 'X-Api-Key': 'key-of-the-app' } });

test('the documented example is served', async () => {
  const boats: readonly Boat[] = await (await listBoats('?masts=1,2')).json();
  expect(boats).toEqual([{ name: 'Argo', masts: 1 }]);
});

test('the failure of a test names the line of the document', async () => {
  await listBoats('?masts=none');
  expect(violations.take().map(({ source }) => source)).toEqual(['openapi.yaml:11']);
});
