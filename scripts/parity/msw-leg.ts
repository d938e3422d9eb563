import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { readServers } from '../../mocks/read-servers.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { Answer, Leg } from './leg.ts';
import type { MswAnswer, MswWorkerData } from './msw-exchange.ts';
import type { Vector } from './vector.ts';

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

/** Why `fetch` cannot send a vector as it is (Fetch standard); undefined where it can. */
export function inexpressibleInFetch(origin: string, { method, target, body }: Vector): string | undefined {
  if (body !== undefined && /^(get|head)$/i.test(method)) return `fetch sends no body with ${method}`;
  const sent = URL.parse(origin + target);
  return sent?.href === origin + target ? undefined : 'a URL cannot be spelt like this';
}
