import type { Position } from '../../source/line-index.ts';
import { escapeText } from '../../standards/visible-text.ts';

/** What is wrong with a document that somebody hands in. */
export interface DocumentProblem {
  /** `error`: the document cannot be used. `warning`: a part of it is not used, or is read in another way. */
  readonly severity: 'error' | 'warning';
  /** The JSON pointer of the part, as the fragment of a URI without percent-encoding: `#/paths/~1notes/get`. */
  readonly pointer: string;
  /** The rest of a sentence about the part: `is null, not an object`. */
  readonly message: string;
  /** Where the part, or the nearest one around it, begins in the text; undefined where data was given. */
  readonly position: Position | undefined;
}

/** How a step of loading reports what it found. */
export type ReportProblem = (severity: DocumentProblem['severity'], pointer: string, message: string) => void;

/** A problem as one line: `api.yaml:7:3: warning: #/paths/~1notes/trace is not used: …`, hidden characters escaped. */
export function formatProblem({ severity, pointer, message, position }: DocumentProblem, name: string): string {
  const place = position === undefined ? name : `${name}:${position.line}:${position.column}`;
  return escapeText(`${place}: ${severity}: ${pointer} ${message}`);
}
