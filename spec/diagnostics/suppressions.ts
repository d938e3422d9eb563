import { isMap, isNode, isSeq, parseDocument } from 'yaml';
import type { Place } from '../source/place.ts';
import { readYamlData } from '../source/yaml-data.ts';
import { type DiagnosticCode, diagnosticCodes } from './catalogue/all.ts';
import type { Acceptance, Diagnostic } from './diagnostic.ts';
import { byPlace, collectDiagnostics, type Report } from './reporter.ts';

/** A page or an overlay: where people write acceptances. */
interface AcceptanceFile {
  readonly path: string;
  readonly text: string;
}

/** An acceptance of one code, on one page or, where `on` is undefined, on every page. */
interface CodeAcceptance extends Acceptance {
  readonly code: DiagnosticCode;
  readonly on: string | undefined;
}

interface Claim {
  readonly code: unknown;
  readonly reason: unknown;
  readonly on?: unknown;
}

const comment = /<!--\s*facsimile:((?:(?!<!--)[\s\S])*?)-->/g;
const form = /^accept\s+([^\s:]+)(?:\s*:\s*([\s\S]*))?$/;

/** The comments `<!-- facsimile: accept CODE: reason -->` of a page; they may stand anywhere on it. */
function readPageAcceptances({ path, text }: AcceptanceFile, report: Report): readonly CodeAcceptance[] {
  return [...text.matchAll(comment)].flatMap((match) => {
    const [whole, inner = ''] = match;
    const place = { page: path, span: { start: match.index, end: match.index + whole.length } };
    const [, code, reason] = form.exec(inner.trim()) ?? [];
    if (code !== undefined) return readClaim({ code, reason, on: path }, place, report);
    report('acceptance-invalid', { problem: 'is not of the form `accept CODE: reason`' }, place);
    return [];
  });
}

/** The list `x-accept` of an overlay; none where the file is not YAML, which is a finding about the overlay. */
function readOverlayAcceptances({ path, text }: AcceptanceFile, report: Report): readonly CodeAcceptance[] {
  const parsed = parseDocument(text, { logLevel: 'silent' });
  const contents = parsed.errors.length === 0 && isMap(parsed.contents) ? parsed.contents : undefined;
  const list = contents?.get('x-accept', true);
  if (list === undefined) return [];
  const placeOf = (node: unknown) => {
    const [start = 0, end = start] = (isNode(node) ? node.range : undefined) ?? [];
    return { page: path, span: { start, end: start + text.slice(start, end).search(/\r?\n|$/) } };
  };
  if (!isSeq(list)) {
    report('acceptance-invalid', { problem: 'is not a list: `x-accept` holds a list' }, placeOf(list));
    return [];
  }
  return list.items.flatMap((item) => {
    const reading = readYamlData(item, parsed);
    if (!reading.ok) {
      report('acceptance-invalid', { problem: reading.problem }, placeOf(item));
      return [];
    }
    const { data } = reading;
    const {
      code,
      reason,
      page: on,
    } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
    return readClaim({ code, reason, on }, placeOf(item), report);
  });
}

function readClaim({ code, reason, on }: Claim, place: Place, report: Report): readonly CodeAcceptance[] {
  const known = diagnosticCodes.find((diagnosticCode) => diagnosticCode === code);
  const why = typeof reason === 'string' ? reason.replaceAll(/\s+/g, ' ').trim() : '';
  const where = typeof on === 'string' || on === undefined ? { on } : undefined;
  if (known !== undefined && why !== '' && where !== undefined)
    return [{ ...place, ...where, code: known, reason: why }];
  const problems = [
    ...(known !== undefined
      ? []
      : [
          code === undefined
            ? 'names no code'
            : `names \`${typeof code === 'object' ? 'an object' : String(code)}\`, which is not a code`,
        ]),
    ...(why !== '' ? [] : ['gives no reason']),
    ...(where !== undefined ? [] : ['names no page: `page` holds the path of one']),
  ];
  report('acceptance-invalid', { problem: problems.join(', ') }, place);
  return [];
}

/** Where acceptances are looked for: pages (what is linked to included) and overlays. */
export interface AcceptanceSources {
  readonly pages: Iterable<AcceptanceFile>;
  readonly overlays: Iterable<AcceptanceFile>;
}

/**
 * Marks the findings that people accept, by code and page, and adds what is wrong with the acceptances themselves:
 * one that cannot be read, and one that no longer matches anything. A finding that is accepted already stays accepted. Sorted by
 * page and place.
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
  const firsts = new Map<string, CodeAcceptance>();
  for (const acceptance of acceptances.toReversed()) firsts.set(claimKey(acceptance.code, acceptance.on), acceptance);
  const positions = new Map(acceptances.map((acceptance, at) => [acceptance, at]));
  const used = new Set<string>();
  const marked = found.map((diagnostic) => {
    const keys = [claimKey(diagnostic.code, diagnostic.page), claimKey(diagnostic.code, undefined)].filter((key) =>
      firsts.has(key),
    );
    for (const key of keys) used.add(key);
    const matching = keys.flatMap((key) => firsts.get(key) ?? []);
    const [first] = matching.toSorted((a, b) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0));
    return first === undefined || diagnostic.accepted !== undefined
      ? diagnostic
      : { ...diagnostic, accepted: { page: first.page, span: first.span, reason: first.reason } };
  });
  for (const acceptance of acceptances) {
    const { code, on } = acceptance;
    if (!used.has(claimKey(code, on))) report('acceptance-unmatched', { code }, acceptance);
  }
  return [...marked, ...diagnostics()].toSorted(byPlace);
}

/** What acceptances of the same code for the same page have in common. */
function claimKey(code: DiagnosticCode, on: string | undefined): string {
  return on === undefined ? code : `${code} ${on}`;
}
