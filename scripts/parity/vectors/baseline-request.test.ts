import { describe, expect, test } from 'vitest';
import { documentedRequest as contractRequest } from '../../../contracts/generate/request.ts';
import { readOperations } from '../../../spec/openapi/operations.ts';
import { document } from '../library-handlers.fixture.ts';
import { documentedRequest } from './baseline-request.ts';

const operations = readOperations(document).map((operation) => [operation.id, operation] as const);

describe.each(operations)('the request of %s that nothing is wrong with', (_, operation) => {
  const request = documentedRequest(document, operation);
  const contracted = contractRequest(document, operation, request?.sample.name ?? '', {});

  test('is the same in parity and in contracts', () => {
    const { path, method, body } = contracted;
    const content = typeof body?.content === 'string' ? body.content : JSON.stringify(body?.content);
    expect([request?.method, request?.path, request?.body?.text]).toEqual([method, path, content]);
  });

  test('is sent with a media type, not with a range of them', () => {
    expect([contracted.body?.contentType, request?.body?.mediaType].join()).not.toContain('*');
    expect(contracted.headers?.['Content-Type']?.[0]).toBe(request?.headers['content-type']);
  });
});
