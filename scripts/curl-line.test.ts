import { expect, test } from 'vitest';
import type { DocumentedOperation } from '../spec/openapi/read-operations.ts';
import { curlLine } from './curl-line.ts';

const operation: DocumentedOperation = {
  id: 'get-note',
  method: 'get',
  path: '/notes/{noteId}/$value',
  summary: 'Get a note',
  tags: [],
  asWritten: false,
  secured: false,
  parameters: [{ name: 'noteId', in: 'path', required: true, schema: { type: 'string' }, example: 'a b' }],
  requestBody: undefined,
  responses: [],
  sources: [],
};

test('an operation without body and security is a plain call', () => {
  expect(curlLine(operation, 'http://127.0.0.1:4010')).toBe("curl -i 'http://127.0.0.1:4010/notes/a%20b/$value'");
});

test('token, content type and the documented example are part of the line, quoted for the shell', () => {
  const examples = [{ name: 'request', value: { text: "it's" }, sources: [] }];
  const contents = [{ mediaType: 'application/json', schema: undefined, examples }];
  const patch = { ...operation, method: 'patch', secured: true, requestBody: { required: true, contents } } as const;

  expect(curlLine(patch, 'http://127.0.0.1:4010/')).toBe(
    "curl -i -X PATCH 'http://127.0.0.1:4010/notes/a%20b/$value' -H 'Authorization: Bearer token' " +
      `-H 'Content-Type: application/json' -d '{"text":"it'\\''s"}'`,
  );
});
