import type { HttpHandler } from 'msw';
import { expectTypeOf, test } from 'vitest';
import { addCommands, api, handlers } from '../generated/handlers.ts';
import type { ScenarioName } from '../generated/types.ts';
import type { MockApi } from './mock-api.ts';

test('the handlers fit where MSW takes handlers', () => {
  expectTypeOf(handlers).toEqualTypeOf<HttpHandler[]>();
  expectTypeOf(api).toEqualTypeOf<MockApi>();
});

test('a page replies with the documented answers alone', () => {
  expectTypeOf(addCommands.reply).parameters.toEqualTypeOf<[scenario: ScenarioName]>();
  addCommands.reply('activityLimitReached');
  // @ts-expect-error a name that is not documented
  addCommands.reply('activityLimitReachd');
});
