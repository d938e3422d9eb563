import type { Report } from '../../../diagnostics/reporter.ts';
import { memberOf, opening } from '../../../source/located-json.ts';
import type { Place } from '../../../source/place.ts';
import type { RequestLine } from '../lines/request-line.ts';
import { pathTemplate, type TargetSegment } from '../lines/request-target.ts';
import type { SamplePair } from './samples.ts';

/** An operation's path before its placeholders have their names. */
export interface DeclaredPath {
  readonly line: RequestLine;
  readonly segments: readonly TargetSegment[];
  /** The line is kept as the page prints it, in addition to the path that is meant. */
  readonly asWritten: boolean;
}

/**
 * The paths that request lines declare. A line that ends in `/$ref` adds a link: a body with `@odata.id`, answered with 204.
 * Where the samples show a whole entity or a 201 instead, the collection is meant, and the line is kept too.
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

/** A fact of the samples that speaks against a link, and where it is. */
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
    ...(isCreated ? [{ fact: 'the response is 201 with an object', place: response.message.startLine }] : []),
  ];
}

function reportLines(lines: readonly RequestLine[], evidence: readonly Evidence[], report: Report): void {
  const [first, ...others] = lines;
  if (first === undefined) return;
  const template = (segments: readonly TargetSegment[]) => pathTemplate(segments, (spelling) => spelling.text);
  const facts = {
    meant: lines.map((line) => template(line.target.segments.slice(0, -1))),
    written: lines.map((line) => template(line.target.segments)),
    segment: '$ref',
    property: '@odata.id',
  };
  const suffix = (line: RequestLine) => line.target.segments.at(-1) ?? line.line;
  const related = [
    ...others.map((line) => ({ ...suffix(line), label: 'likewise' })),
    ...evidence.map(({ fact, place }) => ({ page: place.page, span: place.span, label: fact })),
  ];
  report('reference-line-with-entity', facts, { ...suffix(first), label: 'would add a link', related });
}

/** What a path asks for instead of JSON: the raw value of a property or stream, or a number of entries (OData 4.01, part 2, 4.7 and 4.8). */
export function rawKind(path: DeclaredPath): 'value' | 'count' | undefined {
  const last = path.segments.at(-1)?.text;
  return last === '$value' ? 'value' : last === '$count' ? 'count' : undefined;
}

/** The last fixed segment of a path in the singular: what the path is about. A `$ref` after it changes nothing. */
export function resourceName(segments: readonly TargetSegment[]): string | undefined {
  const last = segments.findLast(({ parts, text }) => parts[0]?.kind === 'literal' && text !== '$ref');
  return last?.text.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '');
}
