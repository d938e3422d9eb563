import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { collectDiagnostics } from './diagnostics/reporter.ts';
import { hasErrors } from './diagnostics/summarize.ts';
import { acceptFindings } from './diagnostics/suppressions.ts';
import { writeDocument } from './emit/emit-document.ts';
import { mergePages } from './ir/merge.ts';
import { openReaders } from './known-readers.ts';
import type { OpenApiDocument } from './openapi/document.ts';
import { applyOverlays, type OverlayFile } from './openapi/overlays.ts';
import { lineIndexes } from './source/line-index.ts';
import type { Place } from './source/place.ts';
import type { PageLibrary, SourcePage } from './source/source-page.ts';

export type { PageLibrary, SourcePage } from './source/source-page.ts';

/** What people write: the vendor's pages, and their own decisions about them. */
export interface Sources {
  readonly pages: readonly SourcePage[];
  /** Where the pages that these link to are looked for. */
  readonly library: PageLibrary;
  /** Decisions that no page states, in the order in which they apply. */
  readonly overlays: readonly OverlayFile[];
  /** The format of all pages, one of `knownFormats`; without it, each page's own text says it. */
  readonly format?: string | undefined;
}

/** The name of the document that pages of an API version go into; undefined stands for the pages that state none. */
export type DocumentName = (version: string | undefined) => string;

/** The documents of pages by their names, with what was found and decided on the way. */
export interface Compilation {
  readonly documents: ReadonlyMap<string, OpenApiDocument>;
  /** Sorted by page and place. */
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that the diagnostics point into, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** All pages in one document. */
export const oneDocument: DocumentName = () => 'api';

/** A document for each API version. */
export const byVersion: DocumentName = (version) => version ?? 'unversioned';

/**
 * Pages and overlays in; OpenAPI 3.1 documents and findings out. Nothing is thrown, whatever they hold. Overlays apply
 * where no page has an error that people have not accepted, since they build on what the pages say.
 */
export async function compile(sources: Sources, documentOf: DocumentName): Promise<Compilation> {
  const { pages, library, overlays, format } = sources;
  const drafts = compilePages(pages, library, documentOf, format);
  const files = { pages: uniqueByPath([...(library.found?.() ?? []), ...pages]), overlays };
  const isSound = !hasErrors(acceptFindings(drafts.diagnostics, files));
  const documents = new Map<string, OpenApiDocument>();
  const diagnostics = [...drafts.diagnostics];
  for (const [name, draft] of drafts.documents) {
    const overlaid = await applyOverlays(draft, isSound ? overlays : []);
    documents.set(name, overlaid.document);
    diagnostics.push(...overlaid.diagnostics);
  }
  const texts = new Map([...files.pages, ...overlays].map(({ path, text }) => [path, text]));
  return { documents, diagnostics: acceptFindings(diagnostics, files), texts };
}

/** What pages alone say: documents without overlays, and findings of which none is accepted. Pure; nothing is thrown. */
export function compilePages(
  pages: readonly SourcePage[],
  library: PageLibrary,
  documentOf: DocumentName,
  format?: string,
): Pick<Compilation, 'documents' | 'diagnostics'> {
  const { report, diagnostics } = collectDiagnostics();
  const reader = openReaders({ library, documentOf, report }, format);
  const models = pages.toSorted(byPath).flatMap((page) => reader.read(page) ?? []);
  const groups = Map.groupBy(models, (model) => documentOf(model.version));
  // The document of pages without an operation has none.
  if (groups.size === 0) groups.set(documentOf(undefined), []);
  const locate = locateIn(pages, library);
  const documents = [...groups].map(([name, own]) => {
    return [name, writeDocument(mergePages(own, reader.typesOf(name), report), locate)] as const;
  });
  return { documents: new Map(documents.toSorted(([a], [b]) => (a < b ? -1 : 1))), diagnostics: diagnostics() };
}

/** Finds the line of a place. */
function locateIn(pages: readonly SourcePage[], library: PageLibrary) {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const linesOf = lineIndexes((path) => (byPath.get(path) ?? library.find(path))?.text);
  return ({ page, span }: Place) => ({ page, line: linesOf(page).position(span.start).line });
}

function byPath(a: SourcePage, b: SourcePage): number {
  return a.path < b.path ? -1 : 1;
}

/** Of pages of one path the last. */
function uniqueByPath(pages: readonly SourcePage[]): readonly SourcePage[] {
  return [...new Map(pages.map((page) => [page.path, page])).values()];
}
