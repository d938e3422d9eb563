import type { Diagnostic } from '../../spec/diagnostics/diagnostic.ts';
import { LineIndex } from '../../spec/source/line-index.ts';
import type { Place } from '../../spec/source/place.ts';
import { findDocumentLines } from './document-lines.ts';
import { findSupports } from './page-blocks.ts';
import type { TracedPart } from './traced-parts.ts';

/**
 * What becomes of a line: it is carried into the artefacts, or a finding says what was decided about it, or it is in error
 * and left out, or it is prose without effect. There is nothing else, so that no loss is silent.
 */
export type LineFate = 'carried' | 'decided' | 'error' | 'prose';

/** A line of a page, or of an OpenAPI document that is the source, with what became of it. */
export interface SourceLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly fate: LineFate;
  /** Whether something of it is in the document, whatever was found about it. */
  readonly isCarried: boolean;
  /** What was read from it. */
  readonly parts: readonly TracedPart[];
  /** The line that it belongs to, which has the parts: that of a sample, of a table's row, of the schema around it. */
  readonly belongsTo: number | undefined;
  /** What was found about it, those that begin here first. */
  readonly findings: readonly LineFinding[];
}

/** A finding on a line; `isMain` on that where it begins, and not on the others that it mentions. */
export interface LineFinding {
  readonly diagnostic: Diagnostic;
  readonly isMain: boolean;
}

/** A page with what was read from it and found about it. */
export interface TracedSource {
  readonly path: string;
  readonly text: string;
  readonly parts: ReadonlyMap<number, readonly TracedPart[]>;
  /** Those with a place in it. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Says of each line what became of it. */
export function readSourceLines({ path, text, parts, diagnostics }: TracedSource): readonly SourceLine[] {
  const index = new LineIndex(text);
  const owners = /\.md$/i.test(path) ? findPageLines(path, index, parts) : findDocumentLines(index, parts);
  const findings = findingsByLine(path, index, diagnostics);
  const count = text.endsWith('\n') ? index.lineCount - 1 : index.lineCount;
  return Array.from({ length: count }, (_, at) => {
    const number = at + 1;
    const own = parts.get(number) ?? [];
    const owner = owners.get(number);
    const isCarried = own.length > 0 || owner !== undefined;
    const about = findings.get(number) ?? [];
    return {
      number,
      text: index.lineText(number),
      fate: fateOf(about, isCarried),
      isCarried,
      parts: own,
      belongsTo: owner === number || own.length > 0 ? undefined : owner,
      findings: about,
    };
  });
}

function fateOf(findings: readonly LineFinding[], isCarried: boolean): LineFate {
  if (findings.some(({ diagnostic }) => diagnostic.severity === 'error')) return 'error';
  if (findings.length > 0) return 'decided';
  return isCarried ? 'carried' : 'prose';
}

/** Lines that support a carried one, each with the first line that it supports. */
function findPageLines(
  path: string,
  index: LineIndex,
  parts: ReadonlyMap<number, readonly TracedPart[]>,
): ReadonlyMap<number, number> {
  const owners = new Map<number, number>([...parts.keys()].map((line) => [line, line]));
  for (const { from, to, of } of findSupports(path, index)) {
    let owner: number | undefined;
    for (let line = of.from; line <= of.to && owner === undefined; line++) owner = owners.get(line);
    if (owner === undefined) continue;
    for (let line = from; line <= to; line++) {
      if (!owners.has(line) && index.lineText(line).trim() !== '') owners.set(line, owner);
    }
  }
  return owners;
}

function findingsByLine(path: string, index: LineIndex, diagnostics: readonly Diagnostic[]) {
  const found = new Map<number, LineFinding[]>();
  const add = ({ page, span }: Place, diagnostic: Diagnostic, isMain: boolean) => {
    if (page !== path) return;
    const first = index.position(span.start).line;
    const last = index.position(Math.max(span.start, span.end - 1)).line;
    for (let line = first; line <= last; line++) {
      const known = found.get(line) ?? [];
      found.set(line, known);
      if (!known.some((other) => other.diagnostic === diagnostic)) {
        known.push({ diagnostic, isMain: isMain && line === first });
      }
    }
  };
  for (const diagnostic of diagnostics) add(diagnostic, diagnostic, true);
  for (const diagnostic of diagnostics) for (const other of diagnostic.related) add(other, diagnostic, false);
  return found;
}
