import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { StaleOutput } from './stale-outputs.ts';

const shownLines = 40;

/** A stale output as a unified diff from what is on disk to what would be generated, cut after 40 lines. */
export function showDifference({ path, before, after }: StaleOutput): string {
  const patch = createTwoFilesPatch(
    before === undefined ? '/dev/null' : `${path} (on disk)`,
    after === undefined ? '/dev/null' : `${path} (generated)`,
    before?.toString() ?? '',
    after ?? '',
    undefined,
    undefined,
    { context: 2, headerOptions: FILE_HEADERS_ONLY },
  );
  const lines = patch.trimEnd().split('\n');
  const more = lines.length - shownLines;
  return [...lines.slice(0, shownLines), ...(more > 0 ? [`... ${more} more lines`] : []), ''].join('\n');
}
