import type { LoadResponse } from './connection.ts';

/** From how long on a response is late, in milliseconds. */
const lateAfter = 5000;

/** What went wrong with one request. */
export interface LoadProblem {
  readonly kind: 'undeclared' | 'missing' | 'late';
  /** The kind of client, what it sent, and what it got. */
  readonly words: string;
}

/** A request that waits for its response. */
interface Asked {
  readonly words: string;
  readonly isDeclared: (status: number) => boolean;
  /** Whether the server waits for the client first. */
  readonly mayWait?: boolean;
}

/** Counts the requests of all clients and what became of them. */
export class Tally {
  requests = 0;
  /** Requests that wait for their responses. */
  open = 0;
  /** Of those that waited when the server was asked to stop: how many got their responses, and how many were cut off. */
  readonly atStop = { answered: 0, closed: 0 };
  /** Milliseconds that the responses took. */
  readonly times: number[] = [];
  isStopping = false;
  readonly visits = new Map<string, number>();
  readonly statuses = new Map<number, number>();
  readonly problems = new Map<LoadProblem['kind'], number>();
  /** The first of them. */
  readonly examples: LoadProblem[] = [];

  visit(client: string): void {
    this.visits.set(client, (this.visits.get(client) ?? 0) + 1);
  }

  /** Counts a request, and waits for what becomes of it. Undefined where the connection is closed. */
  async await(
    { words, isDeclared, mayWait = false }: Asked,
    response: Promise<LoadResponse | 'closed' | 'missing'>,
  ): Promise<LoadResponse | undefined> {
    const isBefore = !this.isStopping;
    this.requests += 1;
    this.open += 1;
    const started = performance.now();
    const received = await response;
    const time = performance.now() - started;
    this.open -= 1;
    if (received === 'missing') this.#add('missing', `${words}: no response in ${Math.round(time)} ms`);
    if (received === 'closed' && !this.isStopping) {
      this.#add('missing', `${words}: the connection is closed without a response`);
    }
    if (this.isStopping && isBefore) this.atStop[received === 'closed' ? 'closed' : 'answered'] += 1;
    if (typeof received === 'string') return undefined;
    if (!mayWait) this.times.push(time);
    if (time > lateAfter && !mayWait) this.#add('late', `${words}: ${Math.round(time)} ms`);
    this.#judge({ words, isDeclared }, received);
    return received;
  }

  /** Counts bytes of which nobody knows how many requests they are, or whether they are any. */
  async awaitAll({ words, isDeclared }: Asked, rest: Promise<string | 'missing'>): Promise<void> {
    this.requests += 1;
    const text = await rest;
    if (text === 'missing') this.#add('missing', `${words}: the connection is not closed`);
    for (const [, status] of text.matchAll(/HTTP\/1\.1 (\d{3}) /g)) {
      if (status !== '100') this.#judge({ words, isDeclared }, { status: Number(status), text });
    }
  }

  #judge({ words, isDeclared }: Asked, { status, text }: LoadResponse): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (!isDeclared(status)) this.#add('undeclared', `${words}: ${status} ${text.slice(0, 200)}`);
  }

  /** Something that a server must not do, which is not about one response. */
  fail(words: string): void {
    if (!this.isStopping) this.#add('missing', words);
  }

  #add(kind: LoadProblem['kind'], words: string): void {
    this.problems.set(kind, (this.problems.get(kind) ?? 0) + 1);
    if (this.examples.length < 20) this.examples.push({ kind, words });
  }
}
