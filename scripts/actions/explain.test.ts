import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEmptyProject } from '../testing/test-project.ts';

async function explain(code: string) {
  await using folder = await createEmptyProject();
  return folder.run('explain', code);
}

test("explain prints the code's page, wherever it is called", async () => {
  const page = readFileSync(join(import.meta.dirname, '../../spec/diagnostics/codes/sample-not-json.md'), 'utf8');
  expect(await explain('sample-not-json')).toEqual({ code: 0, out: page, err: '' });
});

test('a code with a slip of the pen leads to the codes near it', async () => {
  const { code, out, err } = await explain('sample-nt-jsn');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^facsimile: there is no diagnostic code `sample-nt-jsn`; near ones: `sample-not-json`.*\n$/);
});

test('a code near to none leads to where codes are shown; it cannot lead to a file', async () => {
  expect(await explain('../../../package')).toEqual({
    code: 2,
    out: '',
    err: 'facsimile: there is no diagnostic code `../../../package`; `facsimile check` shows the codes in brackets\n',
  });
});
