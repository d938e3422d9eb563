import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMutants, readParity, readVerification } from './runs.ts';

const readers = { readVerification, readParity, readMutants };

describe('a run that is read', () => {
  test.each(Object.entries(readers))('is reported where it is none, and nothing is thrown: %s', (_, read) => {
    for (const text of ['', '{', 'null', '[]', '{}', '{"provider":1}']) expect(read(text)).toHaveProperty('problem');
    fc.assert(fc.property(fc.json(), (text) => void read(text)));
  });

  test('has the results of a verification, if each is one', () => {
    const result = { description: 'a request', outcome: 'passed', failures: [] };
    const text = (results: unknown) => JSON.stringify({ provider: 'http://127.0.0.1', results });
    expect(readVerification(text([result]))).toEqual({ run: { provider: 'http://127.0.0.1', results: [result] } });
    expect(readVerification(text([{ ...result, outcome: 'fine' }]))).toHaveProperty('problem');
    expect(readVerification(text([{ ...result, sent: 1 }]))).toHaveProperty('problem');
  });

  test('has the differences of a comparison, with what was demanded', () => {
    const difference = { vector: 'a', request: 'GET /', aspects: ['status'], target: 'msw3', got: { text: '200' } };
    const other = { target: 'prism', response: { text: '404' } };
    const text = {
      vectors: 2,
      targets: [],
      differences: [
        { ...difference, other },
        { ...difference, promisedStatus: 401 },
      ],
    };
    expect(readParity(JSON.stringify(text))).toMatchObject({
      run: { differences: [{ demanded: 'prism:\n404' }, { demanded: 'the rule: 401' }] },
    });
  });

  test('has the mutants of any report of mutation testing', () => {
    const location = { start: { line: 3, column: 1 }, end: { line: 3, column: 2 } };
    const mutants = [{ id: '1', mutatorName: 'Equality', location, status: 'Survived' }];
    const files = { 'a.md': { language: 'markdown', source: '', mutants } };
    expect(readMutants(JSON.stringify({ schemaVersion: '1', thresholds: {}, files }))).toMatchObject({
      run: { mutants: [{ page: 'a.md', line: 3, words: 'Equality', status: 'Survived', killedBy: [] }] },
    });
  });
});
