import type { Place } from '../diagnostics/diagnostic.ts';
import type { Report } from '../diagnostics/report.ts';
import { memberOf, opening } from './json-text.ts';
import type { RequestLine } from './request-lines.ts';
import { pathTemplate, type TargetSegment } from './request-target.ts';
import type { SamplePair } from './samples.ts';

/** An operation's path before its placeholders have their names. */
export interface DeclaredPath {
  readonly line: RequestLine;
  readonly segments: readonly TargetSegment[];
  /** The line is kept as the page prints it, beside the path that is meant. */
  readonly asWritten: boolean;
}

/**
 * The paths that request lines declare. A line that ends in `/$ref` adds a link: a body with `@odata.id`, answered with 204.
 * Where the samples show a whole entity or a 201 instead, the collection is meant, and the line is kept beside it.
 */
export function declarePaths(
  lines: readonly RequestLine[],
  samples: readonly SamplePair[],
  report: Report,
): readonly DeclaredPath[] {
  const evidence = entityEvidence(samples);
  const suspects = evidence.length === 0 ? [] : lines.filter(isReferenceLine);
  reportLines(suspects, evidence, report);
  const meant = new Set(suspects);
  return lines.flatMap((line): readonly DeclaredPath[] => {
    const { segments } = line.target;
    if (!meant.has(line)) return [{ line, segments, asWritten: false }];
    return [
      { line, segments: segments.slice(0, -1), asWritten: false },
      { line, segments, asWritten: true },
    ];
  });
}

function isReferenceLine(line: RequestLine): boolean {
  return line.method === 'post' && line.target.segments.at(-1)?.text === '$ref';
}

/** A fact of the samples that speaks against a link, and where it stands. */
interface Evidence {
  readonly fact: string;
  readonly place: Place;
}

function entityEvidence(samples: readonly SamplePair[]): readonly Evidence[] {
  const [first] = samples;
  if (first === undefined || first.request.line.method !== 'post') return [];
  const { request, response } = first;
  const isEntity = request.json?.members !== undefined && memberOf(request.json, '@odata.id') === undefined;
  const isCreated = response?.status === 201 && response.json?.members !== undefined;
  if (!isEntity && !isCreated) return [];
  const { target } = request.line;
  return [
    ...(target.segments.at(-1)?.text === '$ref'
      ? []
      : [{ fact: 'the URL of the sample request does not end in it', place: target.text }]),
    ...(isEntity ? [{ fact: 'the body is an object without `@odata.id`', place: opening(request.json) }] : []),
    ...(isCreated ? [{ fact: 'the answer is 201 with an object', place: response.message.startLine }] : []),
  ];
}

function reportLines(lines: readonly RequestLine[], evidence: readonly Evidence[], report: Report): void {
  const [first, ...others] = lines;
  if (first === undefined) return;
  const template = (segments: readonly TargetSegment[]) => pathTemplate(segments, (spelling) => spelling.text);
  const facts = {
    meant: lines.map((line) => template(line.target.segments.slice(0, -1))),
    written: lines.map((line) => template(line.target.segments)),
  };
  const suffix = (line: RequestLine) => line.target.segments.at(-1) ?? line.line;
  const related = [
    ...others.map((line) => ({ ...suffix(line), label: 'likewise' })),
    ...evidence.map(({ fact, place }) => ({ page: place.page, span: place.span, label: fact })),
  ];
  report('reference-line-with-entity', facts, { ...suffix(first), label: 'would add a link', related });
}
