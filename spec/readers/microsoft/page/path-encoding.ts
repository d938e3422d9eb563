import { placesOfAll, type Report } from '../../../diagnostics/reporter.ts';
import type { RequestLine } from './request-line.ts';
import type { TargetSegment } from './request-target.ts';

/**
 * Fixed text of a path as a URI can hold it (RFC 3986, section 2.1): a `%` that begins no escape stands for itself, and a
 * `#` would end the path.
 */
export function encodeLiteral(text: string): string {
  return text.replace(/%(?![\dA-Fa-f]{2})/g, '%25').replaceAll('#', '%23');
}

/** Tells of segments of request lines that no path can hold as they stand: one finding for all of a page. */
export function reportUnencoded(lines: readonly RequestLine[], report: Report): void {
  const segments = lines.flatMap((line) => line.target.segments.filter((segment) => encoded(segment) !== undefined));
  const [first] = segments;
  const where = placesOfAll(segments, 'likewise');
  if (first === undefined || where === undefined) return;
  report('path-not-encoded', { segment: first.text, encoded: encoded(first) ?? '' }, where);
}

/** The segment as it is taken; undefined where that is as it stands. */
function encoded({ parts }: TargetSegment): string | undefined {
  const isAsWritten = parts.every((part) => part.kind === 'parameter' || encodeLiteral(part.text) === part.text);
  if (isAsWritten) return undefined;
  return parts.map((part) => (part.kind === 'literal' ? encodeLiteral(part.text) : `{${part.spelling.text}}`)).join('');
}
