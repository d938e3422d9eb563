import type { Report } from '../../../diagnostics/reporter.ts';
import { cut } from '../../../source/http-message.ts';
import { exampleValue, type ParameterNames } from '../lines/path-parameters.ts';
import type { RequestTarget, TargetSegment } from '../lines/request-target.ts';
import { hasApiVersions } from '../page/vocabulary.ts';
import type { DeclaredPath } from './declared-paths.ts';
import { type FollowedPath, fittingSegments, type PlacedSample } from './match-samples.ts';

/** What a sample's URL has between its host, or the API version behind it, and the declared path that it follows. */
export function prefixOf({ version }: RequestTarget, followed: FollowedPath): readonly TargetSegment[] {
  const segments = fittingSegments(followed);
  const extra = segments.slice(0, segments.length - followed.path.segments.length);
  return extra.filter((segment) => segment !== version);
}

/**
 * Reports which samples have a URL that follows no declared path, or that follows one with something else around it.
 * @param basePath what all paths of the page's server begin with
 */
export function checkSampleUrls(
  samples: readonly PlacedSample[],
  { declared, basePath }: { readonly declared: readonly DeclaredPath[]; readonly basePath: string },
  nameOf: ParameterNames,
  report: Report,
): void {
  const firsts = new Map(declared.toReversed().map((path) => [path.line.method, path]));
  for (const { request, use } of samples) {
    const { target, method } = request.line;
    if (use.kind === 'own') checkFollowed(target, use.followed, { nameOf, basePath }, report);
    else {
      const facts = { path: target.text.text, use: use.kind === 'none' ? use.why : use.kind };
      report('sample-url-mismatch', facts, { ...target.text, related: nearest(firsts.get(method) ?? declared[0]) });
    }
  }
}

function checkFollowed(
  target: RequestTarget,
  followed: FollowedPath,
  { nameOf, basePath }: { readonly nameOf: ParameterNames; readonly basePath: string },
  report: Report,
): void {
  const { path } = followed;
  const segments = fittingSegments(followed);
  reportCase(segments, path.segments, report);
  const stray = prefixOf(target, followed);
  const [first, last] = [stray[0], stray.at(-1)];
  if (first === undefined || last === undefined || stray.map(({ text }) => `/${text}`).join('') === basePath) return;
  const from = first.span.start - target.text.span.start;
  const prefix = cut(target.text, from, last.span.end - target.text.span.start);
  const example = examplePath(segments.slice(segments.length - path.segments.length), nameOf);
  const host = target.origin?.text.replace(/^https?:\/\//, '') ?? '';
  const facts = { prefix: prefix.text, host, example, hasVersions: hasApiVersions(target.origin?.text) };
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
