/**
 * Resolves when somebody asks this process to stop, by Ctrl+C (SIGINT) or SIGTERM. A SIGTERM to npm ends the shell that
 * npm has started and not what that shell runs, so that under npm the loss of the parent counts as well.
 */
export function untilStopped(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  process.once('SIGINT', () => resolve());
  process.once('SIGTERM', () => resolve());
  if (process.env.npm_lifecycle_event === undefined) return promise;
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && resolve(), 250);
  return promise.finally(() => clearInterval(watch));
}
