import { withoutHeaders } from '../http/headers.ts';
import type { HeaderList, ProviderRequest } from '../http/types.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The request that Pact's verifier makes of an interaction (Pact V1 to V4), but for values that are generated when it is sent. */
export function requestOfContract({ json, method }: Pick<ReadInteraction, 'json' | 'method'>): ProviderRequest {
  const { path, query, headers, body } = fieldsOf(json.request);
  const { bytes, contentType } = json.type === undefined ? plainBody(body) : wrappedBody(body);
  const listed = listHeaders(headers);
  return {
    method,
    target: encodePath(String(path ?? '/')) + encodeQuery(query),
    // The body's own media type goes before the header's.
    headers:
      contentType === undefined ? listed : [['Content-Type', contentType], ...withoutHeaders(listed, ['content-type'])],
    body: bytes,
  };
}

function encodePath(path: string): string {
  return path.toWellFormed().replace(/[^!-~]+/g, encodeURIComponent);
}

/** V2 has it as a text, later versions as lists of values by name. */
function encodeQuery(query: unknown): string {
  const pairs =
    typeof query === 'string'
      ? query
      : Object.entries(fieldsOf(query)).flatMap(([name, values]) => listOf(values).map((value) => [name, value]));
  const text = String(new URLSearchParams(pairs));
  return text === '' ? '' : `?${text}`;
}

function listHeaders(headers: unknown): HeaderList {
  return Object.entries(fieldsOf(headers)).flatMap(([name, values]) =>
    listOf(values).map((value) => [name, value] as const),
  );
}

interface Body {
  readonly bytes: Uint8Array;
  readonly contentType?: string;
}

function plainBody(body: unknown): Body {
  if (body === undefined || body === null) return { bytes: Buffer.alloc(0) };
  return { bytes: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) };
}

/** V4 says how its content is encoded; a text under a JSON media type is a text of JSON. */
function wrappedBody(body: unknown): Body {
  const { content, contentType, encoded } = fieldsOf(body);
  if (content === undefined) return plainBody(undefined);
  const typed = typeof contentType === 'string' ? { contentType } : {};
  if (encoded === 'base64') return { bytes: Buffer.from(String(content), 'base64'), ...typed };
  const json = typeof content !== 'string' || (!encoded && /\bjson\b/i.test(String(contentType)));
  return { bytes: Buffer.from(json ? JSON.stringify(content) : content), ...typed };
}

function listOf(values: unknown): readonly string[] {
  return (Array.isArray(values) ? values : [values]).map(String);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
