import { join, posix } from 'node:path';
import { byVersion, compile } from '../../spec/compile.ts';
import type { Diagnostic } from '../../spec/diagnostics/diagnostic.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { PageLibrary, SourcePage } from '../../spec/source/source-page.ts';
import { CommandFailure } from '../cli/errors.ts';
import { type CompiledProject, compileProject, compileSources } from './compile-project.ts';
import { readDocumentSource } from './document-source.ts';
import { isFolder, readPage } from './files.ts';
import { findSources } from './find-sources.ts';
import { readPageFolder } from './page-folder.ts';
import type { Project } from './project.ts';
import { readOverlays, readPages } from './sources.ts';

/** The documents of a side by their names. */
export type ComparedDocuments = ReadonlyMap<string, OpenApiDocument>;

/** One side of a comparison: its documents by their names, and the texts that these were made of, by path. */
export interface ComparedSide {
  readonly documents: ComparedDocuments;
  readonly texts: ReadonlyMap<string, string>;
  /** The path of a text from the folder of the command. */
  readonly pathOf: (page: string) => string;
  /** The documents with another text of one page; undefined where there are no pages. */
  readonly recompile?: (page: string, text: string) => Promise<ComparedDocuments>;
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
  const compilePage = (text: string) => compileSources(folder, { pages: [{ ...page, text }], overlays: [] });
  return {
    ...oneSide(await compilePage(page.text)),
    recompile: async (_, text) => oneSide(await compilePage(text)).documents,
  };
}

/** The sources of the project of a context, as they are in a folder: its own, or one that holds a revision of them. */
export async function readProjectSide(project: Project, folder: string): Promise<ComparedSide> {
  const { source, overlays: named } = project;
  if (source.kind === 'document') return oneSide(await compileProject({ ...project, folder }));
  const pages = await readPages(folder, source.pages);
  const sources = { pages, overlays: await readOverlays(folder, named) };
  return {
    ...oneSide(await compileSources(folder, sources)),
    recompile: async (path, text) => {
      const changed = pages.map((page) => (page.path === path ? { path, text } : page));
      return oneSide(await compileSources(folder, { ...sources, pages: changed })).documents;
    },
  };
}

function oneSide({ document, diagnostics, texts }: CompiledProject): ComparedSide {
  return { documents: new Map([[only, document]]), texts, pathOf: (page) => page, errors: countErrors(diagnostics) };
}

async function readFolder(folder: string, path: string): Promise<ComparedSide> {
  const { pages, documents } = await findSources(join(folder, path));
  if (pages.length > 0) return compileFolder(folder, path);
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

async function compileFolder(folder: string, path: string): Promise<ComparedSide> {
  const { apiPages, library } = await readPageFolder(folder, path);
  const compilePages = (pages: readonly SourcePage[], library: PageLibrary) =>
    compile({ pages, library, overlays: [] }, byVersion);
  const { documents, diagnostics, texts } = await compilePages(apiPages, library);
  return {
    documents,
    texts,
    pathOf: (page) => posix.join(path, page),
    recompile: async (changed, text) => {
      const replace = (page: SourcePage) => (page.path === changed ? { ...page, text } : page);
      const find = (wanted: string) => {
        const found = library.find(wanted);
        return found && replace(found);
      };
      return (await compilePages(apiPages.map(replace), { ...library, find })).documents;
    },
    errors: countErrors(diagnostics),
  };
}

function countErrors(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity, accepted }) => severity === 'error' && accepted === undefined).length;
}
