import { Worker } from 'node:worker_threads';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { reportError } from '../cli/report-error.ts';

/** Brings the outputs of a project up to date in a thread of its own, which is kept warm for the next time. */
export interface BackgroundUpdates {
  /** Starts an update, or one more after the one that runs: what is read then is at least as new as this call. */
  request(): void;
  /** Resolves when no update runs; ends the thread. */
  close(): Promise<void>;
}

/** What the thread is started with. */
export type UpdateWorkerData = Pick<CommandContext, 'folder' | 'project'>;

/** What the thread posts: parts of what an update prints, and at its end that it is done. */
export type UpdateMessage = { readonly out: string } | { readonly err: string } | { readonly done: true };

/** Starts nothing yet: the thread begins with the first request. */
export function createBackgroundUpdates(context: CommandContext): BackgroundUpdates {
  let thread: Worker | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  const updateUntilCurrent = async () => {
    do {
      again = false;
      thread ??= startThread(context);
      await runUpdate(thread, context);
    } while (again);
  };
  return {
    request: () => {
      again = true;
      running ??= updateUntilCurrent()
        .catch(async (error: unknown) => {
          reportError(error, context);
          await thread?.terminate();
          thread = undefined;
        })
        .finally(() => {
          running = undefined;
        });
    },
    close: async () => {
      await running;
      await thread?.terminate();
    },
  };
}

function startThread({ folder, project }: CommandContext): Worker {
  // The ending follows this file's own, which is .js in a package.
  const path = import.meta.url.endsWith('.ts') ? './update-worker.ts' : './update-worker.js';
  const workerData: UpdateWorkerData = { folder, ...(project && { project }) };
  return new Worker(new URL(path, import.meta.url), { workerData });
}

/** Rejects where the thread ends on its own, such as when memory runs out. */
function runUpdate(thread: Worker, context: CommandContext): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const hear = (message: UpdateMessage) => {
    if ('done' in message) resolve();
    else if ('out' in message) context.out(message.out);
    else context.err(message.err);
  };
  const fail = (error: Error) => reject(new CommandFailure(`the files are not up to date: ${error.message}`));
  thread.on('message', hear).on('error', fail);
  thread.postMessage('update');
  return promise.finally(() => thread.off('message', hear).off('error', fail));
}
