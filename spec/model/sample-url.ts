import type { Report } from '../diagnostics/report.ts';
import { isApiVersion } from './api-version.ts';
import { exampleValue } from './example-value.ts';
import { cut } from './http-message.ts';
import type { ParameterNames } from './parameter-names.ts';
import type { DeclaredPath } from './reference-lines.ts';
import type { TargetSegment } from './request-target.ts';
import type { SamplePair, SampleRequest } from './samples.ts';

/** Holds the URL of each sample request against the declared paths, and tells what fits none of them. */
export function checkSampleUrls(
  samples: readonly SamplePair[],
  declared: readonly DeclaredPath[],
  nameOf: ParameterNames,
  report: Report,
): void {
  for (const { request } of samples) checkSampleUrl(request, declared, nameOf, report);
}

/** The declared path that fits the end of a sample's path; of several, the longest. */
export function declaredPathOf(request: SampleRequest, declared: readonly DeclaredPath[]): DeclaredPath | undefined {
  return followed(request, declared)?.path;
}

/** A declared path and the segments of a sample's path that end in it. */
interface Followed {
  readonly path: DeclaredPath;
  readonly segments: readonly TargetSegment[];
}

function followed(request: SampleRequest, declared: readonly DeclaredPath[]): Followed | undefined {
  const { method, target } = request.line;
  // A cast behind a path picks entries of one type: what they show holds for the answer without it.
  const isCast = method === 'get' && /^\w+(?:\.\w+)+$/.test(target.segments.at(-1)?.text ?? '');
  for (const segments of isCast ? [target.segments, target.segments.slice(0, -1)] : [target.segments]) {
    const [path] = declared
      .filter((one) => one.line.method === method && fits(segments, one.segments))
      .toSorted((one, other) => other.segments.length - one.segments.length);
    if (path !== undefined) return { path, segments };
  }
  return undefined;
}

function checkSampleUrl(
  request: SampleRequest,
  declared: readonly DeclaredPath[],
  nameOf: ParameterNames,
  report: Report,
): void {
  const { target } = request.line;
  const match = followed(request, declared);
  if (match === undefined) {
    report('sample-url-mismatch', { path: target.text.text }, { ...target.text, related: nearest(request, declared) });
    return;
  }
  const { path } = match;
  const plain = fitsEnd(match.segments, path.segments);
  const segments = plain ? match.segments : match.segments.flatMap(keyAsSegment);
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

/** Tells of fixed segments that a sample writes in other letters than the declared path. */
function reportCase(sample: readonly TargetSegment[], declared: readonly TargetSegment[], report: Report): void {
  const pairs = declared.flatMap((segment, at) => {
    const shown = sample[sample.length - declared.length + at];
    const isFixed = segment.parts.every((part) => part.kind === 'literal');
    const differs = shown !== undefined && shown.text !== segment.text;
    return isFixed && differs && shown.text.toLowerCase() === segment.text.toLowerCase() ? [{ shown, segment }] : [];
  });
  const [first, ...others] = pairs;
  if (first === undefined) return;
  const related = [
    { ...first.segment, label: 'taken' },
    ...others.flatMap(({ shown, segment }) => [
      { ...shown, label: 'likewise' },
      { ...segment, label: 'taken' },
    ]),
  ];
  report('sample-url-case', { shown: first.shown.text, declared: first.segment.text }, { ...first.shown, related });
}

function nearest(request: SampleRequest, declared: readonly DeclaredPath[]) {
  const path = declared.find((one) => one.line.method === request.line.method) ?? declared[0];
  return path === undefined ? [] : [{ ...path.line.target.text, label: 'a declared path' }];
}

/** Whether a sample's path ends in a declared one, as it stands or with its keys as segments: `events('1')` is `events/1`. */
function fits(sample: readonly TargetSegment[], declared: readonly TargetSegment[]): boolean {
  if (fitsEnd(sample, declared)) return true;
  return sample.some((segment) => segment.text.includes("('")) && fitsEnd(sample.flatMap(keyAsSegment), declared);
}

function keyAsSegment(segment: TargetSegment): readonly TargetSegment[] {
  const [, name, key] = /^([\w.]+)\('([^']*)'\)$/.exec(segment.text) ?? [];
  if (name === undefined || key === undefined) return [segment];
  return [name, key].map((text) => ({ ...segment, text }));
}

function fitsEnd(sample: readonly TargetSegment[], declared: readonly TargetSegment[]): boolean {
  const offset = sample.length - declared.length;
  if (offset < 0) return false;
  return declared.every((segment, at) => fitsSegment(sample[offset + at], segment));
}

function fitsSegment(sample: TargetSegment | undefined, declared: TargetSegment): boolean {
  if (sample === undefined) return false;
  const called = declared.text.includes('(') ? sample.text : sample.text.replace(/\(.*\)$/s, '');
  const [only, ...others] = declared.parts;
  if (others.length === 0 && only?.kind === 'parameter') return called !== '';
  if (others.length === 0) return called.toLowerCase() === declared.text.toLowerCase();
  const escaped = (text: string) => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  const pattern = declared.parts.map((part) => (part.kind === 'literal' ? escaped(part.text) : '.+')).join('');
  return new RegExp(`^${pattern}$`, 'i').test(called);
}

function examplePath(segments: readonly TargetSegment[], nameOf: ParameterNames): string {
  const filled = segments.map((segment) =>
    segment.parts.map((part) => (part.kind === 'literal' ? part.text : exampleValue(nameOf(part.spelling)))).join(''),
  );
  return `/${filled.join('/')}`;
}
