import { describe, expect, test } from 'vitest';
import { shortenResponse, summarizeResponse } from './response-text.ts';

const html = 'HTTP 502\ncontent-type: text/html; charset=utf-8';

describe('a page of HTML', () => {
  test.each([
    ['its title', '<title lang="en">502\n Bad Gateway</title><h1>Sorry</h1>', '502 Bad Gateway'],
    ['its heading, without a title', '<title></title><style>h1 {}</style><h1>Sorry</h1>text', 'Sorry'],
    ['its first line, without either', '<style>b { color: red }</style>\n<p>no healthy\n<p>upstream', 'no healthy'],
    ['nothing where it has no words', '<p></p>', 'empty'],
  ])('is cut to %s', (_, body, words) => {
    expect(shortenResponse(`${html}\n\n${body}`)).toBe(`${html}\n\n(a page of HTML: ${words})`);
    expect(summarizeResponse(`${html}\n\n${body}`)).toBe(words);
  });

  test('is known without its media type too', () => {
    expect(summarizeResponse('HTTP 503\n\n<!DOCTYPE html><title>Down</title>')).toBe('Down');
  });

  test('with many open marks is read in no time', () => {
    const started = performance.now();
    for (const mark of ['<', '<title', '<script>', '<h1 ']) shortenResponse(`${html}\n\n${mark.repeat(4000)}`);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

test('a redirect is summarized by where it leads', () => {
  expect(summarizeResponse('HTTP 302\nLocation: https://login.example/?next=a\n\nmoved')).toBe(
    'Location: https://login.example/?next=a',
  );
});

test('another body is cut, and in a summary it is one line', () => {
  const body = `{\n  "a": "${'x'.repeat(2000)}\n\nb"\n}`;
  expect(shortenResponse(`HTTP 400\n\n${body}`)).toBe(`HTTP 400\n\n${body.slice(0, 1000)}…`);
  expect(summarizeResponse(`HTTP 400\n\n${body}`)).toMatch(/^\{ "a": "x{1,160}…$/);
  expect(summarizeResponse('HTTP 503\ncontent-type: text/plain\n\nupstream connect error\n')).toBe(
    'upstream connect error',
  );
});

test('a response without a body says nothing', () => {
  expect([shortenResponse('HTTP 204'), summarizeResponse('HTTP 204')]).toEqual(['HTTP 204', undefined]);
});
