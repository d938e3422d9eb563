import { plainText } from '../../../markdown/plain-text.ts';
import { type HttpMessage, headerValue } from '../../../source/http-message.ts';
import { isJson } from '../../../standards/media-type.ts';
import { type PageRoles, tables } from '../page/sections.ts';

/** The media type that a sample states in its own headers, in lower case. */
export function statedMediaType(message: HttpMessage | undefined): string | undefined {
  return typeIn(message && headerValue(message, 'content-type')?.text);
}

/**
 * The media type of a sample's body: as its headers state it; without such a header that of bytes for what begins with
 * `<`, which is markup or stands for a file; else undefined.
 */
export function mediaTypeOf(message: HttpMessage | undefined): string | undefined {
  const isBinary = message !== undefined && beginsBinary(message);
  return isBinary ? 'application/octet-stream' : statedMediaType(message);
}

/** Whether the body of a sample is JSON, or should be, for all that its headers and its beginning say. */
export function holdsJson(message: HttpMessage): boolean {
  if (message.body === undefined) return false;
  const stated = headerValue(message, 'content-type');
  return stated === undefined ? !beginsBinary(message) : stated.text.toLowerCase().includes('json');
}

/** Whether a body is treated as bytes because nothing but its beginning says what it is. */
export function beginsBinary(message: HttpMessage): boolean {
  return message.body?.text.startsWith('<') === true && headerValue(message, 'content-type') === undefined;
}

/** The media type of a request: what the table of headers says, unless the sample differs in whether it is JSON. */
export function requestMediaType(roles: PageRoles, message: HttpMessage | undefined): string {
  const inTable = listedMediaType(roles);
  const sampled = mediaTypeOf(message);
  if (sampled !== undefined && isJson(inTable ?? '') !== isJson(sampled)) return sampled;
  return inTable ?? sampled ?? 'application/json';
}

const listed = new WeakMap<PageRoles, { readonly mediaType: string | undefined }>();

/** The media type of requests in the page's table of headers. */
export function listedMediaType(roles: PageRoles): string | undefined {
  const known = listed.get(roles) ?? { mediaType: readListedMediaType(roles) };
  listed.set(roles, known);
  return known.mediaType;
}

function readListedMediaType({ headers }: PageRoles): string | undefined {
  const rows = headers.flatMap(tables).flatMap((table) => table.rows);
  const row = rows.find(([name]) => name !== undefined && plainText(name.text).toLowerCase() === 'content-type');
  return typeIn(row?.[1]?.text);
}

function typeIn(text: string | undefined): string | undefined {
  return /(?<![a-z])[a-z]+\/[\w.+-]*\w/i.exec(text ?? '')?.[0].toLowerCase();
}
