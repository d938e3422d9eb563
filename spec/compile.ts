import type { Diagnostic, Place } from './diagnostics/diagnostic.ts';
import { LineIndex } from './diagnostics/line-index.ts';
import { collectDiagnostics } from './diagnostics/report.ts';
import { readModel } from './model/read-model.ts';
import type { OpenApiDocument } from './openapi/document.ts';
import { writeDocument } from './openapi/write-document.ts';
import { readPage } from './page/read-page.ts';
import type { PageLibrary, SourcePage } from './source-page.ts';

export type { PageLibrary, SourcePage } from './source-page.ts';

export interface Compilation {
  readonly document: OpenApiDocument;
  /** Sorted by page and place. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Pages in, OpenAPI 3.1 document and diagnostics out. Pure; never throws, whatever a page holds. */
export function compile(pages: readonly SourcePage[], library: PageLibrary): Compilation {
  const { report, diagnostics } = collectDiagnostics();
  const models = pages.map(({ path, text }) => readModel(readPage(path, text), library, report));
  const indexes = new Map(pages.map(({ path, text }) => [path, new LineIndex(text)]));
  const locate = ({ page, span }: Place) => ({ page, line: indexes.get(page)?.position(span.start).line ?? 1 });
  const document = writeDocument(
    models.filter((model) => model !== undefined),
    locate,
  );
  return { document, diagnostics: diagnostics() };
}
