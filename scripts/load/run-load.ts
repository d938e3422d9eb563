import { setMaxListeners } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../mocks/behaviors/random.ts';
import type { EngineChoice } from '../../mocks/server/engines.ts';
import { visit } from './clients.ts';
import { type MemorySample, warmUpSeconds } from './memory.ts';
import { type MockEnd, type MockProcess, startMock } from './mock-process.ts';
import type { LoadOptions } from './options.ts';
import { createRequests, document } from './requests.ts';
import { stateDocument } from './state-client.ts';
import { Tally } from './tally.ts';
import type { Visit } from './visit.ts';

/** One mock under load: what it held, and how it ended. */
export interface MockUnderLoad {
  readonly name: string;
  readonly memory: readonly MemorySample[];
  readonly end: MockEnd;
}

export interface LoadResult {
  readonly tally: Tally;
  /** Seconds. */
  readonly time: number;
  readonly mocks: readonly MockUnderLoad[];
  /** How many requests waited for a response when the mocks were asked to stop. */
  readonly openAtStop: number;
}

/** Puts mocks under load, and stops them while requests are under way. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const { engine, connections, minutes, seed } = options;
  await using resources = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'facsimile-load-'));
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  const start = (choice: EngineChoice, served: typeof document) =>
    startMock({ ...choice, document: served, folder }, resources);
  const mock = await start({ engine }, document);
  const stateful = engine === 'native' ? await start({ engine, state: 'empty' }, stateDocument) : undefined;
  const mocks = [
    { name: engine, process: mock },
    ...(stateful ? [{ name: `${engine} with state`, process: stateful }] : []),
  ];
  const tally = new Tally();
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const common = { port: mock.port, statePort: stateful?.port, requests: createRequests(mock.port, seed), tally };
  const started = performance.now();
  const slots = Array.from({ length: connections }, (_, slot) =>
    keepVisiting({ ...common, random: createRandom(seed + slot), signal: stop.signal }, minutes),
  );
  const memory = await Promise.all(mocks.map(({ process }) => trackMemory(process, minutes)));
  const openAtStop = tally.open;
  const time = (performance.now() - started) / 1000;
  tally.isStopping = true;
  const ends = mocks.map(({ process }) => process.stop());
  stop.abort();
  const ended = await Promise.all(ends);
  await Promise.all(slots);
  return {
    tally,
    time,
    openAtStop,
    mocks: mocks.flatMap(({ name }, at) => {
      const end = ended[at];
      return end === undefined ? [] : [{ name, memory: memory[at] ?? [], end }];
    }),
  };
}

/** One client after the other, until the load ends. The first ones come one by one, while the mock warms up. */
async function keepVisiting(details: Visit, minutes: number): Promise<void> {
  const { random, signal } = details;
  await sleep(random() * 1000 * warmUpSeconds(minutes * 60), undefined, { signal }).catch(() => undefined);
  while (!signal.aborted) await visit(details);
}

/** Asks a mock for its memory from time to time, for as long as the load takes after its warm-up. */
async function trackMemory(mock: MockProcess, minutes: number): Promise<readonly MemorySample[]> {
  const seconds = minutes * 60;
  const interval = Math.min(10, seconds / 20);
  await sleep(1000 * warmUpSeconds(seconds));
  const samples: MemorySample[] = [];
  const started = performance.now();
  const passed = () => (performance.now() - started) / 1000;
  while (passed() < seconds) {
    await sleep(1000 * Math.min(interval, seconds - passed()));
    samples.push({ ...(await mock.memory()), time: passed() });
  }
  return samples;
}
