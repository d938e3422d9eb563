import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { collectDiagnostics } from './diagnostics/reporter.ts';
import { writeDocument } from './emit/emit-document.ts';
import { reportMergedOperations, reportMergedTypes } from './ir/merge.ts';
import { readPage } from './markdown/read-page.ts';
import type { OpenApiDocument } from './openapi/document.ts';
import { readModel } from './readers/microsoft/read-api-page.ts';
import { openLibrary } from './readers/microsoft/types/page-library.ts';
import { TypeCatalogue } from './readers/microsoft/types/type-catalogue.ts';
import { LineIndex } from './source/line-index.ts';
import type { Place } from './source/place.ts';
import type { PageLibrary, SourcePage } from './source/source-page.ts';

export type { PageLibrary, SourcePage } from './source/source-page.ts';

export interface Compilation {
  readonly document: OpenApiDocument;
  /** Sorted by page and place. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The documents of a folder of pages: one for each API version, `unversioned` for the pages that state none. */
export interface Compilations {
  readonly documents: ReadonlyMap<string, OpenApiDocument>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Pages in, one OpenAPI 3.1 document and diagnostics out. Pure; never throws, whatever a page holds. */
export function compile(pages: readonly SourcePage[], library: PageLibrary): Compilation {
  const { documents, diagnostics } = compileGroups(pages, library, () => '');
  return { document: documents.get('') ?? writeDocument({ pages: [], types: [] }, unknownPlace), diagnostics };
}

/** Pages in, an OpenAPI 3.1 document for each of their API versions out. Pure; never throws, whatever a page holds. */
export function compileVersions(pages: readonly SourcePage[], library: PageLibrary): Compilations {
  return compileGroups(pages, library, (version) => version ?? 'unversioned');
}

function compileGroups(
  pages: readonly SourcePage[],
  source: PageLibrary,
  groupOf: (version: string | undefined) => string,
): Compilations {
  const { report, diagnostics } = collectDiagnostics();
  const library = openLibrary(source);
  const catalogues = new Map<string, TypeCatalogue>();
  const catalogueOf = (version: string | undefined) => {
    const group = groupOf(version);
    const catalogue = catalogues.get(group) ?? new TypeCatalogue(library, report);
    catalogues.set(group, catalogue);
    return catalogue;
  };
  const sorted = pages.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const models = sorted.flatMap(
    ({ path, text }) => readModel(readPage(path, text), { source, library, catalogueOf, report }) ?? [],
  );
  const groups = Map.groupBy(models, (model) => groupOf(model.version));
  const locate = locateIn(pages, source);
  const documents = [...groups].map(([group, own]) => {
    const types = catalogues.get(group)?.types ?? [];
    reportMergedOperations(own, report);
    reportMergedTypes([...own.flatMap((page) => page.types), ...types], report);
    return [group, writeDocument({ pages: own, types }, locate)] as const;
  });
  return { documents: new Map(documents.toSorted(([a], [b]) => (a < b ? -1 : 1))), diagnostics: diagnostics() };
}

function locateIn(pages: readonly SourcePage[], source: PageLibrary) {
  const texts = new Map(pages.map(({ path, text }) => [path, text]));
  const indexes = new Map<string, LineIndex>();
  return ({ page, span }: Place) => {
    let index = indexes.get(page);
    if (index === undefined) {
      index = new LineIndex(texts.get(page) ?? source.find(page)?.text ?? '');
      indexes.set(page, index);
    }
    return { page, line: index.position(span.start).line };
  };
}

function unknownPlace({ page }: Place) {
  return { page, line: 1 };
}
