import type { Diagnostic } from '../../spec/diagnostics/diagnostic.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { readOperations } from '../../spec/openapi/operations.ts';
import { type Bar, lineBar, mutantBar, promiseBar, propertyBar, statusBar, verificationBar } from './bars.ts';
import { listPromises, type Promised } from './promises.ts';
import type { Runs } from './runs.ts';
import { readSourceLines, type SourceLine } from './source-lines.ts';
import { type PartsByLine, type TracedPart, tracePartsByLine } from './traced-parts.ts';

/** What a report is made of: documents, the findings about their sources, and the texts of these by path. */
export interface ReportInput {
  readonly documents: readonly OpenApiDocument[];
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  readonly runs: Runs;
}

/** A page, or the document that is the source, with what became of each of its lines. */
export interface ReportedPage {
  readonly path: string;
  readonly lines: readonly SourceLine[];
  /** The operations that it documents. */
  readonly operations: number;
}

/** All that the report of one page shows. */
export interface PageReport extends ReportedPage {
  readonly bars: readonly Bar[];
  readonly promises: readonly Promised[];
  readonly runs: Runs;
}

/** The pages that say something about the API or that something was found about, sorted by their paths. */
export function readReportedPages({ documents, diagnostics, texts }: ReportInput): readonly ReportedPage[] {
  const parts = tracePartsByLine(documents);
  const found = findingsByPage(diagnostics);
  const operations = countOperations(documents);
  const paths = [...texts.keys()].filter((path) => isSource(path, parts, documents) || found.has(path));
  return paths
    .filter((path) => !/\.ya?ml$|\.json$/i.test(path) || parts.has(path))
    .toSorted()
    .map((path) => ({
      path,
      operations: operations.get(path) ?? 0,
      lines: readSourceLines({
        path,
        text: texts.get(path) ?? '',
        parts: parts.get(path) ?? new Map<number, readonly TracedPart[]>(),
        diagnostics: found.get(path) ?? [],
      }),
    }));
}

function isSource(path: string, parts: PartsByLine, documents: readonly OpenApiDocument[]): boolean {
  return parts.has(path) && documents.length > 0;
}

function findingsByPage(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    for (const page of new Set([diagnostic, ...diagnostic.related].map(({ page }) => page))) {
      const known = found.get(page) ?? [];
      found.set(page, known);
      known.push(diagnostic);
    }
  }
  return found;
}

function countOperations(documents: readonly OpenApiDocument[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { sources } of documents.flatMap(readOperations)) {
    const pages = new Set(sources.flatMap((source) => ('page' in source ? [source.page] : [])));
    for (const page of pages) counts.set(page, (counts.get(page) ?? 0) + 1);
  }
  return counts;
}

/** The report of a page, for which the promises of its operations are planned. */
export function readPageReport(
  page: ReportedPage,
  { documents, runs: all }: Pick<ReportInput, 'documents' | 'runs'>,
): PageReport {
  const own = documents.flatMap((document) => documentOf(page.path, document));
  const promises = own.flatMap(listPromises);
  const { mutants: run, ...others } = all;
  const mutants = run?.mutants.filter((mutant) => mutant.page === page.path);
  const runs = mutants === undefined ? others : { ...others, mutants: { mutants } };
  return {
    ...page,
    promises,
    runs,
    bars: [lineBar([page]), propertyBar(own), statusBar(own), promiseBar(promises, runs), mutantBar(runs)],
  };
}

/** The bars of many pages. Their promises are not planned: that takes longer than all else. */
export function readBars(pages: readonly ReportedPage[], { documents, runs }: ReportInput): readonly Bar[] {
  return [lineBar(pages), propertyBar(documents), statusBar(documents), verificationBar(runs), mutantBar(runs)];
}

/** A document with the operations alone that a page documents; the document as it is where they are all of one page. */
function documentOf(path: string, document: OpenApiDocument): readonly OpenApiDocument[] {
  const isOwn = ({ sources }: ReturnType<typeof readOperations>[number]) =>
    sources.some((source) => 'page' in source && source.page === path);
  const operations = readOperations(document);
  if (operations.every(isOwn)) return [document];
  const own = new Set(operations.filter(isOwn).map(({ id }) => id));
  if (own.size === 0) return [];
  const paths = Object.entries(document.paths).flatMap(([name, item]) => {
    const kept = Object.entries(item).filter(([, operation]) => own.has(operation.operationId));
    return kept.length === 0 ? [] : [[name, Object.fromEntries(kept)] as const];
  });
  return [{ ...document, paths: Object.fromEntries(paths) }];
}
