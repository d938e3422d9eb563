import { describe, expect, test } from 'vitest';
import type { OpenApiDocument } from '../../../spec/openapi/document.ts';
import { readOperations } from '../../../spec/openapi/operations.ts';
import { planVectors } from './build-vectors.ts';
import { chooseOperations, shapeOf } from './choose-operations.ts';

/** A document of many operations that all look alike, but for a few. */
function documentOf(count: number, odd: Record<string, object> = {}): OpenApiDocument {
  const responses = { '200': { description: 'Done' } };
  const alike = Array.from({ length: count }, (_, index) => [
    `/things-${index}/{id}`,
    {
      get: {
        operationId: `get${index}`,
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses,
      },
    },
  ]);
  const others = Object.entries(odd).map(([id, operation]) => [
    `/${id}`,
    { post: { operationId: id, responses, ...operation } },
  ]);
  return {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: Object.fromEntries([...alike, ...others]),
  };
}

const odd = {
  withForm: {
    requestBody: { content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } } },
  },
  withText: { requestBody: { content: { 'text/plain': { schema: { type: 'string' } } } } },
};

const chosenOf = (document: OpenApiDocument, coverage = {}) =>
  [...chooseOperations(readOperations(document), coverage)].map(({ id }) => id);

describe('the operations that get the requests of every rule', () => {
  test('are all of them where they are few', () => {
    expect(chosenOf(documentOf(40))).toHaveLength(40);
  });

  test('are 24 of many that look alike, and all with --all', () => {
    expect(chosenOf(documentOf(100))).toHaveLength(24);
    expect(chosenOf(documentOf(100), { all: true })).toHaveLength(100);
  });

  test('have each shape, however rare it is', () => {
    expect(chosenOf(documentOf(100, odd))).toEqual(expect.arrayContaining(['withForm', 'withText']));
  });

  test('are the same for the same seed, and others for another one', () => {
    const document = documentOf(100);
    expect(chosenOf(document, { seed: 7 })).toEqual(chosenOf(document, { seed: 7 }));
    expect(chosenOf(document, { seed: 7 })).not.toEqual(chosenOf(document, { seed: 8 }));
  });
});

test('operations of one shape differ in names only', () => {
  const [first, second, other] = readOperations(documentOf(2, odd)).map(shapeOf);
  expect(first).toBe(second);
  expect(first).not.toBe(other);
});

test('every operation that is not chosen still gets its sample, and what gets no request is named with the reason', () => {
  const hidden = { '/things-0/{key}': { put: { operationId: 'hidden', responses: {} } } };
  const { paths, ...rest } = documentOf(100);
  const plan = planVectors({ ...rest, paths: { ...paths, ...hidden } });
  const sampled = plan.vectors.filter(({ check }) => check === 'sample').map(({ operation }) => operation);
  expect([sampled.length, plan.operations, plan.chosen]).toEqual([100, 101, 24]);
  expect([...plan.unasked]).toEqual([['hidden', 'no request to it can be right']]);
});
