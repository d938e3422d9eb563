import { expect, test } from 'vitest';
import { compilePage, operationsOf } from '../../../test-page.fixture.ts';

test('a request line may have 8000 characters', () => {
  const withLine = (length: number) =>
    compilePage({ requestBlock: `\`\`\` http\nPOST /${'a'.repeat(length - 6)}\nPOST /notes\n\`\`\`` });
  expect(operationsOf(withLine(8000)).size).toBe(2);
  const { diagnostics } = withLine(8001);
  expect([...operationsOf(withLine(8001)).keys()]).toEqual(['POST /notes']);
  expect(diagnostics.filter(({ code }) => code === 'request-line-unreadable')).toMatchObject([
    { message: `not a request line: \`POST /${'a'.repeat(94)}…\``, note: 'it has more than 8000 characters' },
  ]);
});
