import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { renderText } from '../../spec/diagnostics/formats/text.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { readCompiledDocument } from '../../spec/openapi/load/compiled-document.ts';
import { loadDocument } from '../../spec/openapi/load/load.ts';
import { type DocumentFile, loadDocumentFile } from '../../spec/openapi/load/load-file.ts';

/**
 * The document of a service: from its file, of Facsimile or of anybody, or as data that Facsimile has compiled.
 * @throws Error that says what is wrong, each problem with its place
 */
export async function readServiceDocument(document: OpenApiDocument | string): Promise<OpenApiDocument> {
  return typeof document === 'string' ? loadText(await readPath(document)) : readCompiledDocument(document);
}

/**
 * Any OpenAPI document: the path or the `file:` URL of its file, its text, or its data.
 * @throws Error that says what is wrong, each problem with its place
 */
export async function readAnyDocument(source: string | URL | object): Promise<OpenApiDocument> {
  if (typeof source === 'string' && isText(source)) return loadText({ path: 'document', text: source });
  if (typeof source === 'string' || isUrl(source)) return loadText(await readPath(String(source)));
  const loaded = loadDocument(source);
  if (loaded.ok) return loaded.document;
  const errors = loaded.problems.filter(({ severity }) => severity === 'error');
  throw unusable(errors.map(({ pointer, message }) => `${pointer} ${message}`).join('\n'));
}

/** A document has several lines, or is JSON; no path begins with a brace. */
function isText(source: string): boolean {
  return /\n|^\s*\{/.test(source);
}

/** Simulated browsers have a URL of their own, which is not that of Node. */
function isUrl(source: object): boolean {
  return 'href' in source && String(source) === source.href;
}

async function readPath(place: string): Promise<DocumentFile> {
  const path = /^file:/.test(place) ? fileURLToPath(place) : place;
  return { path, text: await readFile(path, 'utf8') };
}

async function loadText(file: DocumentFile): Promise<OpenApiDocument> {
  const loaded = await loadDocumentFile(file);
  if (loaded.document !== undefined) return loaded.document;
  const errors = loaded.diagnostics.filter(({ severity }) => severity === 'error');
  throw unusable(renderText(errors, new Map([[file.path, file.text]])));
}

function unusable(reasons: string): Error {
  return new Error(`the OpenAPI document cannot be used:\n${reasons}`);
}
