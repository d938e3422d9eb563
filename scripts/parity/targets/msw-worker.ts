import { registerHooks } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Vector } from '../vectors/vector.ts';
import type { MswRequest, MswResponse, MswWorkerData } from './msw.ts';
import type { ReceivedResponse } from './target.ts';

// Everything in this thread that imports msw gets the version under test, the handlers too.
const { package: chosen, handlers: module, origin } = workerData as MswWorkerData;
registerHooks({
  resolve: (specifier, context, next) => next(specifier.replace(/^msw(?=\/|$)/, chosen), context),
});
const { setupServer } = await import('msw/node');
const { handlers } = await import(module);

// MSW 2 and MSW 3 have different names for it: requests without a handler must not reach the network.
const options = { onUnhandledFrame: 'error', onUnhandledRequest: 'error' } as const;
setupServer(...handlers).listen(options);

parentPort?.on('message', async ({ id, vector }: MswRequest) => {
  const response: MswResponse = await send(vector).then(
    (sent) => ({ id, response: sent }),
    (error: unknown) => ({ id, failure: describe(error) }),
  );
  parentPort?.postMessage(response);
});
parentPort?.postMessage('ready');

async function send({ method, target, headers, body }: Vector): Promise<ReceivedResponse> {
  // A redirect is a response to compare, not one to follow.
  const init = { method, headers, redirect: 'manual', body: body ? new Uint8Array(body) : null } as const;
  const response = await fetch(origin + target, init);
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
