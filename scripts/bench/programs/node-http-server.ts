import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { PrecompiledCall } from '../setting/precompiled-call.ts';

/** The least that a server has to do to check and answer one call: `node-http-server.ts MODULE PORT`. */
const [, , file = '', port = ''] = process.argv;
const call: PrecompiledCall = await import(pathToFileURL(file).href);
const response = JSON.stringify(call.response);
const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(response ?? '') };

async function answer(request: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const end = (status: number) => void outgoing.writeHead(status).end();
  if (request.method !== call.method || !call.pattern.test(request.url ?? '')) return end(404);
  if (call.needsCredentials && !request.headers.authorization) return end(401);
  const body = await text(request);
  if (body !== '' && !call.validate(JSON.parse(body))) return end(400);
  outgoing.writeHead(call.status, headers).end(response);
}

createServer(answer).listen(Number(port), '127.0.0.1');
