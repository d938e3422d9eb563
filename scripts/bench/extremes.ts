import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { Readable, type Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { CommandContext } from '../cli/context.ts';
import { type Extreme, type ExtremeSize, extremes, fullSize } from './extremes/inputs.fixture.ts';

/** What an extreme input may cost. */
const limits = { seconds: 10, mebibytes: 1024 };

/** Shows that the benchmark works; its figures mean little. */
export const quickSize: ExtremeSize = { page: 10_000, text: 10_000, count: 1500 };

/**
 * Prints what inputs cost that are larger or deeper than any person writes, each in a process of its own: seconds of
 * processor time, so that other programs do not count, and the most memory. Marked is what costs more than it may, and what
 * ends otherwise than with a document, findings or an error that says what is wrong.
 */
export async function benchExtremes({ out }: CommandContext, size: ExtremeSize = fullSize): Promise<void> {
  out('Seconds, MiB, exit code\n');
  let marked = 0;
  for (const [name, make] of Object.entries(extremes)) {
    const extreme = make(size);
    const { time, memory, code, said } = await measure(extreme);
    const flaws = [
      ...(!(time <= limits.seconds) ? [`TAKES MORE THAN ${limits.seconds} S`] : []),
      ...(!(memory <= limits.mebibytes) ? [`TAKES MORE THAN ${limits.mebibytes} MIB`] : []),
      ...(isExpected(extreme, code, said) ? [] : ['ENDS OTHERWISE']),
    ];
    if (flaws.length > 0) marked += 1;
    const [line = ''] = said.trimStart().split('\n');
    const figures = `${time.toFixed(1).padStart(6)} ${memory.toFixed(0).padStart(5)} ${String(code).padStart(2)}`;
    out(`${figures}  ${[name, ...flaws].join('  ')}: ${line.slice(0, 120)}\n`);
  }
  out(`${marked} of ${Object.keys(extremes).length} are marked\n`);
}

/** Whether a command has ended as it should: with what is wrong with its input, and no trace of its own code. */
export function isExpected({ says }: Extreme, code: number | null, said: string): boolean {
  if (says === undefined) return code === 0;
  return code === 1 && says.test(said) && !/\bat .*\.[jt]s:\d+|a bug in/.test(said);
}

interface Measured {
  readonly time: number;
  readonly memory: number;
  readonly code: number | null;
  readonly said: string;
}

async function measure({ files, command }: Extreme): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'facsimile-extreme-'));
  try {
    for (const [path, content] of Object.entries(files)) await writeFile(join(folder, path), content);
    const probe = new URL('./programs/peak-memory.ts', import.meta.url).href;
    const args = ['--import', probe, join(import.meta.dirname, '../facsimile.ts'), ...command];
    const child = spawn(execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
    const [, , errors, channel] = child.stdio;
    const [said, cost, [code]] = await Promise.all([readAll(errors), readAll(channel), once(child, 'close')]);
    return { ...(cost === '' ? { time: Number.NaN, memory: Number.NaN } : JSON.parse(cost)), code, said };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function readAll(stream: Writable | Readable | null | undefined): Promise<string> {
  if (!(stream instanceof Readable)) throw new Error('the process has no such stream');
  return text(stream);
}
