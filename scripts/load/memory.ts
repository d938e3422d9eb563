import type { HeldMemory } from './memory-worker.ts';

/** What a process held at one moment of the load. */
export interface MemorySample extends HeldMemory {
  /** Seconds from the end of the warm-up. */
  readonly time: number;
}

/** How much more of one kind of memory is held in the last minute of a load than in its first, as a part of that. */
export interface MemoryGrowth {
  readonly kind: 'RSS' | 'heap';
  readonly first: number;
  readonly last: number;
  readonly growth: number;
}

/** How long a load lasts before memory is looked at, in seconds: a process grows until its code is compiled and its heap sized. */
export function warmUpSeconds(total: number): number {
  return Math.min(60, total / 10);
}

/** How long the first and the last part of a load are that are compared, in seconds: a minute, or less of a short one. */
export function comparedSeconds(total: number): number {
  return Math.min(60, total / 4);
}

/** Compares the medians of the first minute and the last one. */
export function memoryGrowth(samples: readonly MemorySample[]): readonly MemoryGrowth[] {
  const total = samples.at(-1)?.time ?? 0;
  const part = comparedSeconds(total);
  const first = samples.filter(({ time }) => time <= part);
  const last = samples.filter(({ time }) => time >= total - part);
  return (['RSS', 'heap'] as const).map((kind) => {
    const of = (all: readonly MemorySample[]) => medianOf(all.map((sample) => sample[kind === 'RSS' ? 'rss' : 'heap']));
    return { kind, first: of(first), last: of(last), growth: of(last) / of(first) - 1 };
  });
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
