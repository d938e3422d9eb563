import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReferenceProvider } from '../provider.ts';
import { effectOf, type StateChange } from '../states.ts';
import type { Command, Conventions } from './conventions.ts';

/** What a provider keeps, apart from the framework that serves it. */
export interface Service {
  hasDevice(id: string): boolean;
  isThrottled(): boolean;
  /** Creates a command, and gives it an id. */
  add(command: Command): Command;
  /** Brings about a provider state; its values are the ids that the provider knows its devices by. */
  changeState(change: StateChange): Readonly<Record<string, string>>;
}

/** A service without devices; provider states bring them about. */
export function createService(conventions: Conventions): Service {
  const devices = new Set<string>();
  let isThrottled = false;
  return {
    hasDevice: (id) => devices.has(id),
    isThrottled: () => isThrottled,
    add: (command) => ({ ...conventions.store(command), id: conventions.newId() }),
    changeState: (change) => {
      const effect = effectOf(change);
      isThrottled = effect?.trouble === 'activityLimitReached';
      const name = change.params?.deviceId;
      if (name === undefined) return {};
      const deviceId = conventions.deviceId(name);
      if (effect?.knowsDevice) devices.add(deviceId);
      else devices.delete(deviceId);
      return { deviceId };
    },
  };
}

/** Whether an Authorization header has a bearer token (RFC 6750, section 2.1); schemes have no case. */
export function hasToken(authorization: string | undefined): boolean {
  return /^Bearer +\S+$/i.test(authorization ?? '');
}

interface ListeningServer {
  readonly port: number;
  readonly close: () => Promise<unknown>;
}

/** A provider that listens on 127.0.0.1, with a states URL beside it. */
export async function expose(service: Service, { port, close }: ListeningServer): Promise<ReferenceProvider> {
  const states = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    // The check whether something listens sends no change.
    const values = text === '' ? {} : service.changeState(JSON.parse(text));
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(values));
  });
  await new Promise<void>((resolve, reject) => {
    states.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    statesUrl: `http://127.0.0.1:${(states.address() as AddressInfo).port}/`,
    close: async () => {
      const ended = new Promise((resolve) => states.close(resolve));
      states.closeAllConnections();
      await Promise.all([ended, close()]);
    },
  };
}
