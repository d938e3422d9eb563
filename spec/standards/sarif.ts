import { pathToUri, printVisibleJson } from './visible-text.ts';

/** What a SARIF log says about one run of Facsimile. */
export interface SarifRun {
  readonly version: string;
  /** Objects of the form `reportingDescriptor`. */
  readonly rules: readonly object[];
  /** Objects of the form `result`. */
  readonly results: readonly object[];
}

/** A SARIF 2.1.0 log of one run, whose columns count UTF-16 code units. */
export function printSarif({ version, rules, results }: SarifRun): string {
  const driver = { name: 'Facsimile', semanticVersion: version, rules };
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', results };
  return printVisibleJson({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] });
}

/** What a result is recognised by from one run to the next, wherever its lines are. */
export function sarifFingerprints(fingerprint: string) {
  return { partialFingerprints: { 'facsimile/v1': fingerprint } };
}

/** A region of a file, in lines and columns that count from 1; ends are exclusive. */
export interface SarifRegion {
  readonly startLine: number;
  readonly startColumn?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** The place of a result: a file by its relative path, as a whole where no region is given. */
export function sarifLocation(path: string, region?: SarifRegion) {
  const place = { artifactLocation: { uri: pathToUri(path) }, ...(region && { region }) };
  return { physicalLocation: place };
}
