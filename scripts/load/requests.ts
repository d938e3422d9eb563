import fc from 'fast-check';
import { libraryDocument } from '../../mocks/build/library-document.fixture.ts';
import { damaged } from '../fuzz/inputs/damage-text.ts';
import { printRequest, requestsTo } from '../fuzz/inputs/requests.ts';
import { declaredStatuses } from '../fuzz/oracles/response.ts';
import { buildVectors } from '../parity/vectors/build-vectors.ts';
import type { Vector } from '../parity/vectors/vector.ts';

/** A request as it is sent, and what it has to get. */
export interface LoadRequest {
  readonly words: string;
  readonly method: string;
  /** Each byte as a character. */
  readonly bytes: string;
  readonly isDeclared: (status: number) => boolean;
}

/** The requests that clients choose from. */
export interface LoadRequests {
  /** Right ones, and wrong ones of each kind, each with the one status that it must get. */
  readonly documented: readonly LoadRequest[];
  /** A right request with a JSON body of as many bytes. */
  readonly large: (bytes: number) => LoadRequest;
  /** One whose body is longer than the server reads. */
  readonly tooLong: LoadRequest;
  /** What is no HTTP, each with its status. */
  readonly malformed: readonly LoadRequest[];
  /** Bytes that may be HTTP or not, which get any of the statuses that the document or the mock declares. */
  readonly damaged: readonly LoadRequest[];
}

/** The document that is served. */
export const document = libraryDocument;

const book = '/api/v1/shelves/s/books/b';
const host = 'Host: localhost\r\n';
const patch = `PATCH ${book} HTTP/1.1\r\n${host}Authorization: Bearer t\r\nContent-Type: application/json\r\n`;

/** Same seed, same requests. */
export function createRequests(port: number, seed: number): LoadRequests {
  const isDeclared = declaredStatuses(document);
  const whole = requestsTo(document).map((request) => printRequest(request, port));
  const texts = fc.sample(fc.oneof(whole, damaged(whole)), { seed, numRuns: 2000 });
  return {
    documented: buildVectors(document).map((vector) => ({
      words: vector.name,
      method: vector.method,
      bytes: printVector(vector),
      isDeclared: (status) => status === vector.status,
    })),
    large: (bytes) => patchWith(`{"title":"t"${' '.repeat(bytes)}}`, 200),
    tooLong: patchWith(' '.repeat(10 * 1024 * 1024 + 1), 413),
    malformed: malformed.map(([words, bytes, expected]) => requestOf(words, bytes, expected)),
    damaged: texts.map((bytes) => ({ words: JSON.stringify(bytes).slice(0, 300), method: 'GET', bytes, isDeclared })),
  };
}

function printVector({ method, target, headers, body }: Vector): string {
  const bytes = body && Buffer.from(body).toString('latin1');
  const lines = [
    `${method} ${target} HTTP/1.1`,
    'host: localhost',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(bytes === undefined ? [] : [`content-length: ${bytes.length}`]),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${bytes ?? ''}`;
}

function patchWith(body: string, expected: number): LoadRequest {
  const bytes = `${patch}Content-Length: ${body.length}\r\n\r\n${body}`;
  return requestOf(`a body of ${body.length} bytes`, bytes, expected);
}

function requestOf(words: string, bytes: string, expected: number): LoadRequest {
  return { words, method: 'PATCH', bytes, isDeclared: (status) => status === expected };
}

const malformed: readonly (readonly [words: string, bytes: string, status: number])[] = [
  ['another protocol', 'SSH-2.0-client\r\n\r\n', 400],
  ['an unknown method', `BREW ${book} HTTP/1.1\r\n${host}\r\n`, 400],
  ['a blank in the path', `GET /shelves/a b/photo HTTP/1.1\r\n${host}\r\n`, 400],
  ['no Host', `GET ${book} HTTP/1.1\r\nConnection: close\r\n\r\n`, 400],
  ['another host', `GET ${book} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`, 421],
  ['headers that are too long', `GET ${book} HTTP/1.1\r\n${host}X: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['two lengths', `${patch}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400],
  ['a chunk without a length', `${patch}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400],
  ['a coding that nobody reads', `${patch}Connection: close\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`, 501],
  [
    'a compressed body',
    `${patch}Connection: close\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\x1f\x8b`,
    415,
  ],
  ['a proxy', 'CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n', 501],
  ['a deep body', `${patch}Connection: close\r\nContent-Length: 4000\r\n\r\n${'['.repeat(4000)}`, 400],
];
