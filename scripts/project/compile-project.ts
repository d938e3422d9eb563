import type { Diagnostic } from '../../spec/diagnostics/diagnostic.ts';
import { renderText } from '../../spec/diagnostics/formats/text.ts';
import { knownFormats } from '../../spec/known-readers.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { CommandFailure } from '../cli/errors.ts';
import { openPageLibrary } from './page-library.ts';
import type { Project } from './project.ts';
import { type ProjectSources, readOverlays, readPages } from './sources.ts';

/** The document of a project, with the findings about its sources and the texts that they point into, by path. */
export interface CompiledProject {
  readonly document: OpenApiDocument;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  /** Somebody else's document as it is written, with the overlays applied; undefined for one that was compiled. */
  readonly written?: object;
}

/** Compiles the pages and overlays of a project into one document, or loads its OpenAPI document. */
export async function compileProject(project: Project): Promise<CompiledProject> {
  const { folder, source } = project;
  if (source.kind === 'document') {
    const { readDocumentSource } = await import('./document-source.ts');
    return readDocumentSource(project, source.document);
  }
  const pages = await readPages(folder, source.pages);
  return compileSources(folder, {
    pages,
    overlays: await readOverlays(folder, project.overlays),
    format: project.format,
  });
}

/** Compiles pages and overlays into one document; the pages that they link to are read from the folder. */
export async function compileSources(
  folder: string,
  { pages, overlays, format }: ProjectSources,
): Promise<CompiledProject> {
  // A project whose source is an OpenAPI document needs no reader of pages.
  const { compile, oneDocument } = await import('../../spec/compile.ts');
  const paths = pages.map((page) => page.path);
  refuseUnknownFormat(format);
  const library = openPageLibrary(folder, paths);
  const compiled = await compile({ pages, library, overlays, format }, oneDocument);
  const [document] = compiled.documents.values();
  if (document === undefined) throw new Error('a compilation into one document gives one');
  return { document, diagnostics: compiled.diagnostics, texts: compiled.texts };
}

/** @throws CommandFailure if pages cannot be read in a format of this name; undefined is one that each page says */
export function refuseUnknownFormat(format: string | undefined): void {
  if (format === undefined || knownFormats.includes(format)) return;
  throw new CommandFailure(`the format \`${format}\` is not known: pages are read in ${knownFormats.join(' and ')}`);
}

/** Fails with the errors of a compilation, each with its place; `consequence` says what was not done because of them. */
export function refuseErrors({ diagnostics, texts }: CompiledProject, consequence: string): void {
  const errors = diagnostics.filter(
    (diagnostic) => diagnostic.severity === 'error' && diagnostic.accepted === undefined,
  );
  if (errors.length === 0) return;
  const count = `${errors.length} error${errors.length === 1 ? '' : 's'}`;
  throw new CommandFailure(`${count}: ${consequence}`, `${renderText(errors, texts)}\n`);
}
