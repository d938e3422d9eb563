const { addCommands, createHandlers } = require('add-commands/handlers');
const { failOnViolations } = require('add-commands/testing');
const { setupServer } = require('msw/node');

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

function addCommand(body) {
  return fetch('https://graph.microsoft.com/beta/devices/device-1/commands', {
    method: 'POST',
    headers: { Authorization: 'Bearer token-of-the-app', 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

test('a command without properties is refused', async () => {
  expect((await addCommand({})).status).toBe(400);
  expect(violations.take()).toHaveLength(1);
});

test('throttling is one line', async () => {
  server.use(addCommands.reply('activityLimitReached'));
  expect((await addCommand(command)).status).toBe(429);
});
