import { expect, it } from 'vitest';
import { agreedName } from './agreed-name.ts';

it.each([
  ['Title', 'title', 'title'],
  ['title', 'Title', 'title'],
  ['webURL', 'webUrl', 'webUrl'],
  ['Weburl', 'webUrl', 'webUrl'],
  ['title', 'title', undefined],
  ['title', 'titles', undefined],
])('a table with %s and JSON with %s agree on %s', (table, json, agreed) => {
  expect(agreedName(table, json)).toBe(agreed);
});
