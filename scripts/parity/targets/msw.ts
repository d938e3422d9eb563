import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { OpenApiDocument } from '../../../spec/openapi/document.ts';
import { readServers } from '../../../spec/openapi/servers.ts';
import type { Vector } from '../vectors/vector.ts';
import { inexpressibleInFetch, passedOn, type ReceivedResponse, type Target } from './target.ts';

export interface MswTargetOptions {
  readonly name: string;
  /** The package that is treated as `msw`. */
  readonly package: string;
  readonly document: OpenApiDocument;
  /** The absolute path of a module that exports MSW `handlers`. */
  readonly handlers: string;
}

/** MSW handlers asked by `fetch`, in a thread of their own: MSW patches what the other targets send with. */
export async function openMswTarget({ name, document, handlers, package: chosen }: MswTargetOptions): Promise<Target> {
  const servers = readServers(document);
  const [origin = 'https://api.example'] = servers.origins;
  const workerData: MswWorkerData = { package: chosen, handlers: pathToFileURL(handlers).href, origin };
  const worker = new Worker(new URL('./msw-worker.ts', import.meta.url), { workerData });
  // An error that the thread does not catch rejects this.
  await once(worker, 'message');
  let count = 0;
  return {
    name,
    inexpressible: (vector) => inexpressibleInFetch(origin, vector) ?? passedOn(servers, vector),
    send: async (vector, signal) => {
      const id = count++;
      worker.postMessage({ id, vector });
      for (;;) {
        const [said]: MswResponse[] = await once(worker, 'message', { signal });
        if (said?.id === id) return responseOf(said);
      }
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

function responseOf(said: MswResponse): ReceivedResponse {
  if ('response' in said) return said.response;
  throw new Error(said.failure);
}

/** What the thread of an MSW target is started with. */
export interface MswWorkerData {
  /** What `msw` stands for: the package of one version. */
  readonly package: string;
  /** The URL of a module that exports MSW `handlers`. */
  readonly handlers: string;
  /** Where the requests go, such as `https://graph.microsoft.com`. */
  readonly origin: string;
}

/** What the thread is asked to do. */
export interface MswRequest {
  readonly id: number;
  readonly vector: Vector;
}

/** What it says: the response, or why there is none. */
export type MswResponse =
  | { readonly id: number; readonly response: ReceivedResponse }
  | { readonly id: number; readonly failure: string };
