import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** The responses of each connection that are not sent yet, to requests that have arrived whole. */
export class ResponsesUnderWay {
  readonly #exchanges = new WeakMap<Duplex, Map<IncomingMessage, Promise<void>>>();

  add(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const exchanges = this.#exchanges.get(incoming.socket) ?? new Map<IncomingMessage, Promise<void>>();
    this.#exchanges.set(incoming.socket, exchanges);
    const { promise, resolve } = Promise.withResolvers<void>();
    exchanges.set(incoming, promise);
    outgoing.once('close', () => {
      exchanges.delete(incoming);
      resolve();
    });
  }

  /** Resolves when they are sent: responses follow each other as the requests do. */
  async sent(connection: Duplex): Promise<void> {
    const exchanges = [...(this.#exchanges.get(connection) ?? [])];
    await Promise.all(exchanges.map(([incoming, sent]) => (incoming.complete ? sent : undefined)));
  }
}
