import type { Diagnostic, Place } from './diagnostic.ts';
import { LineIndex } from './line-index.ts';

/** Findings as JSON for programs; places with lines and columns from 1, ends exclusive. `texts` by page. */
export function renderJson(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>): string {
  const indexes = new Map([...texts].map(([page, text]) => [page, new LineIndex(text)]));
  const place = ({ page, span }: Place) => {
    const index = indexes.get(page);
    return {
      page,
      start: index?.position(span.start),
      end: index?.position(span.end),
      offsets: [span.start, span.end],
    };
  };
  const entries = diagnostics.map((one) => ({
    code: one.code,
    severity: one.severity,
    message: one.message,
    ...place(one),
    ...(one.label === '' ? {} : { label: one.label }),
    related: one.related.map((other) => ({ ...place(other), label: other.label })),
    taken: one.taken,
    note: one.note,
    help: one.help,
  }));
  return `${JSON.stringify(entries, null, 2)}\n`;
}
