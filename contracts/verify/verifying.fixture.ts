import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { emitPacts } from '../generate/generate.ts';
import type { Pact, PactInteraction } from '../pact/pact.ts';
import { formatFailure } from '../reports/text.ts';
import type { Verification } from './result.ts';

/** The document of this repository, and its contract. */
export const document: OpenApiDocument = parse(readFileSync('spec/openapi.yaml', 'utf8'));
export const whole = emitPacts(document);

/** The contract with only the interactions that are asked for. */
export function contractOf(wanted: (interaction: PactInteraction) => boolean): readonly OutputFile[] {
  return whole.flatMap(({ path, text }) => {
    const pact: Pact = JSON.parse(text);
    const interactions = pact.interactions.filter(wanted);
    return interactions.length === 0 ? [] : [{ path, text: JSON.stringify({ ...pact, interactions }) }];
  });
}

const theFive = [/\) is answered with 201/, / without Status /, / without a token /, / an unknown /, / throttled /];

/** One interaction of each status on one path: 201, 400, 401, 404, 429. */
export const onDevice = contractOf(
  ({ request, description }) =>
    /^\/devices\/[^/]+\/commands$/.test(request.path) &&
    !/ and the code /.test(description) &&
    theFive.some((pattern) => pattern.test(description)),
);

/** The documented exchange of one path. */
export const created = contractOf(
  ({ request, description }) =>
    request.path === '/me/devices/device-1/commands' && /\) is answered with 201/.test(description),
);

/** Servers that are closed together. */
export function createServers() {
  const closers: (() => Promise<unknown>)[] = [];
  return {
    add: (close: () => Promise<unknown>) => void closers.push(close),
    async serve(listener: RequestListener): Promise<string> {
      const server = createServer(listener);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      closers.push(() => {
        server.closeAllConnections();
        return new Promise((resolve) => server.close(resolve));
      });
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    close: () => Promise.all(closers.splice(0).map((close) => close())),
  };
}

/** Each result as its outcome and the end of its sentence: `passed 201 created`. */
export function outcomes({ results }: Verification): readonly string[] {
  return results.map(({ outcome, description }) => `${outcome} ${description.replace(/^.* with /, '')}`);
}

/** The failed results, each whole. */
export function failed({ results }: Verification): readonly string[] {
  return results.filter(({ outcome }) => outcome === 'failed').map(formatFailure);
}
