import { escapeLine } from '../../spec/standards/visible-text.ts';

/** Something in a consumer's contract that its provider's documentation does not support, or a note on it. */
export interface PactFinding {
  /** The path of the contract's file. */
  readonly pact: string;
  /** The description of the interaction; undefined where the whole file is meant. */
  readonly interaction?: string;
  /** The descriptions of further interactions of the contract with the same mistake. */
  readonly alsoIn?: readonly string[];
  /** An `error` cannot hold; a `warning` relies on what is not documented; a `note` leaves out what is documented. */
  readonly severity: 'error' | 'warning' | 'note';
  /** Such as `request.body.incompatible`. */
  readonly code: string;
  readonly message: string;
  /** The part of the interaction, with a JSON path in a body: `response.body $.id`. */
  readonly at?: string;
  /** `page:line` of what it contradicts, or the overlay. */
  readonly source?: string;
}

/** What a finding says apart from the interaction that it is about. */
export type FindingInInteraction = Omit<PactFinding, 'pact' | 'interaction' | 'alsoIn'>;

/** The findings of one contract with each mistake once, where it was found first. */
export function mergeFindings(findings: readonly PactFinding[]): readonly PactFinding[] {
  const mistakes = Map.groupBy(findings, ({ interaction: _, ...mistake }) => JSON.stringify(mistake));
  return [...mistakes.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const names = new Set(others.flatMap(({ interaction }) => interaction ?? []));
    names.delete(first.interaction ?? '');
    return [names.size === 0 ? first : { ...first, alsoIn: [...names] }];
  });
}

/** A finding as one line, `error   pacts/a.json: "…": request.body $.Status: must be string (…) [request.body.incompatible]`. */
export function formatFinding(finding: PactFinding): string {
  const { severity, pact, interaction, alsoIn = [], at, message, source, code } = finding;
  const others =
    alsoIn.length === 0 ? '' : ` and ${alsoIn.length} more ${alsoIn.length === 1 ? 'interaction' : 'interactions'}`;
  const where = [pact, interaction === undefined ? undefined : `"${interaction}"${others}`, at];
  const places = where.filter((place) => place !== undefined).join(': ');
  return escapeLine(
    `${severity.padEnd(7)} ${places}: ${message}${source === undefined ? '' : ` (${source})`} [${code}]`,
  );
}

/** The count of findings: `2 errors, 1 warning, 0 notes`. */
export function formatFindingCount(findings: readonly PactFinding[]): string {
  const counted = (severity: PactFinding['severity']) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return `${count} ${severity}${count === 1 ? '' : 's'}`;
  };
  return [counted('error'), counted('warning'), counted('note')].join(', ');
}
