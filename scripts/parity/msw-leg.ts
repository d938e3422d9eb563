import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { readServers } from '../../spec/openapi/read-servers.ts';
import { inexpressibleInFetch } from './inexpressible-in-fetch.ts';
import type { Answer, Leg } from './leg.ts';
import type { MswAnswer, MswWorkerData } from './msw-exchange.ts';

export interface MswLegOptions {
  readonly name: string;
  /** The package that is taken for `msw`. */
  readonly package: string;
  readonly document: OpenApiDocument;
  /** The absolute path of a module that exports MSW `handlers`. */
  readonly handlers: string;
}

/** MSW handlers asked by `fetch`, in a thread of their own: MSW patches what the other legs send with. */
export async function openMswLeg({ name, document, handlers, package: chosen }: MswLegOptions): Promise<Leg> {
  const [origin = 'https://api.example'] = readServers(document).origins;
  const workerData: MswWorkerData = { package: chosen, handlers: pathToFileURL(handlers).href, origin };
  const worker = new Worker(new URL('./msw-worker.ts', import.meta.url), { workerData });
  // An error that the thread does not catch rejects this.
  await once(worker, 'message');
  let count = 0;
  return {
    name,
    inexpressible: (vector) => inexpressibleInFetch(origin, vector),
    send: async (vector, signal) => {
      const id = count++;
      worker.postMessage({ id, vector });
      for (;;) {
        const [said]: MswAnswer[] = await once(worker, 'message', { signal });
        if (said?.id === id) return answerOf(said);
      }
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

function answerOf(said: MswAnswer): Answer {
  if ('answer' in said) return said.answer;
  throw new Error(said.failure);
}
