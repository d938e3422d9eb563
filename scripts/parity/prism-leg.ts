import { startMockServer } from '../../mocks/start-mock-server.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { connectServer } from './connect-server.ts';
import type { Leg } from './leg.ts';

/** What `facsimile mock` serves: Prism behind our server. */
export async function openPrismLeg(document: OpenApiDocument): Promise<Leg> {
  const server = await startMockServer({ document, port: 0 });
  const client = connectServer(server.url);
  return {
    name: 'prism',
    inexpressible: () => undefined,
    send: client.send,
    close: async () => {
      client.close();
      await server.close();
    },
  };
}
