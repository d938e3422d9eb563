import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { readText } from '../project/files.ts';
import { startProcess } from '../testing/command-process.ts';

const root = join(import.meta.dirname, '../..');

/** Prism's own command takes no port 0. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test("Prism's own command serves the same document", async () => {
  const port = await freePort();
  const args = ['prism', 'mock', 'spec/openapi.yaml', '-p', String(port), '-h', '127.0.0.1'];
  await using prism = startProcess('npx', args, { cwd: root });
  await prism.printed(/Prism is listening on/);
  const document: OpenApiDocument = parse(await readText(root, 'spec/openapi.yaml'));
  const { id, ...body } = Object(Object.values(document.components?.examples ?? {}).at(-1)?.value);
  const post = (headers: Readonly<Record<string, string>>, sent: object = body) =>
    fetch(`http://127.0.0.1:${port}/devices/device-1/commands/$ref`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(sent),
    });
  const token = { Authorization: 'Bearer t' };
  const created = await post(token);
  expect([created.status, await created.json()]).toEqual([201, { id, ...body }]);
  expect((await post({})).status).toBe(401);
  expect((await post(token, {})).status).toBe(400);
  expect((await post({ ...token, Prefer: 'code=429' })).status).toBe(429);
});
