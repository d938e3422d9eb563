import { describe, expect, it } from 'vitest';
import { compilePage, findingsOf } from '../../../test-page.fixture.ts';

const declaring = (path: string) => ({ requestBlock: `\`\`\` http\nPOST ${path}\n\`\`\`` });

describe('a path that no request can have as written', () => {
  it.each([
    ['/notes/%', '/notes/%25'],
    ['/notes/50%/%zz/{id}', '/notes/50%25/%25zz/{id}'],
    ['/notes/a#b', '/notes/a%23b'],
  ])('is encoded, with a finding: %s', (path, encoded) => {
    expect(Object.keys(compilePage(declaring(path)).document.paths)).toEqual([encoded]);
    expect(findingsOf(declaring(path)).filter((finding) => finding.startsWith('path-not-encoded'))).toHaveLength(1);
  });

  it('is none where it is encoded already', () => {
    expect(Object.keys(compilePage(declaring('/notes/%24x/100%25')).document.paths)).toEqual(['/notes/%24x/100%25']);
    expect(findingsOf(declaring('/notes/%24x')).filter((finding) => finding.startsWith('path-'))).toEqual([]);
  });
});
