import { setTimeout } from 'node:timers/promises';

/** The memory that a process holds, in bytes. */
export interface HeldMemory {
  readonly rss: number;
  /** What is in use of it, without what nothing refers to any more. */
  readonly heap: number;
}

// Loaded before a command that is asked over its channel what memory it holds. The channel keeps nothing running.
process.on('message', async () => {
  globalThis.gc?.();
  // What buffers held is given back by another thread.
  await setTimeout(100);
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ rss, heap: heapUsed } satisfies HeldMemory);
});
// A load that is killed leaves no mock behind.
process.on('disconnect', () => process.exit(1));
process.channel?.unref();
