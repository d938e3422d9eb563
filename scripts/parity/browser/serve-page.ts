import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { listenServer } from '../../../mocks/server/listen.ts';
import { entryModule } from '../../project/entry-module.ts';

/** A web page on 127.0.0.1, and the proxy of the browser that shows it: whatever leaves the browser passes here. */
export interface ServedPage extends AsyncDisposable {
  /** Such as `http://127.0.0.1:4711`. */
  readonly url: string;
  /** Which of the origins the browser has tried to reach, once for each try. It is rejected, as all else is. */
  readonly reached: readonly string[];
}

interface File {
  readonly type: string;
  readonly text: string;
}

/**
 * Serves a page with one script under a Content-Security-Policy that allows no inline script and no eval.
 * @param origins what the page may connect to apart from itself; none of it gives access to the network
 */
export async function servePage(script: string, origins: readonly string[]): Promise<ServedPage> {
  const files = await filesOf(script);
  const policy = `default-src 'none'; script-src 'self'; connect-src 'self' ${origins.join(' ')}`;
  const reached: string[] = [];
  // A browser also runs errands of its own, such as looking for updates.
  const record = (url: string) => reached.push(...origins.filter((origin) => originOf(url) === origin));
  const server = createServer(({ url = '' }, outgoing) => {
    record(url);
    send(outgoing, files.get(url), policy);
  });
  server.on('connect', ({ url = '' }: IncomingMessage, socket) => {
    record(`https://${url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  const url = await listenServer(server, '127.0.0.1', 0);
  return { url, reached, [Symbol.asyncDispose]: () => close(server) };
}

async function filesOf(script: string): Promise<ReadonlyMap<string, File>> {
  const worker = await readFile(fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')), 'utf8');
  const page = '<!doctype html><title>Facsimile</title><script type="module" src="/page.js"></script>';
  return new Map([
    ['/', { type: 'text/html', text: page }],
    ['/page.js', { type: 'text/javascript', text: script }],
    ['/mockServiceWorker.js', { type: 'text/javascript', text: worker }],
  ]);
}

function send(outgoing: ServerResponse, file: File | undefined, policy: string): void {
  if (file === undefined) outgoing.writeHead(404).end();
  else outgoing.writeHead(200, { 'Content-Type': file.type, 'Content-Security-Policy': policy }).end(file.text);
}

/** Undefined where the request has no absolute URL, as for a server that is not used as a proxy. */
function originOf(url: string): string | undefined {
  return URL.parse(url)?.origin;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/**
 * The script of a page that mocks the network with the handlers of a module, in one file; it sets `globalThis.mocked`, a
 * promise of a `MockedPage`.
 * @param handlers the path of a module that exports `handlers`
 */
export async function bundlePage(handlers: string): Promise<string> {
  const entry = [
    `import { mockPage } from ${JSON.stringify(fileURLToPath(new URL('./page.ts', import.meta.url)))};`,
    `import { handlers } from ${JSON.stringify(handlers)};`,
    'globalThis.mocked = mockPage(handlers);',
  ].join('\n');
  const { output } = await build({
    input: 'page',
    platform: 'browser',
    write: false,
    output: { format: 'esm', codeSplitting: false },
    plugins: [entryModule('page', entry)],
  });
  return output[0].code;
}
