import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  /** Resolves when its response has been sent. */
  readonly sent: Promise<void>;
}

/** How long a stop waits for responses that are under way, in milliseconds: a client may not read its own. */
const grace = 1000;

/** The open connections of a server, each with the requests on it that are not answered yet. */
export class Connections {
  readonly #server: Server;
  readonly #exchanges = new Map<Duplex, Set<Exchange>>();

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => {
      this.#exchanges.set(socket, new Set());
      socket.once('close', () => this.#exchanges.delete(socket));
    });
  }

  /** Counts a request as under way until its response is sent. */
  add(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const exchanges = this.#exchanges.get(incoming.socket);
    const sent = new Promise<void>((resolve) => outgoing.once('close', resolve));
    const exchange = { incoming, outgoing, sent };
    exchanges?.add(exchange);
    void sent.then(() => exchanges?.delete(exchange));
  }

  /** Resolves when the requests of a connection that have arrived whole have their responses. */
  async answered(socket: Duplex): Promise<void> {
    const whole = this.#of(socket).filter(({ incoming }) => incoming.complete);
    await Promise.all(whole.map(({ sent }) => sent));
  }

  /** Whether a connection has a response to a request that is still being sent. */
  isAhead(socket: Duplex): boolean {
    return this.#of(socket).some(({ incoming, outgoing }) => outgoing.headersSent && !incoming.complete);
  }

  /** Takes no new connections, answers what has arrived whole, and ends the others. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    const answered = [...this.#exchanges.keys()].map((socket) => this.answered(socket));
    await Promise.race([Promise.all(answered), wait(grace, undefined, { ref: false })]);
    this.#server.closeAllConnections();
    await closed;
  }

  #of(socket: Duplex): readonly Exchange[] {
    return [...(this.#exchanges.get(socket) ?? [])];
  }
}
