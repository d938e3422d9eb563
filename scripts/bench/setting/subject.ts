import type { OpenApiDocument } from '../../../spec/openapi/document.ts';
import { readOperations } from '../../../spec/openapi/operations.ts';
import { type DocumentedCall, documentedCall } from './documented-call.ts';

/** A document that contenders work on. */
export interface Subject {
  /** Absolute. */
  readonly path: string;
  readonly document: OpenApiDocument;
  /** How many operations it has, in words: `2,830 operations`. */
  readonly size: string;
  readonly call: DocumentedCall;
  /** The path of its first server, with the defaults of its variables. */
  readonly basePath: string;
}

/** A document in a file, with the call to it. */
export function createSubject(path: string, document: OpenApiDocument, place: 'first' | 'middle'): Subject {
  const size = `${readOperations(document).length.toLocaleString('en-US')} operations`;
  return { path, document, size, call: documentedCall({ path, document }, place), basePath: basePathOf(document) };
}

function basePathOf({ servers = [] }: OpenApiDocument): string {
  const { url = '', variables = {} } = servers[0] ?? {};
  const filled = url.replaceAll(/\{([^}]*)\}/g, (whole, name: string) => variables[name]?.default ?? whole);
  return URL.parse(filled, 'http://127.0.0.1')?.pathname.replace(/\/$/, '') ?? '';
}
