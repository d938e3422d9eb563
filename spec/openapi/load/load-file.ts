import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { collectDiagnostics } from '../../diagnostics/reporter.ts';
import { hasErrors } from '../../diagnostics/summarize.ts';
import { acceptFindings } from '../../diagnostics/suppressions.ts';
import { LineIndex } from '../../source/line-index.ts';
import type { OpenApiDocument } from '../document.ts';
import { applyOverlays, type OverlayFile } from '../overlays.ts';
import { type DocumentText, readDocumentText } from './document-text.ts';
import { load } from './load.ts';
import type { DocumentProblem } from './problem.ts';

/** An OpenAPI document as a file. */
export interface DocumentFile {
  readonly path: string;
  readonly text: string;
}

/** A document that was loaded from a file, undefined where it has an error, and what was found in it and its overlays. */
export interface LoadedFile {
  readonly document: OpenApiDocument | undefined;
  /** The document as it is written, with the overlays applied. */
  readonly data: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads an OpenAPI document: each part carries its line as its source, so that reasons and failures name it. Overlays
 * apply to the document as it is written, and accept findings.
 */
export async function loadDocumentFile(file: DocumentFile, overlays: readonly OverlayFile[] = []): Promise<LoadedFile> {
  const text = readDocumentText(file.text);
  const overlaid = text.ok ? await applyTo(text, overlays) : { text, diagnostics: [] };
  const loaded = load(overlaid.text, undefined, file.path);
  const diagnostics = acceptFindings([...overlaid.diagnostics, ...diagnosticsOf(file, loaded.problems)], {
    pages: [],
    overlays,
  });
  const isUsable = loaded.ok && !hasErrors(overlaid.diagnostics);
  return {
    document: isUsable ? loaded.document : undefined,
    data: overlaid.text.ok ? overlaid.text.data : undefined,
    diagnostics,
  };
}

async function applyTo(text: DocumentText & { readonly ok: true }, overlays: readonly OverlayFile[]) {
  const written = text.data;
  const { document, diagnostics } = await applyOverlays(written as OpenApiDocument, overlays);
  return { text: { ...text, data: document }, diagnostics };
}

/** What is wrong with a document, each at the line where the part begins. */
function diagnosticsOf({ path, text }: DocumentFile, problems: readonly DocumentProblem[]): readonly Diagnostic[] {
  const { report, diagnostics } = collectDiagnostics();
  const lines = new LineIndex(text);
  for (const { severity, pointer, message, position } of problems) {
    const { line, column } = position ?? { line: 1, column: 1 };
    const start = lines.startOf(line) + column - 1;
    const end = Math.max(start, lines.endOf(line));
    const code = severity === 'error' ? 'document-not-usable' : 'document-part-not-used';
    report(code, { pointer, problem: message }, { page: path, span: { start, end } });
  }
  return diagnostics();
}
