import { setupServer } from 'msw/node';
import { setupServer as setupServerOfMsw2 } from 'msw2/node';
import { expectTypeOf, test } from 'vitest';
import type { MockedServer } from './record-pact.ts';

test('the servers of MSW 3 and of MSW 2 can be recorded', () => {
  expectTypeOf(setupServer()).toExtend<MockedServer>();
  expectTypeOf(setupServerOfMsw2()).toExtend<MockedServer>();
});
