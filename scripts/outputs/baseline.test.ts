import { expect, test } from 'vitest';
import { createEmptyProject } from '../testing/test-project.ts';
import { printBaseline, readBaseline } from './baseline.ts';

const [first, second] = ['0123456789abcdef', 'fedcba9876543210'];

test('a baseline is the same for the same fingerprints, and is read as it was written', async () => {
  expect(printBaseline([second, first, second])).toBe(printBaseline([first, second]));
  await using project = await createEmptyProject();
  await project.write('baseline.json', printBaseline([second, first]));
  expect([...(await readBaseline(project.folder, 'baseline.json'))]).toEqual([first, second]);
});

test.each([
  ['{', /^baseline\.json: is not JSON: /],
  ['[]', /^baseline\.json: is no baseline: it holds/],
  [
    `{ "fingerprints": ["${first}", "page-empty"] }`,
    /^baseline\.json: fingerprints\[1\] is not 16 hexadecimal digits$/,
  ],
])('what is no baseline is refused with what is wrong: %s', async (text, message) => {
  await using project = await createEmptyProject();
  await project.write('baseline.json', text);
  await expect(readBaseline(project.folder, 'baseline.json')).rejects.toThrow(message);
});
