import { addCommands, createHandlers } from 'add-commands/handlers';
import { failOnViolations } from 'add-commands/testing';
import type { components } from 'add-commands/types';
import axios from 'axios';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

type Schemas = components['schemas'];

const server = setupServer(...createHandlers({ reply: 'echo', onViolation: failOnViolations({ afterEach }) }));
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

// As in a browser: over XMLHttpRequest, from another origin, so with a preflight.
const graph = axios.create({
  adapter: 'xhr',
  baseURL: 'https://graph.microsoft.com/beta',
  headers: { Authorization: 'Bearer token-of-the-user' },
  validateStatus: null,
});

const command: Schemas['microsoft.graph.command-create'] = {
  Status: 'pending',
  Type: 'launch',
  AppServiceName: 'com.example.notes',
  PackageFamilyName: 'Example.Notes',
  Error: '',
  Payload: {},
  PermissionTicket: 'ticket',
  PostBackUri: 'https://example.com/done',
};

const addCommand = () => graph.post<Schemas['microsoft.graph.command']>('/me/devices/device-1/commands', command);

test('a command is created', async () => {
  const { status, data } = await addCommand();
  expect([status, data.Status]).toEqual([201, 'pending']);
});

test('a throttled caller reads when to try again', async () => {
  server.use(addCommands.reply('activityLimitReached'));
  const { status, headers } = await addCommand();
  expect([status, Number(headers['retry-after']) > 0]).toEqual([429, true]);
});
