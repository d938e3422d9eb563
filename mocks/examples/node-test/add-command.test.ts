import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { addCommands, createHandlers } from 'add-commands/handlers';
import { failOnViolations } from 'add-commands/testing';
import { setupServer } from 'msw/node';

const violations = failOnViolations({ afterEach });
const server = setupServer(...createHandlers({ reply: 'echo', onViolation: violations }));
before(() => server.listen());
afterEach(() => server.resetHandlers());
after(() => server.close());

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
  assert.equal(response.status, 201);
  assert.partialDeepStrictEqual(await response.json(), command);
});

test('a command without its type is refused', async () => {
  const { Type, ...others } = command;
  assert.equal((await addCommand(others)).status, 400);
  assert.equal(violations.take().length, 1);
});

test('throttling is one line', async () => {
  server.use(addCommands.reply('activityLimitReached'));
  assert.equal((await addCommand(command)).status, 429);
});
