import { escapeLine } from '../../spec/standards/visible-text.ts';

/** Something in a consumer's contract that its provider's documentation does not support, or a note on it. */
export interface PactFinding {
  /** The path of the contract's file. */
  readonly pact: string;
  /** The description of the interaction; undefined where the whole file is meant. */
  readonly interaction?: string;
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
export type FindingInInteraction = Omit<PactFinding, 'pact' | 'interaction'>;

/** A finding as one line, `error   pacts/a.json: "…": request.body $.Status: must be string (…) [request.body.incompatible]`. */
export function formatFinding({ severity, pact, interaction, at, message, source, code }: PactFinding): string {
  const where = [pact, interaction === undefined ? undefined : `"${interaction}"`, at];
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
