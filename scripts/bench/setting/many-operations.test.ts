import { expect, test } from 'vitest';
import { loadDocument } from '../../../spec/openapi/load/load.ts';
import { readOperations } from '../../../spec/openapi/operations.ts';
import { documentOfOperations } from './many-operations.ts';

test.each([5, 200])('a document of %d operations is valid, and each operation has its documented success', (count) => {
  const loaded = loadDocument(JSON.stringify(documentOfOperations(count)));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const operations = readOperations(loaded.document);
  expect(operations).toHaveLength(count);
  expect(operations.filter(({ responses }) => responses.every(({ status }) => status >= 300))).toEqual([]);
});
