import { expect, test } from 'vitest';
import { acceptedQuality } from './media-type.ts';

test.each([
  ['*/*', 1],
  ['application/*;q=0.5', 0.5],
  ['application/json;q=0, */*', 0],
  ['*/*, application/json; Q=0.000', 0],
  ['application/*;q=0, */*', 0],
  ['*/*;q=0, application/json;q=0.3', 0.3],
  ['text/html, */*;q=0.1', 0.1],
  ['application/json;q=0, application/json;q=0.2', 0.2],
  ['text/html', 0],
])('%s gives JSON the quality %d', (accept, quality) => {
  expect(acceptedQuality(accept, 'application/json')).toBe(quality);
});
