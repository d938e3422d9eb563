import { type LineIndex, lineIndexes } from '../../source/line-index.ts';
import type { Place } from '../../source/place.ts';
import { printSarif, sarifFingerprints, sarifLocation } from '../../standards/sarif.ts';
import type { Finding, Severity } from '../diagnostic.ts';

/** What a SARIF log says about the program that found the findings. */
export interface SarifTool {
  readonly version: string;
  /** The Markdown page of each code that occurs. */
  readonly help: ReadonlyMap<string, string>;
}

const baselineStates = { known: 'unchanged', new: 'new' } as const;

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Findings as a SARIF 2.1.0 log; pages are relative URIs, lines and columns count from 1 and ends are exclusive. */
export function renderSarif(
  diagnostics: readonly Finding[],
  texts: ReadonlyMap<string, string>,
  { version, help }: SarifTool,
): string {
  const indexOf = lineIndexes((page) => texts.get(page));
  const rules = [...new Map(diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.severity]))].toSorted(
    ([a], [b]) => (a < b ? -1 : 1),
  );
  const indexes = new Map(rules.map(([code], at) => [code, at]));
  return printSarif({
    version,
    rules: rules.map(([code, severity]) => ({
      id: code,
      defaultConfiguration: { level: levels[severity] },
      ...helpOf(help.get(code)),
    })),
    results: diagnostics.map((diagnostic) => ({
      ruleIndex: indexes.get(diagnostic.code),
      ...resultOf(diagnostic, indexOf),
    })),
  });
}

function helpOf(page: string | undefined) {
  if (page === undefined) return {};
  const [, first = ''] = page.split(/\n{2,}/);
  return { fullDescription: { text: first }, help: { text: page, markdown: page } };
}

function resultOf(diagnostic: Finding, indexOf: (page: string) => LineIndex) {
  const { code, severity, message, taken, note, help, related, accepted, fingerprint, baseline } = diagnostic;
  const remarks = Object.entries({ taken, note, help }).flatMap(([name, text]) => (text ? [`${name}: ${text}`] : []));
  return {
    ruleId: code,
    level: levels[severity],
    message: { text: [message, ...remarks].join('\n') },
    locations: [locationOf(diagnostic, indexOf)],
    relatedLocations: related.map((other, id) => ({
      id,
      ...locationOf(other, indexOf),
      message: { text: other.label },
    })),
    ...(fingerprint !== undefined && sarifFingerprints(fingerprint)),
    baselineState: baseline && baselineStates[baseline],
    suppressions: accepted && [
      {
        kind: accepted.page === diagnostic.page ? 'inSource' : 'external',
        justification: accepted.reason,
        location: locationOf(accepted, indexOf),
      },
    ],
  };
}

function locationOf({ page, span }: Place, indexOf: (page: string) => LineIndex) {
  const [start, end] = [indexOf(page).position(span.start), indexOf(page).position(span.end)];
  return sarifLocation(page, {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  });
}
