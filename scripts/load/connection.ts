import { connect, type Socket } from 'node:net';

/** What a server has sent as the response to one request. */
export interface LoadResponse {
  readonly status: number;
  readonly text: string;
}

/** A connection that is written to byte for byte, and whose responses are read one by one. */
export class LoadConnection {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #isClosed = false;
  #wake: () => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    const close = () => {
      this.#isClosed = true;
      this.#wake();
    };
    socket.on('end', close).on('close', close);
  }

  /** Undefined where nobody takes the connection. */
  static async open(port: number): Promise<LoadConnection | undefined> {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    // What the error says is that the connection is closed.
    socket.on('error', () => undefined);
    return new Promise((resolve) => {
      socket.once('close', () => resolve(undefined)).once('connect', () => resolve(new LoadConnection(socket)));
    });
  }

  send(bytes: string | Buffer): void {
    if (this.#socket.writable) this.#socket.write(bytes, 'latin1');
  }

  /** Says that nothing more is sent. */
  end(): void {
    this.#socket.end();
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  /** The next response; `closed` where the server ends the connection before, `missing` where nothing comes in time. */
  async response(method: string, patience: number): Promise<LoadResponse | 'closed' | 'missing'> {
    const response = () => readResponse(this.#received, method) ?? (this.#isClosed ? 'closed' : undefined);
    const read = await this.#until(response, patience);
    if (read === undefined) {
      // What comes later must not be taken for the response to the next request.
      this.destroy();
      return 'missing';
    }
    if (read !== 'closed') this.#received = this.#received.subarray(read.length);
    return read;
  }

  /** All that comes until the server ends the connection; `missing` where it does not in time. */
  async rest(patience: number): Promise<string> {
    return (
      (await this.#until(() => (this.#isClosed ? this.#received.toString('latin1') : undefined), patience)) ?? 'missing'
    );
  }

  /** Looks at what has been received whenever there is more, until there is something; undefined where time is up. */
  async #until<T>(look: () => T | undefined, patience: number): Promise<T | undefined> {
    const started = performance.now();
    for (;;) {
      const found = look();
      const left = patience - (performance.now() - started);
      if (found !== undefined || left <= 0) return found;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}

interface ReadResponse extends LoadResponse {
  /** Bytes. */
  readonly length: number;
}

/** The response that bytes begin with; undefined where it is not whole. */
function readResponse(bytes: Buffer, method: string): ReadResponse | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const start = end + 4;
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1] ?? 0);
  if (/^transfer-encoding: chunked/im.test(head) && method !== 'HEAD') return readChunks(bytes, start, status);
  const announced = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
  const length = start + (method === 'HEAD' || status === 204 ? 0 : announced);
  return bytes.length < length ? undefined : { status, text: bytes.toString('utf8', start, length), length };
}

function readChunks(bytes: Buffer, start: number, status: number): ReadResponse | undefined {
  const parts: Buffer[] = [];
  for (let at = start; ; ) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    const next = line + 2 + size + 2;
    if (bytes.length < next) return undefined;
    if (size === 0) return { status, text: Buffer.concat(parts).toString(), length: next };
    parts.push(bytes.subarray(line + 2, next - 2));
    at = next;
  }
}
