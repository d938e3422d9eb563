import { fingerprintOf } from '../../spec/standards/fingerprint.ts';
import { printSarif, sarifFingerprints, sarifLocation } from '../../spec/standards/sarif.ts';
import {
  isBroken,
  type VerificationFailure,
  type VerificationReport,
  type VerificationResult,
} from '../verify/result.ts';
import { decisiveFailures } from './causes.ts';
import { formatHeadline, summarize } from './text.ts';

const rules: Readonly<Record<VerificationFailure['part'], string>> = {
  contract: 'A contract can be read.',
  exchange: 'The provider gives a complete response.',
  status: 'The response has the documented status.',
  header: 'The response has the documented headers.',
  body: 'The body is as documented.',
};

/** The failures of a verification as a SARIF 2.1.0 log, each at the line of the page that demands what was broken. */
export function renderSarifReport({ results, version, strict }: VerificationReport): string {
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  return printSarif({
    version,
    rules: Object.entries(rules).map(([part, text]) => ({ id: ruleId(part), shortDescription: { text } })),
    results: failed.flatMap((result) =>
      decisiveFailures(result).map((failure) => ({
        ...toResult(result, failure),
        level: isBroken(result, strict) ? 'error' : 'warning',
      })),
    ),
  });
}

function ruleId(part: string): string {
  return `contract-${part}`;
}

function toResult(result: VerificationResult, failure: VerificationFailure) {
  const { expected, actual } = failure;
  const says = summarize(result);
  const lines = [
    `${result.description}: ${formatHeadline(failure)}`,
    ...(expected === undefined ? [] : [`expected: ${expected}`, `received: ${actual}`]),
    ...(says === undefined ? [] : [`the response: ${says}`]),
    ...(result.advisory === undefined ? [] : [`advice only: ${result.advisory}`]),
    ...(result.pending ? ['the contract is pending'] : []),
    ...(result.note === undefined ? [] : [`note: ${result.note}`]),
  ];
  return {
    ruleId: ruleId(failure.part),
    message: { text: lines.join('\n') },
    ...sarifFingerprints(fingerprintOf([result.pact, result.description, failure.part, failure.at ?? ''])),
    ...placesOf(result, failure),
  };
}

/** What demands it; where that is an overlay, the line of the page that the interaction is about goes before it. */
function placesOf({ source: about, pact }: VerificationResult, { source: demanded = about }: VerificationFailure) {
  if (demanded === undefined) return { locations: [locate(pact)] };
  if (about === undefined || hasLine(demanded)) return { locations: [locate(demanded)] };
  const related = { id: 0, ...locate(demanded), message: { text: `demanded by ${demanded}` } };
  return { locations: [locate(about)], relatedLocations: [related] };
}

function hasLine(source: string): boolean {
  return /:\d+$/.test(source);
}

/** The place of a source: `page.md:47`, or `overlay.yaml (why)`, which names no line. */
function locate(source: string) {
  const [ending = '', line] = /:(\d+)$/.exec(source) ?? [];
  const reason = source.endsWith(')') ? source.indexOf(' (') : -1;
  const file = source.slice(0, reason > 0 ? reason : source.length - ending.length);
  const path = file.replaceAll('\\', '/');
  return sarifLocation(path, line === undefined ? undefined : { startLine: Number(line) });
}
