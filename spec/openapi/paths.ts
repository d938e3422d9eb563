import type { OpenApiDocument } from './document.ts';
import { type DocumentedOperation, readOperations } from './operations.ts';
import { readServers } from './servers.ts';

/** One segment of a path template: fixed text and parameters in the order they stand, `f(id='{id}')` has three parts. */
export type TemplateSegment = readonly TemplatePart[];

type TemplatePart = { readonly literal: string } | { readonly parameter: string };

/** The segments of an OpenAPI path template such as `/devices/{deviceId}/commands/$ref`. */
export function parsePathTemplate(template: string): readonly TemplateSegment[] {
  return template.replace(/^\//, '').split('/').map(parseSegment);
}

function parseSegment(segment: string): TemplateSegment {
  return segment
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== '')
    .map((part) => (/^\{.*\}$/.test(part) ? { parameter: part.slice(1, -1) } : { literal: part }));
}

/** The path that a template gives for values; each value is percent-encoded as one path segment (RFC 3986). */
export function expandPathTemplate(template: string, value: (parameter: string) => string): string {
  const segments = parsePathTemplate(template).map((segment) =>
    segment
      .map((part) => ('literal' in part ? part.literal : encodeURIComponent(value(part.parameter).toWellFormed())))
      .join(''),
  );
  return `/${segments.join('/')}`;
}

/**
 * The pattern of the request paths that fit a template, one group for each parameter (a part of a segment that is not
 * empty). What is fixed matches percent-encoded too: `%24ref` is `$ref` (RFC 3986, section 6.2.2.2).
 */
export function pathPattern(template: string): RegExp {
  const segments = parsePathTemplate(template).map((segment) => segment.map(partPattern).join(''));
  return new RegExp(`^/${segments.join('/')}$`);
}

function partPattern(part: TemplatePart): string {
  return 'parameter' in part ? '([^/]+)' : part.literal.replace(/[^\w~-]/gu, characterPattern);
}

function characterPattern(character: string): string {
  const plain = character < '\u0080' ? `\\${character}` : character;
  const encoded = [...new TextEncoder().encode(character)].map((byte) => `%${hexPattern(byte)}`);
  return `(?:${plain}|${encoded.join('')})`;
}

function hexPattern(byte: number): string {
  return byte.toString(16).replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** The documented operation that a request calls. */
export interface CalledOperation {
  readonly operation: DocumentedOperation;
  /** The path as the document writes it: without the version prefix, `$ref` for `%24ref`, parameters as they came. */
  readonly path: string;
}

/** Finds operations by a method and a path, which may have a documented server's prefix, such as `/v1.0`, in front. */
export function createOperationFinder(
  document: OpenApiDocument,
): (method: string, path: string) => CalledOperation | undefined {
  const { prefixes } = readServers(document);
  const known = readOperations(document)
    .map((operation) => ({ operation, pattern: pathPattern(operation.path), names: parameterNames(operation.path) }))
    // `/items/$ref` before `/items/{id}`, which it fits too.
    .sort((a, b) => a.names.length - b.names.length);
  return (method, fullPath) => {
    const bare = fullPath.replace(/[?#].*$/s, '').replace(/^(?!\/)/, '/');
    const prefix = prefixes.find((one) => bare.startsWith(`${one}/`)) ?? '';
    for (const { operation, pattern, names } of known) {
      const values = operation.method === method.toLowerCase() ? pattern.exec(bare.slice(prefix.length)) : null;
      if (values === null) continue;
      const given = (name: string) => decode(values[names.indexOf(name) + 1] ?? name);
      return { operation, path: expandPathTemplate(operation.path, given) };
    }
    return undefined;
  };
}

function parameterNames(template: string): readonly string[] {
  return parsePathTemplate(template).flatMap((segment) =>
    segment.flatMap((part) => ('parameter' in part ? [part.parameter] : [])),
  );
}

/** What is not encoded rightly stays as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
