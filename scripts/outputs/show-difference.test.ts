import { expect, test } from 'vitest';
import { showDifference } from './show-difference.ts';

test('a changed file is shown as a unified diff from disk to what would be generated', () => {
  const before = Buffer.from('openapi: 3.1.0\ninfo:\n  title: State\n');

  expect(showDifference({ path: 'spec/openapi.yaml', before, after: 'openapi: 3.1.0\ninfo:\n  title: Status\n' })).toBe(
    [
      '--- spec/openapi.yaml (on disk)',
      '+++ spec/openapi.yaml (generated)',
      '@@ -1,3 +1,3 @@',
      ' openapi: 3.1.0',
      ' info:',
      '-  title: State',
      '+  title: Status',
      '',
    ].join('\n'),
  );
});

test('a missing file is all additions and is cut after 40 lines', () => {
  const after = Array.from({ length: 100 }, (_, at) => `line ${at + 1}\n`).join('');
  const lines = showDifference({ path: 'generated/types.ts', before: undefined, after }).split('\n');

  expect(lines.slice(0, 4)).toEqual([
    '--- /dev/null',
    '+++ generated/types.ts (generated)',
    '@@ -0,0 +1,100 @@',
    '+line 1',
  ]);
  expect(lines.slice(39)).toEqual(['+line 37', '... 63 more lines', '']);
});

test('a file that should not be there is all removals', () => {
  expect(showDifference({ path: 'generated/old.ts', before: Buffer.from('old\n'), after: undefined })).toBe(
    '--- generated/old.ts (on disk)\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-old\n',
  );
});
