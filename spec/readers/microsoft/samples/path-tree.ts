import type { TargetSegment } from '../lines/request-target.ts';
import type { DeclaredPath } from './declared-paths.ts';

/** What is kept for segments in which the same fixed texts stand at both ends. */
interface Entry<T> {
  /** The fixed texts in lower case, those between placeholders too: one more than there are placeholders. */
  readonly texts: readonly string[];
  readonly value: T;
}

/** Segments of fixed text and placeholders, `range(from='{from}')`, each with a value: found by what a sample has in their place. */
class MixedSegments<T> {
  readonly #values = new Map<string, T>();
  readonly #entries = new Map<string, Entry<T>[]>();
  readonly #lengths = new Map<string, readonly [number, number]>();

  /** The value of a segment; the names of its placeholders do not count. */
  valueOf(segment: TargetSegment, make: () => T): T {
    const texts = fixedTexts(segment);
    const key = texts.join('{}');
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const value = make();
    this.#values.set(key, value);
    const [first = '', last = ''] = [texts[0], texts.at(-1)];
    this.#lengths.set(`${first.length} ${last.length}`, [first.length, last.length]);
    const ends = `${first}{}${last}`;
    const entries = this.#entries.get(ends) ?? [];
    entries.push({ texts, value });
    this.#entries.set(ends, entries);
    return value;
  }

  /** The values of the segments that a text fits, where each placeholder stands for at least one character. */
  fitting(text: string): readonly T[] {
    const lower = text.toLowerCase();
    return [...this.#lengths.values()].flatMap(([first, last]) => {
      if (first + last >= lower.length) return [];
      const ends = `${lower.slice(0, first)}{}${lower.slice(lower.length - last)}`;
      return (this.#entries.get(ends) ?? []).filter(({ texts }) => holds(lower, texts)).map(({ value }) => value);
    });
  }
}

function fixedTexts({ parts }: TargetSegment): readonly string[] {
  const texts = [''];
  for (const part of parts) {
    if (part.kind === 'parameter') texts.push('');
    else texts.push(`${texts.pop() ?? ''}${part.text.toLowerCase()}`);
  }
  return texts;
}

/** Whether a text that begins and ends with the outer texts has the inner ones in between, in order and apart. */
function holds(text: string, texts: readonly string[]): boolean {
  let at = texts[0]?.length ?? 0;
  for (const inner of texts.slice(1, -1)) {
    const found = text.indexOf(inner, at + 1);
    if (found === -1) return false;
    at = found + inner.length;
  }
  return at < text.length - (texts.at(-1)?.length ?? 0);
}

/** Where declared paths are after some of their last segments. */
interface Branch {
  /** The first declared path that has no further segment, with its place among all. */
  end: { readonly path: DeclaredPath; readonly position: number } | undefined;
  /** What is before, where it is fixed text (in lower case), a placeholder, or both. */
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

  /** The longest declared path that a sample's path ends in, the first of several; undefined where there is none. */
  longestEndOf(sample: readonly TargetSegment[]): DeclaredPath | undefined {
    let branches: readonly Branch[] = [this.#root];
    let longest = this.#root.end?.path;
    for (let at = sample.length - 1; at >= 0 && branches.length > 0; at--) {
      const text = sample[at]?.text ?? '';
      branches = branches.flatMap((branch) => branchesOf(branch, text));
      const [first] = branches.flatMap(({ end }) => end ?? []).sort((end, other) => end.position - other.position);
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
    ...[...texts].flatMap((text) => fixed.get(text) ?? []),
    ...(placeholder === undefined || name === '' ? [] : [placeholder]),
    ...mixed.fitting(name),
    ...functions.fitting(text),
  ];
}
