import fc from 'fast-check';
import type { OpenApiDocument } from '../../../spec/openapi/document.ts';
import { readOperations } from '../../../spec/openapi/operations.ts';
import { damaged, places, scale } from './damage-text.ts';
import { words } from './words.ts';

/** A request as its parts are written. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY', 'get'];

const headerNames = [
  ...['accept', 'content-type', 'authorization', 'prefer', 'cookie', 'origin', 'content-encoding', 'if-match'],
  ...['access-control-request-method', 'x-api-key', 'content-length', 'expect', 'host', '__proto__'],
];

const headerValues = fc.oneof(
  fc.constantFrom('application/json', 'text/plain', '*/*', 'application/*;q=0', 'a/b; c="d', 'image/*, */*;q=0.1', ''),
  fc.constantFrom('multipart/form-data; boundary=a', 'application/x-www-form-urlencoded', 'Bearer a', 'Basic !', 'a=b'),
  fc.constantFrom('code=404', 'code=999', 'example=a', 'code=200, example="', 'dynamic=true', 'gzip', '100-continue'),
  fc.constantFrom('application/json;q=1e9', `${'a/b,'.repeat(40)}`, 'application/json; charset=utf-16'),
  words,
);

const headers = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...headerNames), words), headerValues), { maxLength: 6 });

/** Requests to the operations of a document, near to what is documented and far from it. */
export function requestsTo(document: OpenApiDocument): fc.Arbitrary<RawRequest> {
  const operations = readOperations(document);
  const bodies = operations.flatMap(({ requestBody }) =>
    (requestBody?.contents ?? []).flatMap(({ mediaType, examples }) =>
      [...Object.values(examples ?? {}), {}].map((example) => ({ mediaType, text: textOf(example) })),
    ),
  );
  const samples = fc.constantFrom(...bodies, { mediaType: 'application/json', text: '{"a": [1, {"b": null}]}' });
  const calls = operations.map(({ method, path }) => ({ method: method.toUpperCase(), path }));
  return fc
    .record({
      call: fc.constantFrom(...calls),
      method: fc.option(fc.constantFrom(...methods), { freq: 6 }),
      values: fc.array(words, { maxLength: 3 }),
      at: places,
      query: fc.array(fc.tuple(words, words), { maxLength: 4 }),
      headers,
      sample: samples,
      isTyped: fc.boolean(),
      mangle: fc.integer({ min: 0, max: 3 }),
    })
    .chain(({ call, method, values, at, query, headers, sample, isTyped, mangle }) => {
      const names = queryNames(document);
      const path = fillPath(call.path, values);
      const search = query.map(
        ([name, value]) => `${names[scale(at, names.length * 2)] ?? encode(name)}=${encode(value)}`,
      );
      const target = `${path}${search.length > 0 ? `?${search.join('&')}` : ''}`;
      const typed = isTyped ? [['content-type', sample.mediaType] as const, ...headers] : headers;
      return fc.record({
        method: fc.constant(method ?? call.method),
        target: mangle === 0 ? damaged(fc.constant(target)).map((text) => `/${text}`) : fc.constant(target),
        headers: fc.constant(typed),
        body: mangle <= 1 ? damaged(fc.constant(sample.text)) : fc.constant(sample.text),
      });
    });
}

function textOf(example: unknown): string {
  const value = typeof example === 'object' && example !== null && 'value' in example ? example.value : example;
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Each parameter with a value: the next of those that are given, or a plain one. */
function fillPath(path: string, values: readonly string[]): string {
  let at = 0;
  return path.replaceAll(/\{[^}]*\}/g, () => {
    const value = values[at] ?? 'a';
    at += 1;
    return encode(value);
  });
}

/** Half of them escaped as they should be, by their length. */
function encode(value: string): string {
  return value.length % 2 === 0 ? value : encodeURIComponent(value.toWellFormed());
}

function queryNames(document: OpenApiDocument): readonly string[] {
  const parameters = readOperations(document).flatMap((operation) => operation.parameters);
  return parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
}

/** The bytes of a request, each as a character. */
export function printRequest({ method, target, headers, body }: RawRequest, port: number): string {
  const bytes = Buffer.from(body).toString('latin1');
  const own = headers.some(([name]) => name === 'content-length') ? [] : [`content-length: ${bytes.length}`];
  const lines = [
    `${method} ${target} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    'connection: close',
    ...own,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${bytes}`;
}
