import { narrowOperations } from '../standards/path-index.ts';
import { decodePathValue } from '../standards/path-values.ts';
import { compareTemplates, findRoute } from '../standards/paths.ts';
import type { OpenApiDocument } from './document.ts';
import { type DocumentedOperation, readOperations } from './operations.ts';
import { readServers } from './servers.ts';

/** One segment of a path template: fixed text and parameters in order, `f(id='{id}')` has three parts. */
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
  return fillPathTemplate(template, (parameter) => encodeURIComponent(value(parameter).toWellFormed()));
}

/** What a path cannot hold as it is, such as blanks and the signs of queries, is percent-encoded (RFC 3986, section 3.3). */
function encodeLiteral(literal: string): string {
  return literal.toWellFormed().replace(/%(?![\da-f]{2})|[^\w.~!$&'()*+,;=:@%-]/giu, encodeURIComponent);
}

/** The path that a template gives for texts that are written as a path has them. */
export function fillPathTemplate(template: string, text: (parameter: string) => string): string {
  const segments = parsePathTemplate(template).map((segment) =>
    segment.map((part) => ('literal' in part ? encodeLiteral(part.literal) : text(part.parameter))).join(''),
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
  return 'parameter' in part ? '([^/]+)' : decodePathValue(part.literal).replace(/[^\w~-]/gu, characterPattern);
}

function characterPattern(character: string): string {
  const plain = character < '\u0080' ? `\\${character}` : character;
  const encoded = [...new TextEncoder().encode(character)].map((byte) => `%${hexPattern(byte)}`);
  // A slash that is part of a segment is always encoded.
  return character === '/' ? encoded.join('') : `(?:${plain}|${encoded.join('')})`;
}

function hexPattern(byte: number): string {
  return byte.toString(16).replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** The documented operation that a request calls. */
export interface CalledOperation {
  readonly operation: DocumentedOperation;
  /** The path as the document writes it: without the version prefix, `$ref` for `%24ref`, parameter values re-encoded. */
  readonly path: string;
}

/**
 * Finds operations by a method, in capitals or small letters, and a path, which may follow the prefix of a documented
 * server, such as `/v1.0`.
 */
export function createOperationFinder(
  document: OpenApiDocument,
): (method: string, path: string) => CalledOperation | undefined {
  const operations = readOperations(document)
    .map((documented) => ({
      documented,
      method: documented.method.toUpperCase(),
      path: documented.path,
      pattern: pathPattern(documented.path),
    }))
    .sort((a, b) => compareTemplates(a.path, b.path));
  const api = { prefixes: readServers(document).prefixes, operations, narrow: narrowOperations };
  return (method, path) => {
    const { operation, values } = findRoute(api, method.toUpperCase(), path.replace(/^(?!\/)/, '/'));
    if (operation === undefined) return undefined;
    const remaining = [...values];
    const expanded = expandPathTemplate(operation.path, () => decodePathValue(remaining.shift() ?? ''));
    return { operation: operation.documented, path: expanded };
  };
}
