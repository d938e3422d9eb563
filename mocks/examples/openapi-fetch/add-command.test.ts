import { addCommands, createHandlers } from 'add-commands/handlers';
import { failOnViolations } from 'add-commands/testing';
import type { paths } from 'add-commands/types';
import { setupServer } from 'msw/node';
import createClient from 'openapi-fetch';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

const server = setupServer(...createHandlers({ reply: 'echo', onViolation: failOnViolations({ afterEach }) }));
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const client = createClient<paths>({
  // The client keeps the function that it finds when it is made; MSW puts its own there later.
  fetch: (request) => fetch(request),
  baseUrl: 'https://graph.microsoft.com/beta',
  headers: { Authorization: 'Bearer token-of-the-app' },
});

const addCommand = () =>
  client.POST('/devices/{deviceId}/commands', {
    params: { path: { deviceId: 'device-1' } },
    body: {
      Status: 'pending',
      Type: 'launch',
      AppServiceName: 'com.example.notes',
      PackageFamilyName: 'Example.Notes',
      Error: '',
      Payload: {},
      PermissionTicket: 'ticket',
      PostBackUri: 'https://example.com/done',
    },
  });

test('a command is created, and its body has the type of the page', async () => {
  const { data } = await addCommand();
  expect(data?.Status).toBe('pending');
});

test('an error has the type of the page too', async () => {
  server.use(addCommands.reply('itemNotFound'));
  const { error, response } = await addCommand();
  expect([response.status, error?.error.code]).toEqual([404, 'itemNotFound']);
});
