import { MixedSegments } from './mixed-segments.ts';
import type { DeclaredPath } from './reference-lines.ts';
import type { TargetSegment } from './request-target.ts';

/** Where declared paths are after some of their last segments. */
interface Branch {
  /** The first declared path that has no further segment, with its place among all. */
  end: { readonly path: DeclaredPath; readonly position: number } | undefined;
  /** What stands before, where it is fixed text (in small letters), a placeholder, or both. */
  readonly fixed: Map<string, Branch>;
  placeholder: Branch | undefined;
  readonly mixed: MixedSegments<Branch>;
  /** Mixed segments with parentheses, the arguments of a function. */
  readonly functions: MixedSegments<Branch>;
}

/** Declared paths as a tree of their segments, from the last to the first: finds those that the path of a sample ends in. */
export class PathTree {
  readonly #root = newBranch();

  constructor(paths: readonly DeclaredPath[]) {
    for (const [position, path] of paths.entries()) {
      let branch = this.#root;
      for (const segment of path.segments.toReversed()) branch = branchFor(branch, segment);
      branch.end ??= { path, position };
    }
  }

  /** The longest declared path that a sample's path ends in, of several the first; undefined where there is none. */
  longestEndOf(sample: readonly TargetSegment[]): DeclaredPath | undefined {
    let branches: readonly Branch[] = [this.#root];
    let longest = this.#root.end?.path;
    for (let at = sample.length - 1; at >= 0 && branches.length > 0; at--) {
      const text = sample[at]?.text ?? '';
      branches = branches.flatMap((branch) => branchesOf(branch, text));
      const [first] = branches.flatMap(({ end }) => end ?? []).sort((one, other) => one.position - other.position);
      longest = first?.path ?? longest;
    }
    return longest;
  }
}

function newBranch(): Branch {
  return {
    end: undefined,
    fixed: new Map(),
    placeholder: undefined,
    mixed: new MixedSegments(),
    functions: new MixedSegments(),
  };
}

function branchFor(branch: Branch, segment: TargetSegment): Branch {
  const [only, ...others] = segment.parts;
  const isCalled = segment.text.includes('(');
  if (others.length > 0 || (only?.kind === 'parameter' && isCalled)) {
    return (isCalled ? branch.functions : branch.mixed).valueOf(segment, newBranch);
  }
  if (only?.kind === 'parameter') {
    branch.placeholder ??= newBranch();
    return branch.placeholder;
  }
  const text = segment.text.toLowerCase();
  const next = branch.fixed.get(text) ?? newBranch();
  branch.fixed.set(text, next);
  return next;
}

/** The branches that a sample's segment leads to: where the declared segment has no arguments, those of the sample do not count. */
function branchesOf({ fixed, placeholder, mixed, functions }: Branch, text: string): readonly Branch[] {
  const name = text.endsWith(')') && text.includes('(') ? text.slice(0, text.indexOf('(')) : text;
  const texts = new Set([text.toLowerCase(), name.toLowerCase()]);
  return [
    ...[...texts].flatMap((one) => fixed.get(one) ?? []),
    ...(placeholder === undefined || name === '' ? [] : [placeholder]),
    ...mixed.fitting(name),
    ...functions.fitting(text),
  ];
}
