import type { Place } from '../source/place.ts';
import { catalogue, type DiagnosticCode, type Facts } from './catalogue/all.ts';
import type { Diagnostic } from './diagnostic.ts';

/** What a finding has apart from the facts of its message: its place and the places that contradict it. */
interface Findings extends Place {
  /** What the marks under the place say; empty where the message says it all. */
  readonly label?: string;
  readonly related?: readonly (Place & { readonly label: string })[];
}

/** How a stage of the compiler reports what it found and what it decided: a code, its facts, its place. */
export type Report = <Code extends DiagnosticCode>(code: Code, facts: Facts<Code>, where: Findings) => void;

/** A report that collects; `diagnostics` gives them sorted by page and place. */
export interface DiagnosticCollector {
  readonly report: Report;
  readonly diagnostics: () => readonly Diagnostic[];
}

export function collectDiagnostics(): DiagnosticCollector {
  const found: Diagnostic[] = [];
  return {
    report: (code, facts, where) => found.push(wordDiagnostic(code, facts, where)),
    diagnostics: () => found.toSorted(byPlace),
  };
}

function wordDiagnostic<Code extends DiagnosticCode>(code: Code, facts: Facts<Code>, where: Findings): Diagnostic {
  // The catalogue ties each code to the facts its words need; TypeScript cannot follow that through an index.
  const entry = catalogue[code] as unknown as {
    readonly severity: Diagnostic['severity'];
    readonly words: (facts: Facts<Code>) => Pick<Diagnostic, 'message' | 'taken' | 'note' | 'help'>;
  };
  return {
    code,
    severity: entry.severity,
    ...entry.words(facts),
    page: where.page,
    span: where.span,
    label: where.label ?? '',
    related: where.related ?? [],
  };
}

/** The order of a listing: by page, then place, then code. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.page, b.page) ||
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Where one finding on several things stands: at the first, with the others as related places; undefined where there is none. */
export function placesOfAll([first, ...others]: readonly Place[], label = ''): Findings | undefined {
  return first && { ...first, related: others.map((other) => ({ ...other, label })) };
}
