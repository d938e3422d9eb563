import type { EncodingObject, JsonSchema, OpenApiDocument } from '../document.ts';
import { isObject } from '../json-form.ts';
import type { Content } from '../operations.ts';
import { readConstraints } from '../values/constraints.ts';

/** A value as `application/x-www-form-urlencoded`: each property by the style of its encoding, objects as JSON without one. */
export function formText({ encoding = {} }: Pick<Content, 'encoding'>, value: unknown): string {
  const fields = Object.entries(isObject(value) ? value : {});
  const pairs = fields.flatMap(([name, member]) => formFields(name, member, encoding[name] ?? {}));
  return pairs.map((pair) => pair.map(encodeFormValue).join('=')).join('&');
}

type Field = readonly [name: string, value: string];

function formFields(name: string, value: unknown, encoding: EncodingObject): readonly Field[] {
  const { style, explode = (style ?? 'form') === 'form' } = encoding;
  if (style === 'deepObject') return deepFields(name, value);
  if (Array.isArray(value)) {
    if (explode) return value.map((item) => [name, plain(item)] as const);
    const separator = style === 'spaceDelimited' ? ' ' : style === 'pipeDelimited' ? '|' : ',';
    return [[name, value.map(plain).join(separator)]];
  }
  if (!isObject(value) || style === undefined) return [[name, plain(value)]];
  if (explode) return Object.entries(value).map(([key, member]) => [key, plain(member)] as const);
  return [[name, Object.entries(value).flat().map(plain).join(',')]];
}

/** `address[city]=Paris`, as deep as the value is. */
function deepFields(name: string, value: unknown): readonly Field[] {
  if (typeof value !== 'object' || value === null) return [[name, plain(value)]];
  return Object.entries(value).flatMap(([key, member]) => deepFields(`${name}[${key}]`, member));
}

function plain(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}

function encodeFormValue(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('%20', '+');
}

const boundary = 'facsimile-boundary';

/** A value as `multipart/form-data`, or another type of parts: an item of a list is a part of its own. */
export function multipartText(
  document: OpenApiDocument,
  { mediaType, schema = {}, encoding = {} }: Content,
  value: unknown,
) {
  const { properties } = readConstraints(document, schema);
  const parts = Object.entries(isObject(value) ? value : {}).flatMap(([name, member]) => {
    const part = properties.get(name) ?? {};
    const items = Array.isArray(member)
      ? member.map((item) => [item, itemOf(document, part)] as const)
      : [[member, part] as const];
    return items.map(([item, itemSchema]) =>
      partText(document, { name, schema: itemSchema, encoding: encoding[name] }, item),
    );
  });
  const type = `${mediaType.replace(/;.*/s, '')}; boundary=${boundary}`;
  return { mediaType: type, text: `${parts.join('')}--${boundary}--\r\n` };
}

function itemOf(document: OpenApiDocument, schema: JsonSchema): JsonSchema {
  return readConstraints(document, schema).items ?? {};
}

interface Part {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly encoding: EncodingObject | undefined;
}

function partText(document: OpenApiDocument, { name, schema, encoding = {} }: Part, value: unknown): string {
  const isFile = isBinary(document, schema);
  const usual = isFile ? 'application/octet-stream' : typeof value === 'object' ? 'application/json' : undefined;
  const type = encoding.contentType?.split(',')[0]?.trim().replace('/*', '/png') ?? usual;
  const headers = Object.entries(encoding.headers ?? {}).map(([header]) => `${header}: ${header}\r\n`);
  const quoted = name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return [
    `--${boundary}\r\nContent-Disposition: form-data; name="${quoted}"${isFile ? `; filename="${quoted}"` : ''}\r\n`,
    ...(type === undefined ? [] : [`Content-Type: ${type}\r\n`]),
    ...headers,
    `\r\n${plain(value)}\r\n`,
  ].join('');
}

/** Whether values of a schema are files or other bytes, and not JSON. */
export function isBinary(document: OpenApiDocument, schema: JsonSchema): boolean {
  const { formats, encoding, mediaType } = readConstraints(document, schema);
  return formats.includes('binary') || (mediaType !== undefined && encoding === undefined && !/json/.test(mediaType));
}
