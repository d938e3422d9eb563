import { escapeLine } from '../../spec/standards/visible-text.ts';
import { redact } from '../http/redact.ts';
import { fieldsOf } from '../pact/http-exchange.ts';

/** A Pact Broker and who asks it. */
export interface Broker {
  /** Its http or https URL, without credentials. */
  readonly url: string;
  readonly credentials?: { readonly token: string } | { readonly username: string; readonly password: string };
  /** Milliseconds that it has for each response; 30 000 if none is given. */
  readonly timeout?: number;
}

/** A resource of a broker (HAL): data with links. */
export interface BrokerResource {
  readonly [name: string]: unknown;
}

/** Far more than any contract has; the rest is not read. */
const longestResponse = 20 * 1024 * 1024;

/**
 * Asks a broker for a resource, or sends it one.
 * @throws BrokerError if it cannot be reached, or responds with an error or without JSON.
 */
export async function askBroker(
  broker: Broker,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  body?: object,
): Promise<BrokerResource> {
  const address = new URL(url, `${broker.url.replace(/(?<!\/)\/+$/, '')}/`);
  // Credentials go to the broker alone, wherever its links lead.
  if (address.origin !== new URL(broker.url).origin) {
    throw new BrokerError(`the broker at ${broker.url} links to another host, ${address.origin}: it is not followed`);
  }
  const { status, text } = await exchange(broker, method, address, body);
  if (status < 200 || status >= 300)
    throw new BrokerError(explainErrorResponse(broker, `${method} ${address.pathname}`, { status, text }), status);
  if (text === '') return {};
  try {
    return Object(JSON.parse(text)) as BrokerResource;
  } catch {
    throw new BrokerError(`${method} ${address.pathname} of ${broker.url} answered with no JSON: is it a Pact Broker?`);
  }
}

/**
 * Where a link of a resource leads, its template filled in.
 * @throws BrokerError if the resource has no such link.
 */
export function linkOf(
  resource: BrokerResource,
  relation: string,
  values: Readonly<Record<string, string>> = {},
): string {
  const href = fieldsOf(fieldsOf(resource._links)[relation]).href;
  if (typeof href !== 'string') {
    throw new BrokerError(`the broker offers no \`${relation}\`: it is none, or an older one than this needs`);
  }
  return href.replaceAll(/\{(\w+)\}/g, (whole, name: string) => encodeURIComponent(values[name] ?? whole));
}

/** A text of the broker as one line, without the credentials that it was sent. */
export function lineOf({ credentials }: Broker, text: string): string {
  const secrets = credentials === undefined ? [] : [...Object.values(credentials), authorization(credentials)];
  return redact(text, secrets).replaceAll(/\s+/g, ' ').trim();
}

async function exchange({ url, credentials, timeout = 30_000 }: Broker, method: string, address: URL, body?: object) {
  try {
    const response = await fetch(address, {
      method,
      headers: {
        Accept: 'application/hal+json, application/json',
        ...(credentials && { Authorization: authorization(credentials) }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    return { status: response.status, text: await readText(response) };
  } catch (error) {
    if (error instanceof BrokerError) throw error;
    throw new BrokerError(`the broker at ${url} cannot be reached: ${reasonOf(error, timeout)}`);
  }
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  const reader = response.body?.getReader();
  for (let length = 0; reader !== undefined; ) {
    const { value, done } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > longestResponse) {
      await reader.cancel();
      throw new BrokerError(
        `the broker's response is longer than ${longestResponse / 1024 / 1024} MiB: it is not read further`,
      );
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function authorization(credentials: NonNullable<Broker['credentials']>): string {
  if ('token' in credentials) return `Bearer ${credentials.token}`;
  return `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
}

/** What went wrong is in the cause of what `fetch` throws; the message of an aborted one says nothing about the time. */
function reasonOf(error: unknown, timeout: number): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') return `no response within ${timeout} ms`;
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error)
    return 'code' in cause && cause.code === 'ECONNREFUSED' ? 'connection refused' : cause.message;
  return error instanceof Error ? error.message : String(error);
}

function explainErrorResponse(
  broker: Broker,
  asked: string,
  { status, text }: { readonly status: number; readonly text: string },
): string {
  const { url } = broker;
  if (status === 401 || status === 403) {
    return `the broker at ${url} responded to ${asked} with ${status}: set PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD`;
  }
  if (status >= 300 && status < 400) return `the broker at ${url} redirects ${asked}: give its own address`;
  const details = lineOf(broker, readErrors(text)).slice(0, 300);
  return `the broker at ${url} responded to ${asked} with ${status}${details === '' ? '' : `: ${details}`}`;
}

/** The sentences of an error response: `errors` as a list, or as lists by field; the whole text where it has none. */
function readErrors(text: string): string {
  try {
    const { errors, error } = fieldsOf(JSON.parse(text));
    const sentences = [errors, error].flatMap(sentencesIn);
    return sentences.length > 0 ? sentences.join('; ') : text;
  } catch {
    return text;
  }
}

function sentencesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(sentencesIn);
  const { message, detail, reference: _, ...fields } = fieldsOf(value);
  const sentence = message ?? detail;
  return sentence === undefined ? Object.values(fields).flatMap(sentencesIn) : sentencesIn(sentence);
}

/** Why a broker could not be reached or responded with an error; its message is one line that says what to do. */
export class BrokerError extends Error {
  override readonly name = 'BrokerError';

  /** The status of the broker's error response; undefined where the broker gave none. */
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(escapeLine(message));
    this.status = status;
  }
}
