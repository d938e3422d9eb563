import { expect, test } from 'vitest';
import { createEmptyProject } from '../testing/test-project.ts';
import { extremes } from './extremes/inputs.fixture.ts';
import { isExpected, quickSize } from './extremes.ts';

test.each(Object.entries(extremes))(
  '%s: ends with a document, findings or an error that says what is wrong',
  async (_, make) => {
    const extreme = make(quickSize);
    await using project = await createEmptyProject();
    for (const [path, text] of Object.entries(extreme.files)) await project.write(path, text);
    const { code, out, err } = await project.run(...extreme.command);
    expect(isExpected(extreme, code, `${out}${err}`), `${code}\n${out}${err}`.slice(0, 2000)).toBe(true);
  },
);

test('an exception, another error and another exit code are not expected', () => {
  const extreme = { files: {}, command: [], says: /deep/ };
  expect(isExpected(extreme, 1, 'nests too deep')).toBe(true);
  expect(isExpected(extreme, 1, 'unexpected: too deep (a bug in Facsimile)')).toBe(false);
  expect(isExpected(extreme, 1, 'too deep\n    at read (/spec/read.ts:7:1)')).toBe(false);
  expect(isExpected(extreme, 1, 'too long')).toBe(false);
  expect(isExpected(extreme, 0, 'nests too deep')).toBe(false);
  expect(isExpected({ files: {}, command: [] }, 0, '')).toBe(true);
});
