import { expect, test } from 'vitest';
import { acceptedQuality, essenceOf, isJson, matchesMediaType } from './media-type.ts';

test.each([
  ['application/json', 'application/json'],
  ['  Application/JSON ; charset=utf-8', 'application/json'],
  ['multipart/form-data;boundary="a;b"', 'multipart/form-data'],
  ['', ''],
  [null, ''],
  [undefined, ''],
])('the essence of %s is %s', (mediaType, essence) => {
  expect(essenceOf(mediaType)).toBe(essence);
});

test.each([
  ['application/json', true],
  ['application/problem+json', true],
  ['Application/Vnd.Facsimile.V1+JSON ; charset="utf-8"', true],
  ['text/json', true],
  ['application/jsonp', false],
  ['application/x-ndjson', false],
  ['application/json-seq', false],
  ['text/plain; format=application/json', false],
  ['json', false],
  ['', false],
])('whether bodies of %s are JSON: %s', (mediaType, expected) => {
  expect(isJson(mediaType)).toBe(expected);
});

test.each([
  ['application/json', 'Application/JSON; charset=utf-8', true],
  ['application/json; odata.metadata=full', 'application/json', true],
  ['image/*', 'image/png', true],
  ['*/*', 'text/plain', true],
  ['image/*', 'text/plain', false],
  ['application/json', 'application/problem+json', false],
  ['application/json', '', false],
])('whether the range %s has %s: %s', (range, mediaType, expected) => {
  expect(matchesMediaType(range, mediaType)).toBe(expected);
});

test.each([
  ['*/*', 1],
  ['application/*;q=0.5', 0.5],
  ['application/json;q=0, */*', 0],
  ['*/*, application/json; Q=0.000', 0],
  ['application/*;q=0, */*', 0],
  ['*/*;q=0, application/json;q=0.3', 0.3],
  ['text/html, */*;q=0.1', 0.1],
  ['application/json;q=0, application/json;q=0.2', 0.2],
  ['application/json;q=high', 1],
  ['application/json;title="a, b;q=0";q=0.4', 0.4],
  ['text/html;title="a, application/json, b"', 0],
  ['text/html', 0],
])('%s gives JSON the quality %d', (accept, quality) => {
  expect(acceptedQuality(accept, 'application/json')).toBe(quality);
});
