import type { Diagnostic } from './diagnostic.ts';
import {
  type AcceptanceFile,
  type CodeAcceptance,
  readOverlayAcceptances,
  readPageAcceptances,
} from './read-acceptances.ts';
import { byPlace, collectDiagnostics } from './report.ts';

/** Where acceptances are looked for: pages (what is linked to included) and overlays. */
export interface AcceptanceSources {
  readonly pages: Iterable<AcceptanceFile>;
  readonly overlays: Iterable<AcceptanceFile>;
}

/**
 * Marks the findings that people accept, by code and page, and adds what is wrong with the acceptances themselves:
 * one that cannot be read, and one that matches nothing any more. Sorted by page and place.
 */
export function acceptFindings(
  found: readonly Diagnostic[],
  { pages, overlays }: AcceptanceSources,
): readonly Diagnostic[] {
  const { report, diagnostics } = collectDiagnostics();
  const acceptances = [
    ...[...pages].flatMap((file) => readPageAcceptances(file, report)),
    ...[...overlays].flatMap((file) => readOverlayAcceptances(file, report)),
  ];
  const byCode = Map.groupBy(acceptances, (one) => one.code);
  const used = new Set<CodeAcceptance>();
  const marked = found.map((one) => {
    const matching = byCode.get(one.code)?.filter(({ on }) => on === undefined || on === one.page) ?? [];
    for (const acceptance of matching) used.add(acceptance);
    const [first] = matching;
    return first === undefined
      ? one
      : { ...one, accepted: { page: first.page, span: first.span, reason: first.reason } };
  });
  for (const acceptance of acceptances) {
    if (!used.has(acceptance)) report('acceptance-unmatched', { code: acceptance.code }, acceptance);
  }
  return [...marked, ...diagnostics()].toSorted(byPlace);
}
