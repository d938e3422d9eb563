import { join, posix } from 'node:path';
import { byVersion, compile } from '../../spec/compile.ts';
import type { Diagnostic } from '../../spec/diagnostics/diagnostic.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { CommandFailure } from '../cli/errors.ts';
import { type CompiledProject, compileProject, compileSources } from './compile-project.ts';
import { readDocumentSource } from './document-source.ts';
import { isFolder, readPage } from './files.ts';
import { findSources } from './find-sources.ts';
import { readPageFolder } from './page-folder.ts';
import type { Project } from './project.ts';

/** One side of a comparison: its documents by their names, and the texts that these were made of, by path. */
export interface ComparedSide {
  readonly documents: ReadonlyMap<string, OpenApiDocument>;
  readonly texts: ReadonlyMap<string, string>;
  /** The path of a text from the folder of the command. */
  readonly pathOf: (page: string) => string;
  /** How many findings are errors: what they leave out is compared as if it were not there. */
  readonly errors: number;
}

/** The name of a document that is the only one of its side. */
const only = 'api';

/** A page, a folder of pages or of OpenAPI documents, or an OpenAPI document. Paths start from the folder. */
export async function readSide(folder: string, path: string): Promise<ComparedSide> {
  if (await isFolder(folder, path)) return readFolder(folder, path);
  if (/\.(ya?ml|json)$/i.test(path)) return oneSide(await readDocumentSource({ folder, overlays: [] }, path));
  const page = await readPage(folder, path);
  return oneSide(await compileSources(folder, { pages: [page], overlays: [] }));
}

/** The sources of the project of a context, as they are in a folder: its own, or one that holds a revision of them. */
export async function readProjectSide(project: Project, folder: string): Promise<ComparedSide> {
  return oneSide(await compileProject({ ...project, folder }));
}

function oneSide({ document, diagnostics, texts }: CompiledProject): ComparedSide {
  return { documents: new Map([[only, document]]), texts, pathOf: (page) => page, errors: countErrors(diagnostics) };
}

async function readFolder(folder: string, path: string): Promise<ComparedSide> {
  const { pages, documents } = await findSources(join(folder, path));
  if (pages.length > 0) return readPages(folder, path);
  if (documents.length === 0) throw new CommandFailure(`${path}: holds neither pages nor OpenAPI documents`);
  const loaded = await Promise.all(
    documents.map(
      async (name) => [name, await readDocumentSource({ folder, overlays: [] }, posix.join(path, name))] as const,
    ),
  );
  return {
    documents: new Map(loaded.map(([name, { document }]) => [loaded.length === 1 ? only : name, document])),
    texts: new Map(loaded.flatMap(([, { texts }]) => [...texts])),
    pathOf: (page) => page,
    errors: 0,
  };
}

async function readPages(folder: string, path: string): Promise<ComparedSide> {
  const { apiPages, library } = await readPageFolder(folder, path);
  const { documents, diagnostics, texts } = await compile({ pages: apiPages, library, overlays: [] }, byVersion);
  return { documents, texts, pathOf: (page) => posix.join(path, page), errors: countErrors(diagnostics) };
}

function countErrors(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity, accepted }) => severity === 'error' && accepted === undefined).length;
}
