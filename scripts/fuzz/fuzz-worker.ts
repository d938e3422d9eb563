import { parentPort, workerData } from 'node:worker_threads';
import type { FuzzOptions } from './options.ts';
import { runFuzz, type TargetResult } from './run-fuzz.ts';

/** What the thread that judges inputs is started with. */
export interface FuzzJob {
  readonly root: string;
  readonly options: FuzzOptions;
  /** How many inputs have been begun, and the length of what `current` holds. */
  readonly state: Int32Array;
  /** The input that is judged, as JSON in UTF-8, cut where it is longer. */
  readonly current: Uint8Array;
}

/** What the thread says. */
export type FuzzMessage = { readonly result: TargetResult } | { readonly done: true };

const { root, options, state, current }: FuzzJob = workerData;
const encoder = new TextEncoder();
const say = (message: FuzzMessage) => parentPort?.postMessage(message);

await runFuzz(root, options, {
  begin: (input) => {
    state[1] = encoder.encodeInto(JSON.stringify(input), current).written;
    Atomics.add(state, 0, 1);
  },
  end: (result) => say({ result }),
});
say({ done: true });
