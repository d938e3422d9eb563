import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { addCommands, createHandlers } from 'add-commands/handlers';
import { failOnViolations } from 'add-commands/testing';
import { setupServer } from 'msw/node';

const violations = failOnViolations({ afterEach });
const server = setupServer(...createHandlers({ reply: 'echo', onViolation: violations }));
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const command = {
  Status: 'pending',
  Type: 'launch',
  AppServiceName: 'com.example.notes',
  PackageFamilyName: 'Example.Notes',
  Error: '',
  Payload: {},
  PermissionTicket: 'ticket',
  PostBackUri: 'https://example.com/done',
};

function addCommand(body: object): Promise<Response> {
  return fetch('https://graph.microsoft.com/beta/devices/device-1/commands', {
    method: 'POST',
    headers: { Authorization: 'Bearer token-of-the-app', 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

test('a command is created', async () => {
  const response = await addCommand(command);
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject(command);
});

test('a command without its type is refused', async () => {
  const { Type, ...others } = command;
  expect((await addCommand(others)).status).toBe(400);
  expect(violations.take()).toHaveLength(1);
});

test('throttling is one line', async () => {
  server.use(addCommands.reply('activityLimitReached'));
  expect((await addCommand(command)).headers.get('Retry-After')).not.toBeNull();
});
