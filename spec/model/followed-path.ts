import type { DeclaredPath } from './reference-lines.ts';
import type { RequestLine } from './request-lines.ts';
import type { TargetSegment } from './request-target.ts';

/** A declared path and the segments of a sample's path that end in it. */
export interface FollowedPath {
  readonly path: DeclaredPath;
  readonly segments: readonly TargetSegment[];
}

/** The declared path that a sample's URL ends in, of several the longest; undefined where it ends in none. */
export function followedPath(
  { method, target }: RequestLine,
  declared: readonly DeclaredPath[],
): FollowedPath | undefined {
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

/** The segments of a sample's path as they stand, or with its keys as segments where only so they fit: `events/1` for `events('1')`. */
export function fittingSegments({ path, segments }: FollowedPath): readonly TargetSegment[] {
  return fitsEnd(segments, path.segments) ? segments : segments.flatMap(keyAsSegment);
}

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
