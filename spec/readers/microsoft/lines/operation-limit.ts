import type { Report } from '../../../diagnostics/reporter.ts';
import type { Page } from '../../../markdown/page.ts';
import type { RequestLine } from './request-line.ts';

/** How many request lines of one page are read at most. */
const mostLines = 250;

/**
 * How many characters all operations of a page may repeat at most. Each operation holds what the page says once for all:
 * parameters, permissions, bodies and responses. A long page therefore has fewer operations.
 */
const mostRepeated = 3_000_000;

/** The first request lines of a page, as many as its document can hold; the others are left out with one finding. */
export function limitRequestLines(page: Page, lines: readonly RequestLine[], report: Report): readonly RequestLine[] {
  const ownLength = lines.reduce((sum, { line }) => sum + line.text.length + 1, 0);
  const sharedLength = Math.max(1, page.text.length - ownLength);
  const limit = Math.min(mostLines, Math.max(1, Math.floor(mostRepeated / sharedLength)));
  const excess = lines[limit];
  if (excess === undefined) return lines;
  const facts = { count: lines.length, limit, mostLines, mostRepeated };
  report('request-lines-too-many', facts, { ...excess.line, label: 'the first that is left out' });
  return lines.slice(0, limit);
}
