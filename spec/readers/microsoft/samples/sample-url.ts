import type { Report } from '../../../diagnostics/reporter.ts';
import { cut } from '../../../source/http-message.ts';
import { exampleValue, type ParameterNames } from '../page/path-parameters.ts';
import type { RequestTarget, TargetSegment } from '../page/request-target.ts';
import { isApiVersion } from '../page/vocabulary.ts';
import type { DeclaredPath } from './declared-paths.ts';
import { type FollowedPath, fittingSegments, type PlacedSample } from './match-samples.ts';

/** Reports which samples have a URL that follows no declared path, or that follows one with something else around it. */
export function checkSampleUrls(
  samples: readonly PlacedSample[],
  declared: readonly DeclaredPath[],
  nameOf: ParameterNames,
  report: Report,
): void {
  const firsts = new Map(declared.toReversed().map((path) => [path.line.method, path]));
  for (const { request, use } of samples) {
    const { target, method } = request.line;
    if (use.kind === 'own') checkFollowed(target, use.followed, nameOf, report);
    else {
      const facts = { path: target.text.text, use: use.kind === 'none' ? use.why : use.kind };
      report('sample-url-mismatch', facts, { ...target.text, related: nearest(firsts.get(method) ?? declared[0]) });
    }
  }
}

function checkFollowed(target: RequestTarget, followed: FollowedPath, nameOf: ParameterNames, report: Report): void {
  const { path } = followed;
  const segments = fittingSegments(followed);
  reportCase(segments, path.segments, report);
  const extra = segments.slice(0, segments.length - path.segments.length);
  const stray = isApiVersion(extra[0]?.text ?? '') ? extra.slice(1) : extra;
  const [first, last] = [stray[0], stray.at(-1)];
  if (first === undefined || last === undefined) return;
  const from = first.span.start - target.text.span.start;
  const prefix = cut(target.text, from, last.span.end - target.text.span.start);
  const example = examplePath(segments.slice(extra.length), nameOf);
  const facts = { prefix: prefix.text, host: target.origin?.text.replace(/^https?:\/\//, '') ?? '', example };
  const label = 'the declared path nearest to it';
  const related = [{ ...path.line.target.text, label }];
  report('sample-url-stray-prefix', facts, { ...prefix, label: 'not part of any declared path', related });
}

/** Reports fixed segments that a sample writes in other letters than the declared path. */
function reportCase(sample: readonly TargetSegment[], declared: readonly TargetSegment[], report: Report): void {
  const pairs = declared.flatMap((segment, at) => {
    const sampleSegment = sample[sample.length - declared.length + at];
    const isFixed = segment.parts.every((part) => part.kind === 'literal');
    const differs = sampleSegment !== undefined && sampleSegment.text !== segment.text;
    return isFixed && differs && sampleSegment.text.toLowerCase() === segment.text.toLowerCase()
      ? [{ sampleSegment, segment }]
      : [];
  });
  const [first, ...others] = pairs;
  if (first === undefined) return;
  const related = [
    { ...first.segment, label: 'taken' },
    ...others.flatMap(({ sampleSegment, segment }) => [
      { ...sampleSegment, label: 'likewise' },
      { ...segment, label: 'taken' },
    ]),
  ];
  report(
    'sample-url-case',
    { inSample: first.sampleSegment.text, declared: first.segment.text },
    { ...first.sampleSegment, related },
  );
}

function nearest(path: DeclaredPath | undefined) {
  return path === undefined ? [] : [{ ...path.line.target.text, label: 'a declared path' }];
}

function examplePath(segments: readonly TargetSegment[], nameOf: ParameterNames): string {
  const filled = segments.map((segment) =>
    segment.parts.map((part) => (part.kind === 'literal' ? part.text : exampleValue(nameOf(part.spelling)))).join(''),
  );
  return `/${filled.join('/')}`;
}
