import { failOnViolations } from 'facsimile/testing';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createHandlers } from './generated/handlers.ts';

const violations = failOnViolations({ afterEach });
const server = setupServer(...createHandlers({ reply: 'echo', onViolation: violations }));
beforeAll(() => server.listen());
afterAll(() => server.close());

function book(booking: object): Promise<Response> {
  return fetch('https://graph.microsoft.com/v1.0/rooms/room-7/bookings', {
    method: 'POST',
    headers: { Authorization: 'Bearer token-of-the-user', 'Content-Type': 'application/json' },
    body: JSON.stringify(booking),
  });
}

test('a room is booked', async () => {
  const response = await book({ subject: 'Plans', start: '2026-04-01T10:00:00Z' });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ subject: 'Plans' });
});

test('the failure of a test names the line of the page', async () => {
  await book({ subject: 'Plans' });
  expect(violations.take().map(({ source }) => source)).toEqual(['docs/create-booking.md:44']);
});
