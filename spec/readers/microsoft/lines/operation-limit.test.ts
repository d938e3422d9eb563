import { expect, test } from 'vitest';
import { compilePage, operationsOf } from '../../../test-page.fixture.ts';

/** How many operations a page documents, and where and how it says that there are more. */
function readLines(count: number, introLength = 0) {
  const lines = Array.from({ length: count }, (_, at) => `GET /notes${at}`).join('\n');
  const compilation = compilePage({ requestBlock: `\`\`\` http\n${lines}\n\`\`\``, intro: 'a'.repeat(introLength) });
  const found = compilation.diagnostics.filter(({ code }) => code === 'request-lines-too-many');
  return {
    operations: operationsOf(compilation).size,
    messages: found.map(({ message }) => message),
    lengths: found.map(({ span }) => span.end - span.start),
  };
}

test('a page may have 250 request lines', () => {
  expect(readLines(250)).toEqual({ operations: 250, messages: [], lengths: [] });
});

test('request lines beyond 250 are left out with one finding at the first of them', () => {
  expect(readLines(253)).toEqual({
    operations: 250,
    messages: ['page has 253 request lines; the first 250 are documented, the rest is left out'],
    lengths: ['GET /notes250'.length],
  });
});

test('a page may have fewer request lines where each operation repeats more', () => {
  expect(readLines(100, 25_000)).toMatchObject({ operations: 100, messages: [] });
  expect(readLines(100, 99_000)).toMatchObject({
    operations: 30,
    messages: [expect.stringContaining('the first 30 ')],
  });
});

test('a page of any length may have a request line', () => {
  expect(readLines(2, 6_000_000)).toMatchObject({ operations: 1 });
});
