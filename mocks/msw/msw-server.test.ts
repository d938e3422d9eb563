import * as msw from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { addCommands, createHandlers, handlers } from '../../generated/handlers.ts';
import { ViolationError } from '../engine/violation.ts';
import { command } from './command.fixture.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly mswVersion: 2 | 3;
  }
}

const server = setupServer();
// MSW prints what a handler throws, and lets the call fail.
const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
beforeAll(() => server.listen());
afterEach(() => {
  server.resetHandlers();
  printed.mockClear();
});
afterAll(() => server.close());

function post(body: object) {
  return fetch('https://graph.microsoft.com/v1.0/me/devices/1/commands', {
    method: 'POST',
    headers: { Authorization: 'Bearer secret-token', 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

test('the handlers are of the version that is to be tried', () => {
  // MSW 3 has moved it.
  expect('graphql' in msw).toBe(inject('mswVersion') === 2);
  expect(handlers[0]).toBeInstanceOf(msw.HttpHandler);
});

test('a call that violates the documentation fails with the reason, and without the token', async () => {
  server.use(...createHandlers({ onViolation: 'throw' }));
  const { Status, ...others } = command;
  const error: unknown = await post({ ...others, status: Status }).catch((reason: unknown) => reason);
  const reason =
    'POST /v1.0/me/devices/1/commands: Status is required (spec/pages/add-commands.md:47);' +
    ' the body has status: names are sensitive to case';
  expect([error, error instanceof Error && error.cause]).toContainEqual(expect.objectContaining({ message: reason }));
  expect(printed.mock.calls.join()).toContain(reason);
  const [failure] = [error, error instanceof Error && error.cause].filter((thrown) => thrown instanceof ViolationError);
  // Runners print the stack and all that an error holds: nothing but the reason is to be read.
  expect(failure?.stack).toBe(`ViolationError: ${reason}`);
  expect(Object.keys(failure ?? {})).toEqual(['name', 'code', 'errno']);
  expect(printed.mock.calls.join()).not.toContain('secret-token');
});

test('a reset lets the call fail, a timeout lets it wait until the client gives up', async () => {
  server.use(...createHandlers({ faults: 'reset' }));
  await expect(post(command)).rejects.toThrow(TypeError);
  server.resetHandlers(...createHandlers({ faults: 'timeout' }));
  const request = new Request('https://graph.microsoft.com/v1.0/nothing', { signal: AbortSignal.timeout(20) });
  await expect(fetch(request)).rejects.toThrow('aborted due to timeout');
});

test('503 is the documented one, and the repeated call succeeds', async () => {
  server.use(...createHandlers({ faults: 'unavailable' }));
  const response = await post(command);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ error: { code: 'serviceNotAvailable' } });
  expect((await post(command)).status).toBe(201);
});

test('an echo is the created command, with an id of its own', async () => {
  server.use(...createHandlers({ reply: 'echo' }));
  const [first, second] = [await (await post(command)).json(), await (await post(command)).json()];
  expect(first).toEqual({ '@odata.type': '#microsoft.graph.command', ...command, id: expect.any(String) });
  expect(first.id).not.toBe(second.id);
});

test('an unknown device is the documented 404', async () => {
  server.use(...createHandlers({ reply: { state: { '/me/devices/2': {} } } }));
  const response = await post(command);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    error: { code: 'itemNotFound', message: 'there is no /me/devices/1' },
  });
});

test('one test replies with another documented response, once', async () => {
  server.use(...handlers);
  server.use(addCommands.reply('activityLimitReached', { once: true }));
  const throttled = await post(command);
  expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '2']);
  expect((await post(command)).status).toBe(201);
});
