import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  /** Resolves when its response has been sent. */
  readonly sent: Promise<void>;
}

/** How long a stop waits for responses that are under way, in milliseconds: a client may not read its own. */
const grace = 1000;

/** How long a stop waits then for clients to close their side, in milliseconds: what they still send is not read. */
const parting = 200;

/** The open connections of a server, each with the requests on it that are not answered yet. */
export class Connections {
  readonly #server: Server;
  readonly #exchanges = new Map<Duplex, Set<Exchange>>();
  readonly #sockets = new Set<Socket>();
  #taken = 0;
  #isEnded = false;

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => {
      this.#taken += 1;
      this.#sockets.add(socket);
      this.#exchanges.set(socket, new Set());
      socket.once('close', () => {
        this.#sockets.delete(socket);
        this.#exchanges.delete(socket);
      });
    });
  }

  /** Counts a request as under way until its response is sent; false where its connection has been ended already. */
  add(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
    if (this.#isEnded) return false;
    const exchanges = this.#exchanges.get(incoming.socket);
    const sent = new Promise<void>((resolve) => outgoing.once('close', resolve));
    const exchange = { incoming, outgoing, sent };
    exchanges?.add(exchange);
    void sent.then(() => exchanges?.delete(exchange));
    return true;
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

  /**
   * Answers what has arrived whole, whether it has been read or not, takes no new connections, and ends all of them: so
   * that their clients read to the end what has been sent, and see that nothing more comes.
   */
  async close(): Promise<void> {
    const end = new AbortController();
    const over = wait(grace, undefined, { signal: end.signal }).catch(() => undefined);
    await Promise.race([this.#untilStill(() => this.#taken), over]);
    // That of node:http would cut off connections at once whose requests have not been read yet.
    const closed = new Promise((resolve) => NetServer.prototype.close.call(this.#server, resolve));
    await Promise.race([this.#untilStill(() => this.#bytesRead()), over]);
    end.abort();
    this.#isEnded = true;
    for (const socket of this.#sockets) socket.end();
    await Promise.race([closed, wait(parting, undefined, { ref: false })]);
    // node:http does not know those any more that are no HTTP.
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** Resolves when nothing is under way, and the loop has gone round without a change to a number. */
  async #untilStill(number: () => number): Promise<void> {
    for (let before = Number.NaN; before !== number() && !this.#isEnded; ) {
      before = number();
      await Promise.all([...this.#sockets].map((socket) => this.answered(socket)));
      await nextTurn();
      await nextTurn();
    }
  }

  #bytesRead(): number {
    return [...this.#sockets].reduce((sum, { bytesRead }) => sum + bytesRead, 0);
  }

  #of(socket: Duplex): readonly Exchange[] {
    return [...(this.#exchanges.get(socket) ?? [])];
  }
}
