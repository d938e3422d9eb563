/** Lines of two texts that stand for one another and differ. */
export interface ChangedLines {
  /** From 1; where no line is there, that of the line after it. */
  readonly before: number;
  readonly after: number;
  readonly oldLines: readonly string[];
  readonly newLines: readonly string[];
}

/** More comparisons than these are not made: then all lines between the first and the last difference are other ones. */
const mostComparisons = 4_000_000;

/** The lines in which two texts differ, as few as there can be, in their order. */
export function changedLines(old: string, now: string): readonly ChangedLines[] {
  const [before, after] = [old.split('\n'), now.split('\n')];
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const rest = Math.min(before.length, after.length) - start;
  while (end < rest && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const [oldLines, newLines] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  if (oldLines.length + newLines.length === 0) return [];
  if (oldLines.length * newLines.length > mostComparisons) {
    return [{ before: start + 1, after: start + 1, oldLines, newLines }];
  }
  return walk(oldLines, newLines, start);
}

/** The text with the old lines in the place of the new ones. */
export function revertLines(now: string, { after, oldLines, newLines }: ChangedLines): string {
  return now
    .split('\n')
    .toSpliced(after - 1, newLines.length, ...oldLines)
    .join('\n');
}

/** Goes along the longest list of lines that both have. */
function walk(old: readonly string[], now: readonly string[], offset: number): readonly ChangedLines[] {
  const lengths = commonLengths(old, now);
  const width = now.length + 1;
  const lengthAt = (a: number, b: number) => lengths[a * width + b] ?? 0;
  const found: ChangedLines[] = [];
  let [a, b] = [0, 0];
  while (a < old.length || b < now.length) {
    const [fromA, fromB] = [a, b];
    while ((a < old.length || b < now.length) && !(a < old.length && b < now.length && old[a] === now[b])) {
      if (b >= now.length || (a < old.length && lengthAt(a + 1, b) >= lengthAt(a, b + 1))) a++;
      else b++;
    }
    if (a > fromA || b > fromB) {
      const lines = { oldLines: old.slice(fromA, a), newLines: now.slice(fromB, b) };
      found.push({ before: offset + fromA + 1, after: offset + fromB + 1, ...lines });
    }
    while (a < old.length && b < now.length && old[a] === now[b]) {
      a++;
      b++;
    }
  }
  return found;
}

/** How many lines both have in common from each pair of lines on. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint32Array {
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  for (let a = old.length - 1; a >= 0; a--) {
    for (let b = now.length - 1; b >= 0; b--) {
      const at = a * width + b;
      const same = (lengths[at + width + 1] ?? 0) + 1;
      lengths[at] = old[a] === now[b] ? same : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  return lengths;
}
