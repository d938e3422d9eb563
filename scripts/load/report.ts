import { availableParallelism, loadavg } from 'node:os';
import { type MemoryGrowth, memoryGrowth } from './memory.ts';
import type { LoadResult, MockUnderLoad } from './run-load.ts';

/** The most that memory may grow from the first minute of a load to the last, as a part of it. */
const mostGrowth = 0.1;

/** From how many seconds on a load shows anything about memory. */
const leastTime = 240;

/** How long a mock may take to stop, in milliseconds: it waits a second for responses that are under way. */
const longestStop = 3000;

/** What came of a load, for people. */
export function formatLoad({ tally, time, mocks, openAtStop }: LoadResult): string {
  const { requests, visits, statuses, problems, examples, atStop, times } = tally;
  const of = (kind: 'undeclared' | 'missing' | 'late') => problems.get(kind) ?? 0;
  const lines = [
    `${requests} requests in ${Math.round(time)} s (${Math.round(requests / time)} a second)`,
    `load of the machine: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')} on ${availableParallelism()} processors`,
    `clients: ${formatCounts(visits)}`,
    `statuses: ${formatCounts(statuses)}`,
    `undeclared ${of('undeclared')}, missing ${of('missing')}, late ${of('late')}`,
    `milliseconds: ${formatTimes(times)}`,
    ...examples.map(({ kind, words }) => `  ${kind}: ${words}`),
    ...mocks.flatMap(formatMemory),
    ...mocks.map(({ name, end }) => `${name} has stopped after ${Math.round(end.time)} ms with exit code ${end.code}`),
    `${openAtStop} requests were under way then: ${atStop.answered} got their responses, ${atStop.closed} a closed connection`,
  ];
  return `${lines.join('\n')}\n`;
}

function formatTimes(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0);
  return `half of the responses took up to ${at(0.5)}, 99 % up to ${at(0.99)}, all up to ${at(1)}`;
}

function formatCounts(counts: ReadonlyMap<string | number, number>): string {
  const sorted = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([name, count]) => `${name} ${count}`).join(', ');
}

const rows = 12;

function formatMemory({ name, memory }: MockUnderLoad): readonly string[] {
  const every = Math.max(1, Math.ceil(memory.length / rows));
  const shown = memory.filter((_, at) => at % every === every - 1);
  return [
    `memory of ${name}, after collection: ${memoryGrowth(memory).map(formatGrowth).join(', ')}`,
    ...shown.map(
      ({ time, rss, heap }) => `  ${time.toFixed(1).padStart(6)} s  RSS ${inMebibytes(rss)}  heap ${inMebibytes(heap)}`,
    ),
  ];
}

function formatGrowth({ kind, first, last, growth }: MemoryGrowth): string {
  const percent = Math.round(growth * 1000) / 10;
  return `${kind} ${inMebibytes(first)} -> ${inMebibytes(last)} (${percent < 0 ? '' : '+'}${percent} %)`;
}

function inMebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

/** What a mock must not do under load, a few words each; none where it has borne it. */
export function problemsOf({ tally, time, mocks }: LoadResult): readonly string[] {
  const counted = [...tally.problems].map(([kind, count]) => `${count} ${kind}`);
  const grown =
    time < leastTime
      ? []
      : mocks.flatMap(({ name, memory }) =>
          memoryGrowth(memory)
            .filter(({ growth }) => growth > mostGrowth)
            .map(({ kind }) => `the ${kind} of ${name} grows`),
        );
  const ended = mocks.filter(({ end }) => end.code !== 0 || end.time > longestStop || end.said !== '');
  return [
    ...counted,
    ...grown,
    ...ended.map(({ name, end }) => `${name} does not stop cleanly: ${end.said.slice(0, 500)}`),
  ];
}
