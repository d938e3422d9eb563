import type { HttpHandler } from 'msw';
import { afterEach, expectTypeOf, test } from 'vitest';
import { addCommands, api, createHandlers, handlers } from '../../generated/handlers.ts';
import type { ScenarioName } from '../../generated/types.ts';
import type { MockApi } from '../engine/mock-api.ts';
import { failOnViolations } from '../testing/fail-on-violations.ts';
import { command } from './command.fixture.ts';

test('the handlers fit where MSW takes handlers', () => {
  expectTypeOf(handlers).toEqualTypeOf<HttpHandler[]>();
  expectTypeOf(createHandlers()).toEqualTypeOf<HttpHandler[]>();
  expectTypeOf(api).toEqualTypeOf<MockApi>();
});

test('a page replies with the documented responses alone', () => {
  expectTypeOf(addCommands.reply).parameter(0).toEqualTypeOf<ScenarioName>();
  addCommands.reply('activityLimitReached');
  // @ts-expect-error a name that is not documented
  addCommands.reply('activityLimitReachd');
});

test('a body fits the documented status of the response', () => {
  const created = { ...command, id: '1' };
  addCommands.reply('created', { body: created });
  // @ts-expect-error a property of another type
  addCommands.reply('created', { body: { ...created, Status: 5 } });
  // @ts-expect-error a property is missing
  addCommands.reply('created', { body: command });
  // @ts-expect-error a misspelt property
  addCommands.reply('created', { body: { ...command, ID: '1' } });
  // @ts-expect-error the body of another status
  addCommands.reply('activityLimitReached', { body: created });
  addCommands.reply('activityLimitReached', {
    body: { error: { code: 'activityLimitReached', message: 'slow down' } },
  });
});

test('a body is made of a call with its documented types', () => {
  addCommands.reply('activityLimitReached', {
    body: ({ body, path }) => {
      expectTypeOf(body.Status).toEqualTypeOf<string>();
      expectTypeOf(path).toEqualTypeOf<{ readonly deviceId: string }>();
      return { error: { code: 'activityLimitReached', message: body.Status } };
    },
  });
  // @ts-expect-error a body that does not fit the response
  addCommands.reply('activityLimitReached', { body: () => ({ message: 'slow down' }) });
});

test('a response is for an operation that is documented', () => {
  addCommands.reply('created', { operation: 'create_command_from_commands_me' });
  // @ts-expect-error an operation that the document lacks
  addCommands.reply('created', { operation: 'create_commands' });
});

test('options that do not exist do not compile', () => {
  createHandlers({ reply: { state: { '/devices/device-1': {} } }, latency: [10, 20], faults: { reset: 0.1 } });
  // @ts-expect-error a fault that does not exist
  createHandlers({ faults: 'crash' });
  // @ts-expect-error a kind of reply that does not exist
  createHandlers({ reply: 'random' });
});

test('the hooks of Vitest and of Jest will do', () => {
  expectTypeOf(failOnViolations).toBeCallableWith({ afterEach });
  const jest = { afterEach: (_check: () => unknown, _timeout?: number): void => {} };
  expectTypeOf(failOnViolations).toBeCallableWith(jest);
});
