import { lineIndexes } from '../../source/line-index.ts';
import type { Place } from '../../source/place.ts';
import { printVisibleJson } from '../../standards/visible-text.ts';
import type { Diagnostic } from '../diagnostic.ts';

/** Findings as JSON for programs; places with lines and columns from 1, ends exclusive. `texts` by page. */
export function renderJson(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>): string {
  const indexOf = lineIndexes((page) => texts.get(page));
  const place = ({ page, span }: Place) => {
    const index = indexOf(page);
    return {
      page,
      start: index.position(span.start),
      end: index.position(span.end),
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
    accepted: one.accepted && { reason: one.accepted.reason, ...place(one.accepted) },
  }));
  return printVisibleJson(entries);
}
