import { getResponse, type HttpHandler } from 'msw';
import { describe, expect, test } from 'vitest';
import { addCommands, createHandlers } from '../../generated/handlers.ts';
import type { operations } from '../../generated/types.ts';
import { collectCalls } from './collect-calls.ts';

const command = {
  Status: 'pending',
  Type: 'launch',
  AppServiceName: 'notes',
  PackageFamilyName: 'Notes',
  Error: '',
  Payload: {},
  PermissionTicket: 'ticket',
  PostBackUri: 'https://example.com',
};

/** A collector whose test the test ends itself. */
function collector() {
  let end = () => {};
  const calls = collectCalls<operations>({
    afterEach: (check) => {
      end = check;
    },
  });
  return { calls, endTest: () => end() };
}

function post(handlers: readonly HttpHandler[], path: string, body: object) {
  const headers = { authorization: 'Bearer t', 'content-type': 'application/json' };
  const request = new Request(`https://graph.microsoft.com/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return getResponse([...handlers], request);
}

describe('the calls of a test', () => {
  test('are listed with what was sent and what came of it', async () => {
    const { calls } = collector();
    const handlers = createHandlers({ onCall: calls });
    await post(handlers, 'v1.0/me/devices/a%20b/commands?token=secret', command);
    await post(handlers, 'v1.0/me/devices/1/commands', { ...command, Status: 5 });
    await post(handlers, 'v1.0/me/device', {});
    expect(calls.all()).toMatchObject([
      {
        operation: 'create_command_from_commands_me',
        method: 'POST',
        url: '/v1.0/me/devices/a%20b/commands',
        path: { deviceId: 'a b' },
        query: { token: 'secret' },
        body: command,
        status: 201,
        violation: undefined,
      },
      {
        operation: 'create_command_from_commands_me',
        status: 400,
        violation: 'Status must be string (spec/pages/add-commands.md:47)',
      },
      { method: 'POST', url: '/v1.0/me/device', status: 404, violation: expect.stringMatching(/^no documented path/) },
    ]);
    expect(calls.all()[2]?.operation).toBeUndefined();
  });

  test('are known by their operation, with the types of the document', async () => {
    const { calls } = collector();
    const handlers = createHandlers({ onCall: calls });
    await post(handlers, 'me/devices/1/commands', command);
    await post(handlers, 'me/devices/2/commands', {});
    await post(handlers, 'devices/3/commands', command);
    const [call] = calls.to('create_command_from_commands_me');
    const status: string | undefined = call?.body.Status;
    const device: string | undefined = call?.path.deviceId;
    expect([status, device, calls.to('create_command_from_commands_me').length]).toEqual(['pending', '1', 1]);
    // @ts-expect-error an operation that the document lacks
    expect(calls.to('create_commands')).toEqual([]);
  });

  test('are those to overrides too, and those that fail without a response', async () => {
    const { calls } = collector();
    const handlers = createHandlers({ onCall: calls, faults: 'reset' });
    await post([addCommands.reply('activityLimitReached')], 'me/devices/1/commands', command);
    await post(handlers, 'me/devices/1/commands', command);
    expect(calls.all().map(({ status }) => status)).toEqual([429, undefined]);
    expect(calls.to('create_command_from_commands_me').map(({ status }) => status)).toEqual([429]);
  });

  test('are forgotten at its end', async () => {
    const { calls, endTest } = collector();
    await post(createHandlers({ onCall: calls }), 'me/devices/1/commands', command);
    endTest();
    expect(calls.all()).toEqual([]);
  });
});
