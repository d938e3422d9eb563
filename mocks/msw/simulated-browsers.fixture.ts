import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addCommands, createHandlers, handlers } from '../../generated/handlers.ts';
import { command } from './command.fixture.ts';

const url = 'https://graph.microsoft.com/v1.0/me/devices/1/commands';
const headers = { Authorization: 'Bearer secret-token', 'Content-Type': 'application/json' };
/** A response as a page sees it: a status, and the headers that it may read. */
interface SeenResponse {
  readonly status: number;
  readonly header: (name: string) => string | null;
}

const ways: Readonly<Record<string, (body: string) => Promise<SeenResponse>>> = {
  fetch: async (body) => {
    const response = await fetch(url, { method: 'POST', headers, body });
    return { status: response.status, header: (name) => response.headers.get(name) };
  },
  XMLHttpRequest: (body) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', url);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.onload = () => resolve({ status: request.status, header: (name) => request.getResponseHeader(name) });
      request.onerror = () => reject(new Error('Network Error'));
      request.send(body);
    }),
  axios: async (body) => {
    // Loaded late: it looks for XMLHttpRequest as it loads.
    const { default: axios } = await import('axios');
    const response = await axios.post(url, body, { headers, validateStatus: () => true });
    return { status: response.status, header: (name) => response.headers[name.toLowerCase()] ?? null };
  },
};

/** What a page in a simulated browser, such as jsdom, can do with the handlers. */
export function describeSimulatedBrowser(name: string): void {
  const server = setupServer(...handlers);
  beforeAll(() => server.listen());
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());

  describe.each(Object.entries(ways))(`in ${name}, %s`, (_way, send) => {
    const post = (body: object) => send(JSON.stringify(body));

    test('gets a response from another origin', async () => {
      expect((await post(command)).status).toBe(201);
    });

    test('reads why a request is rejected', async () => {
      const { status, header } = await post({ ...command, Status: 5 });
      expect(status).toBe(400);
      expect(header('x-facsimile-violation')).toBe('Status must be string (spec/pages/add-commands.md:47)');
    });

    test('reads the headers of a documented response', async () => {
      server.use(addCommands.reply('activityLimitReached'));
      const { status, header } = await post(command);
      expect([status, header('Retry-After')]).toEqual([429, '2']);
    });

    test('asks the handlers of a page alone before a call', async () => {
      server.resetHandlers(...addCommands.handlers);
      expect((await post(command)).status).toBe(201);
      server.resetHandlers(...handlers);
    });

    test('meets the fault of a call, and none of the question before it', async () => {
      server.use(...createHandlers({ faults: 'unavailable' }));
      expect((await post(command)).status).toBe(503);
      expect((await post(command)).status).toBe(201);
    });
  });
}
