import autocannon from 'autocannon';
import { percentile } from '../measure/statistics.ts';
import type { DocumentedCall } from './documented-call.ts';

export interface Load {
  readonly connections: number;
  readonly seconds: number;
}

/** How a server has borne a load. */
export interface LoadResult {
  /** Responses a second. */
  readonly rate: number;
  /** Milliseconds of the median response. */
  readonly median: number;
  /** Milliseconds that 99% of the responses did not exceed. */
  readonly late: number;
}

/**
 * Makes the same call again and again, on each connection when the call before has been answered.
 * @throws Error where a response is no success
 */
export async function sendLoad(url: string, call: DocumentedCall, load: Load): Promise<LoadResult> {
  const { connections, seconds } = load;
  const { target, headers, body } = call;
  const method = call.method as autocannon.Request['method'];
  const path = new URL(url).pathname.replace(/\/$/, '') + target;
  const times: number[] = [];
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const options = {
      url,
      connections,
      duration: seconds,
      sampleInt: 100,
      requests: [{ method, path, headers, body }],
    };
    const instance = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    instance.on('response', (_client, _status, _bytes, time) => void times.push(time));
  });
  const wrong = result.non2xx + result.errors + result.timeouts;
  if (wrong > 0) throw new Error(`did not answer ${wrong} of ${result.requests.total} requests with a success`);
  return { rate: result['2xx'] / result.duration, median: percentile(times, 0.5), late: percentile(times, 0.99) };
}
