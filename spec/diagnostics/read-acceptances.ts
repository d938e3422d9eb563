import { isMap, isNode, isSeq, parseDocument } from 'yaml';
import { type DiagnosticCode, diagnosticCodes } from './catalogue.ts';
import type { Acceptance, Place } from './diagnostic.ts';
import type { Report } from './report.ts';
import { readYamlData } from './yaml-data.ts';

/** A page or an overlay: where people write acceptances. */
export interface AcceptanceFile {
  readonly path: string;
  readonly text: string;
}

/** An acceptance of one code, on one page or, where `on` is undefined, on every page. */
export interface CodeAcceptance extends Acceptance {
  readonly code: DiagnosticCode;
  readonly on: string | undefined;
}

interface Claim {
  readonly code: unknown;
  readonly reason: unknown;
  readonly on?: unknown;
}

const comment = /<!--\s*facsimile:\s*([\s\S]*?)\s*-->/g;
const form = /^accept\s+([^\s:]+)(?:\s*:\s*([\s\S]*))?$/;

/** The comments `<!-- facsimile: accept CODE: reason -->` of a page; they may stand anywhere on it. */
export function readPageAcceptances({ path, text }: AcceptanceFile, report: Report): readonly CodeAcceptance[] {
  return [...text.matchAll(comment)].flatMap((match) => {
    const [whole, inner = ''] = match;
    const place = { page: path, span: { start: match.index, end: match.index + whole.length } };
    const [, code, reason] = form.exec(inner) ?? [];
    if (code !== undefined) return readClaim({ code, reason, on: path }, place, report);
    report('acceptance-invalid', { problem: 'is not of the form `accept CODE: reason`' }, place);
    return [];
  });
}

/** The list `x-accept` of an overlay; none where the file is not YAML, which is a finding about the overlay. */
export function readOverlayAcceptances({ path, text }: AcceptanceFile, report: Report): readonly CodeAcceptance[] {
  const parsed = parseDocument(text, { logLevel: 'silent' });
  const contents = parsed.errors.length === 0 && isMap(parsed.contents) ? parsed.contents : undefined;
  const list = contents?.get('x-accept', true);
  if (list === undefined) return [];
  const placeOf = (node: unknown) => {
    const [start = 0, end = start] = (isNode(node) ? node.range : undefined) ?? [];
    return { page: path, span: { start, end: start + text.slice(start, end).search(/\r?\n|$/) } };
  };
  if (!isSeq(list)) {
    report('acceptance-invalid', { problem: 'is no list: `x-accept` holds a list' }, placeOf(list));
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
  const known = diagnosticCodes.find((one) => one === code);
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
            : `names \`${typeof code === 'object' ? 'an object' : String(code)}\`, which is no code`,
        ]),
    ...(why !== '' ? [] : ['gives no reason']),
    ...(where !== undefined ? [] : ['names no page: `page` holds the path of one']),
  ];
  report('acceptance-invalid', { problem: problems.join(', ') }, place);
  return [];
}
