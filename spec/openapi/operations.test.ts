import { describe, expect, test } from 'vitest';
import type { OpenApiDocument } from './document.ts';
import { findResponse, readOperations } from './operations.ts';

function documentOf(...statuses: readonly string[]): OpenApiDocument {
  const responses = Object.fromEntries(statuses.map((status) => [status, { description: `It is ${status}.` }]));
  return {
    openapi: '3.1.1',
    info: { title: 'Ferries', version: '1' },
    paths: { '/ferries': { get: { operationId: 'list_ferries', responses } } },
  };
}

function operationOf(...statuses: readonly string[]) {
  const [operation] = readOperations(documentOf(...statuses));
  return operation ?? expect.unreachable();
}

describe('the responses of an operation', () => {
  test.each([
    [
      ['404', '200'],
      ['200', '404'],
    ],
    [
      ['200', '4XX'],
      ['200', '400 for 4XX'],
    ],
    [
      ['4XX', '400', '401'],
      ['400', '401', '402 for 4XX'],
    ],
    [['default'], ['200 for default']],
    [
      ['201', 'default'],
      ['201', '500 for default'],
    ],
    [
      ['2XX', 'default', '500'],
      ['200 for 2XX', '500', '501 for default'],
    ],
  ])('%j are shown by %j', (statuses, expected) => {
    const statusesByKey = operationOf(...statuses).responses.map(({ key, status }) =>
      key === String(status) ? key : `${status} for ${key}`,
    );
    expect(statusesByKey).toEqual(expected);
  });

  test.each([
    [404, 'It is 404.'],
    [418, 'It is 4XX.'],
    [503, 'It is default.'],
  ])('the response to %i is the one that names it most exactly', (status, description) => {
    const operation = operationOf('default', '4XX', '404', '200');
    expect(findResponse(operation, status)).toMatchObject({ status, description });
  });

  test('there is none for a status that nothing names', () => {
    expect(findResponse(operationOf('200', '4XX'), 500)).toBeUndefined();
  });
});
