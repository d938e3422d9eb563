import { parentPort, workerData } from 'node:worker_threads';
import type { CommandContext } from '../cli/context.ts';
import { reportError } from '../cli/report-error.ts';
import type { UpdateMessage, UpdateWorkerData } from './background-updates.ts';
import { updateOutputs } from './generate.ts';

const post = (message: UpdateMessage) => parentPort?.postMessage(message);

const context: CommandContext = {
  ...(workerData as UpdateWorkerData),
  out: (out) => post({ out }),
  err: (err) => post({ err }),
};

/** Each message of the parent starts an update; it sends the next when it has heard that one is done. */
parentPort?.on('message', async () => {
  await updateOutputs(context).catch((error: unknown) => reportError(error, context));
  post({ done: true });
});
