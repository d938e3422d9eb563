import { Worker } from 'node:worker_threads';
import type { FuzzJob, FuzzMessage } from './fuzz-worker.ts';
import type { FuzzOptions } from './options.ts';
import type { TargetResult } from './run-fuzz.ts';

/** How long a single input may take before the run is given up, in milliseconds. */
const limit = 60_000;

/** An input that never ends, as JSON. */
export interface Hang {
  readonly current: string;
}

/**
 * Runs targets in a thread of their own, so that an input which never ends is found too: it ends the run.
 * @param onResult called as each target ends
 */
export function runWatched(
  root: string,
  options: FuzzOptions,
  onResult: (result: TargetResult) => void,
): Promise<Hang | undefined> {
  const job: FuzzJob = {
    root,
    options,
    state: new Int32Array(new SharedArrayBuffer(8)),
    current: new Uint8Array(new SharedArrayBuffer(1_000_000)),
  };
  const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), { workerData: job, execArgv: [] });
  return new Promise((resolve, reject) => {
    let begun = -1;
    const timer = setInterval(() => {
      const now = Atomics.load(job.state, 0);
      if (now > 0 && now === begun) end(() => resolve({ current: currentOf(job) }));
      begun = now;
    }, limit);
    const end = (settle: () => void) => {
      clearInterval(timer);
      void worker.terminate().then(settle);
    };
    worker.on('message', (message: FuzzMessage) => {
      if ('done' in message) end(() => resolve(undefined));
      else onResult(message.result);
    });
    worker.on('error', (error) => end(() => reject(error)));
  });
}

function currentOf({ state, current }: FuzzJob): string {
  return new TextDecoder().decode(current.slice(0, state[1]));
}
