import { expect, test } from 'vitest';
import { findJsonSamples } from './json-samples.ts';

const found = (...blocks: readonly string[]) => {
  const text = blocks.map((block) => `Text.\n\n\`\`\` http\n${block}\n\`\`\`\n`).join('\n');
  return findJsonSamples({ path: 'page.md', text }).map(({ span }) => text.slice(span.start, span.end));
};

test('samples are requests and answers with a body that is JSON', () => {
  const request = 'POST /notes\nContent-Type: application/json\n\n{ "text": "Buy milk" }';
  const response = 'HTTP/1.1 200 OK\n\n[]';
  expect(found(request, response)).toEqual([request, response]);
});

test('request lines, bodies that are not JSON and JSON alone are none', () => {
  expect(found('GET /notes/{id}\nGET /notes', 'POST /notes\n\n{ "text": }', 'GET /notes', '{ "text": 1 }')).toEqual([]);
});
