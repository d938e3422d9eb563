import { printVisibleJson } from '../../standards/visible-text.ts';
import type { ReportedChange } from '../change.ts';

/** Changes as JSON for programs. */
export function renderJson(changes: readonly ReportedChange[]): string {
  return printVisibleJson(listChanges(changes));
}

/** The same as values. */
export function listChanges(changes: readonly ReportedChange[]): readonly object[] {
  return changes.map(({ code, message, fingerprint, accepted, before, after, uses, breaks, readers, ...change }) => ({
    code,
    class: change.class,
    message,
    fingerprint,
    accepted,
    before: before ?? null,
    after: after ?? null,
    uses,
    breaks,
    readers,
  }));
}
