import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';
import { createBackend } from '../setting/openapi-backend.ts';

/** openapi-backend on node:http: `openapi-backend-server.ts DOCUMENT PORT`. */
const [, , path = '', port = ''] = process.argv;
const source = readFileSync(path, 'utf8');
const document = path.endsWith('.json') ? JSON.parse(source) : parse(source);
const askBackend = await createBackend(join(import.meta.dirname, '../../..'), document);

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method = '', url = '' } = incoming;
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  const read = await text(incoming);
  const { status, body } = await askBackend({ method, path: url, headers, ...(read && { body: JSON.parse(read) }) });
  const printed = JSON.stringify(body) ?? '';
  outgoing.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(printed) });
  outgoing.end(printed);
}

createServer(answer).listen(Number(port), '127.0.0.1');
