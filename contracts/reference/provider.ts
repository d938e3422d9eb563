import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodePathValue } from '../../spec/standards/path-values.ts';
import { type ReferenceState, rejectRequest } from './checks.ts';
import { type FaultName, providerFaults } from './faults.ts';
import type { ReferenceRequest } from './request.ts';
import { created, errorResponse, type ReferenceResponse } from './responses.ts';
import { sendResponse } from './send.ts';
import { effectOf, type StateChange } from './states.ts';
import type { ProviderVariant } from './variants.ts';

export interface ReferenceProviderOptions {
  /** 0 or none: a free one. */
  readonly port?: number;
  readonly fault?: FaultName;
  /** A version that has no name here, of the fleet that the contract is measured with. */
  readonly variant?: ProviderVariant;
}

export interface ReferenceProvider {
  readonly url: string;
  /** Takes Pact's provider states: `POST {"action": "setup", "state": "created", "params": {"deviceId": "device-1"}}`. */
  readonly statesUrl: string;
  close(): Promise<void>;
}

const statesPath = '/_pact/states';
const longestBody = 10 * 1024 * 1024;
const commandsPath = /^(?:\/me)?\/devices\/([^/]+)\/commands(?:\/\$ref)?$/;

/** Whether a path, or the template of one, is one of those that the page documents. */
export function servesPath(path: string): boolean {
  return commandsPath.test(path);
}

/**
 * A small real provider of the Add commands page, written from the page and not from the document, on 127.0.0.1.
 * It knows the device `device-1` until a provider state says otherwise.
 */
export async function startReferenceProvider(options: ReferenceProviderOptions = {}): Promise<ReferenceProvider> {
  const variant: ProviderVariant = options.variant ?? (options.fault && providerFaults[options.fault]) ?? {};
  let state: ReferenceState = { devices: new Set(['device-1']), trouble: undefined, name: undefined };
  const server = createServer(async (request, stream) => {
    const text = await readText(request);
    if (text === undefined) return sendResponse(stream, errorResponse(413, 'contentTooLarge', 'The body is too long.'));
    if (request.url === statesPath) {
      state = nextState(state, Object(parseJson(text)));
      return sendResponse(stream, { status: 200, headers: { 'Content-Type': 'application/json' }, body: {} });
    }
    const seen = readRequest(request, text, variant);
    const response = respond(seen, state, variant);
    (variant.sends ?? sendResponse)(stream, variant.changes?.(response, seen) ?? response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    });
  return { url, statesUrl: `${url}${statesPath}`, close };
}

/** What the checks see of a request; the device's identifier is empty where the path has none. */
function readRequest(request: IncomingMessage, text: string, variant: ProviderVariant): ReferenceRequest {
  const path = (request.url ?? '').replace(/\?.*/s, '').replace(/%24/g, '$');
  const deviceId = commandsPath.exec(path.replace(/^\/(?:v1\.0|beta)(?=\/)/, ''))?.[1] ?? '';
  const { authorization, 'content-type': contentType, accept } = request.headers;
  const value = variant.reads === undefined ? parseJson(text) : variant.reads(text);
  const decodedId = decodePathValue(deviceId);
  const seen = {
    method: request.method ?? '',
    path,
    deviceId: decodedId,
    authorization,
    contentType,
    accept,
    text,
    value,
  };
  return variant.sees?.(seen) ?? seen;
}

function respond(request: ReferenceRequest, state: ReferenceState, variant: ProviderVariant): ReferenceResponse {
  const { path, method, deviceId, value } = request;
  if (deviceId === '' || variant.hides?.(path)) return errorResponse(404, 'itemNotFound', 'There is nothing here.');
  if (method === 'OPTIONS') return { status: 204, headers: allow, body: undefined };
  if (method !== 'POST') return errorResponse(405, 'methodNotAllowed', 'Commands are posted.', allow);
  return rejectRequest(request, state, variant) ?? variant.rejects?.(request) ?? created(Object(value));
}

const allow = { Allow: 'POST, OPTIONS' };

/** The state that Pact asks for; at its end, and on anything unknown, things are as they were. */
function nextState({ devices }: ReferenceState, change: StateChange): ReferenceState {
  const effect = effectOf(change);
  const deviceId = change.params?.deviceId;
  const known = new Set(devices);
  if (effect !== undefined && deviceId !== undefined) {
    if (effect.knowsDevice) known.add(deviceId);
    else known.delete(deviceId);
  }
  return { devices: known, trouble: effect?.trouble, name: effect && change.state };
}

async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    // The rest is read nevertheless: a connection that is cut loses the response.
    if (length <= longestBody) chunks.push(chunk);
  }
  if (length > longestBody) return undefined;
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
