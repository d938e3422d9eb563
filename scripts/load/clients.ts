import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../mocks/behaviors/random.ts';
import { LoadConnection } from './connection.ts';
import type { LoadRequest } from './requests.ts';
import { visitState } from './state-client.ts';
import { patience, type Visit } from './visit.ts';

type Client = (connection: LoadConnection, visit: Visit) => Promise<void>;

/** How long the mock waits for the rest of a request, and some more. */
const unfinishedPatience = 45_000;

/** The kinds of clients, each with how often it comes, in relation to the others. */
const clients: Readonly<Record<string, readonly [share: number, client: Client]>> = {
  steady: [30, sendOneByOne],
  pipelining: [10, sendAtOnce],
  malformed: [8, sendMalformed],
  damaged: [12, sendDamaged],
  slow: [8, sendSlowly],
  'slow to read': [4, readSlowly],
  unfinished: [2, sendUnfinished],
  'half-closed': [8, sendAndEnd],
  idle: [10, sendAfterPause],
  leaving: [6, sendAndLeave],
  cut: [6, sendHalf],
  large: [1, sendLarge],
};

const shares = Object.values(clients).reduce((sum, [share]) => sum + share, 0);

/** The part of the clients that a mock that remembers has. */
const stateShare = 0.15;

/** Lets one client do what its kind does, from its connection to its end. */
export async function visit(details: Visit): Promise<void> {
  const { random, statePort, tally } = details;
  const isStateful = statePort !== undefined && random() < stateShare;
  const [name, client] = isStateful ? (['remembered', visitState] as const) : chooseClient(random);
  const connection = await LoadConnection.open(isStateful ? statePort : details.port);
  if (connection === undefined) return tally.fail(`${name}: nobody takes the connection`);
  tally.visit(name);
  try {
    await client(connection, details);
    // Most of the connections of a server are open while nothing happens on them.
    await pause(details, 12_000);
  } finally {
    connection.destroy();
  }
}

function chooseClient(random: Random): readonly [name: string, client: Client] {
  let at = random() * shares;
  for (const [name, [share, client]] of Object.entries(clients)) {
    at -= share;
    if (at < 0) return [name, client];
  }
  return ['steady', sendOneByOne];
}

function pick<T>(list: readonly T[], random: Random): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

/** Waits for up to some milliseconds, or until the load ends. */
async function pause({ random, signal }: Visit, most: number, least = 0): Promise<void> {
  await sleep(least + random() * (most - least), undefined, { signal }).catch(() => undefined);
}

/** Counts a request that has been sent and waits for its response; false where there is none. */
async function receive(connection: LoadConnection, { tally }: Visit, request: LoadRequest): Promise<boolean> {
  const response = connection.response(request.method, patience);
  return (await tally.await(request, response)) !== undefined;
}

async function sendOneByOne(connection: LoadConnection, details: Visit): Promise<void> {
  const { random, requests, signal } = details;
  for (let left = 1 + random() * 20; left > 0 && !signal.aborted; left -= 1) {
    const request = pick(requests.documented, random);
    connection.send(request.bytes);
    if (!(await receive(connection, details, request))) return;
    await pause(details, 2000);
  }
}

async function sendAtOnce(connection: LoadConnection, details: Visit): Promise<void> {
  const { random, requests } = details;
  const sent = Array.from({ length: 2 + random() * 8 }, () => pick(requests.documented, random));
  connection.send(sent.map(({ bytes }) => bytes).join(''));
  await receiveAll(connection, details, sent);
}

/** The responses to requests that were sent at once: all wait from now on. */
async function receiveAll(connection: LoadConnection, { tally }: Visit, sent: readonly LoadRequest[]): Promise<void> {
  let last: ReturnType<LoadConnection['response']> = Promise.resolve('closed');
  const counted = sent.map((request) => {
    last = last.then(() => connection.response(request.method, patience));
    return tally.await(request, last);
  });
  await Promise.all(counted);
}

async function sendMalformed(connection: LoadConnection, details: Visit): Promise<void> {
  const { random, requests } = details;
  // What comes before it gets its response first.
  if (random() < 0.3) {
    const first = pick(requests.documented, random);
    connection.send(first.bytes);
    if (!(await receive(connection, details, first))) return;
  }
  const request = pick(requests.malformed, random);
  connection.send(request.bytes);
  if (await receive(connection, details, request)) await expectClosed(connection, details, request.words);
}

async function sendDamaged(connection: LoadConnection, details: Visit): Promise<void> {
  const request = pick(details.requests.damaged, details.random);
  connection.send(request.bytes);
  connection.end();
  // A server may read several requests or none at all, and need not answer what is cut.
  const { tally } = details;
  await tally.awaitAll(request, connection.rest(patience));
}

async function expectClosed(connection: LoadConnection, { tally }: Visit, words: string): Promise<void> {
  const further = await connection.response('GET', patience);
  if (further !== 'closed') tally.fail(`${words}: the connection is not closed (${JSON.stringify(further)})`);
}

async function sendSlowly(connection: LoadConnection, details: Visit): Promise<void> {
  const { random, requests } = details;
  const request = pick(requests.documented, random);
  const size = Math.ceil(request.bytes.length / (2 + random() * 8));
  for (let at = 0; at < request.bytes.length; at += size) {
    connection.send(request.bytes.slice(at, at + size));
    await pause(details, 500);
  }
  await receive(connection, details, request);
}

async function readSlowly(connection: LoadConnection, details: Visit): Promise<void> {
  const { random, requests } = details;
  const sent = Array.from({ length: 20 }, () => pick(requests.documented, random));
  connection.pause();
  connection.send(sent.map(({ bytes }) => bytes).join(''));
  await pause(details, 4000);
  connection.resume();
  await receiveAll(connection, details, sent);
}

async function sendUnfinished(connection: LoadConnection, details: Visit): Promise<void> {
  const { random, requests, signal } = details;
  const { bytes } = pick(requests.documented, random);
  connection.send(bytes.slice(0, 20 + random() * 20));
  const isDeclared = (status: number) => status === 408;
  const leave = () => connection.destroy();
  signal.addEventListener('abort', leave, { once: true });
  const response = connection.response('GET', unfinishedPatience);
  await details.tally.await({ words: 'unfinished', isDeclared, mayWait: true }, response);
  signal.removeEventListener('abort', leave);
}

async function sendAndEnd(connection: LoadConnection, details: Visit): Promise<void> {
  const request = pick(details.requests.documented, details.random);
  connection.send(request.bytes);
  connection.end();
  if (await receive(connection, details, request)) await expectClosed(connection, details, request.words);
}

async function sendAfterPause(connection: LoadConnection, details: Visit): Promise<void> {
  const { random, requests, signal } = details;
  await pause(details, 20_000);
  if (signal.aborted) return;
  const request = pick(requests.documented, random);
  connection.send(request.bytes);
  // A connection on which nothing more comes is closed by the server.
  if ((await receive(connection, details, request)) && random() < 0.5) {
    await expectClosed(connection, details, 'idle');
  }
}

async function sendAndLeave(connection: LoadConnection, details: Visit): Promise<void> {
  connection.send(pick(details.requests.documented, details.random).bytes);
  if (details.random() < 0.5) await pause(details, 5);
}

async function sendHalf(connection: LoadConnection, details: Visit): Promise<void> {
  const { random, requests } = details;
  const { bytes } = requests.large(100 + random() * 100_000);
  connection.send(bytes.slice(0, random() * bytes.length));
  await pause(details, 1000);
}

async function sendLarge(connection: LoadConnection, details: Visit): Promise<void> {
  const { random, requests } = details;
  const request = random() < 0.2 ? requests.tooLong : requests.large(random() * 4_000_000);
  connection.send(request.bytes);
  await receive(connection, details, request);
}
