import { expect, test } from 'vitest';
import { isForeign } from './type-check.ts';

test.each([
  'node_modules/storybook/dist/csf/index.d.ts(3,10): error TS2305: no exported member',
  '../../node_modules/@msw/playwright/build/index.d.mts(18,37): error TS2344: wrong type',
])('a mistake in the declarations of somebody else is no mistake of an example: %s', (mistake) => {
  expect(isForeign(mistake)).toBe(true);
});

test.each([
  'node_modules/facsimile/mocks/runtime/runtime.d.ts(3,10): error TS2305: no exported member',
  'node_modules/add-commands/handlers.d.ts(18,37): error TS2344: wrong type',
  "src/app.ts(2,1): error TS2307: Cannot find module 'node_modules/x'",
])('a mistake in an example or in our declarations is one: %s', (mistake) => {
  expect(isForeign(mistake)).toBe(false);
});
