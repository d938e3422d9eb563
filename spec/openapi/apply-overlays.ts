import { openapiOverlay } from 'openapi-format';
import { isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { collectDiagnostics, type Report } from '../diagnostics/report.ts';
import type { OpenApiDocument } from './document.ts';
import { foreignReferences } from './document-places.ts';

/** An OpenAPI Overlay document (1.0 or 1.1) as a file: decisions of people that no page states. */
export interface OverlayFile {
  readonly path: string;
  readonly text: string;
}

/** A document with its overlays applied, and what is wrong with the overlays (then the document is left as it was). */
export interface Overlaid {
  readonly document: OpenApiDocument;
  readonly diagnostics: readonly Diagnostic[];
}

interface Action {
  /** The version of the Overlay specification that its document follows. */
  readonly version: string;
  readonly target: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly place: Place;
}

/**
 * Applies overlays in the order given; an action that is malformed, states no reason, matches nothing or refers to what is
 * outside the document is an error.
 */
export async function applyOverlays(document: OpenApiDocument, overlays: readonly OverlayFile[]): Promise<Overlaid> {
  const { report, diagnostics } = collectDiagnostics();
  let current: OpenApiDocument = structuredClone(document);
  for (const overlay of overlays) {
    for (const action of readActions(overlay, report)) current = await applyAction(current, action, report);
  }
  const found = diagnostics();
  return { document: found.length === 0 ? current : document, diagnostics: found };
}

async function applyAction(document: OpenApiDocument, action: Action, report: Report): Promise<OpenApiDocument> {
  const overlaySet = { overlay: action.version, actions: [{ ...action.data, target: action.target }] };
  // The library's own types name the parts of a document that it reads, none of which differ from ours.
  const input = document as unknown as Parameters<typeof openapiOverlay>[0];
  // Looked up first: the library changes the document in place.
  const known = foreignReferences(document);
  const { data, resultData } = await openapiOverlay(input, { overlaySet });
  if (resultData?.totalUsedActions === 0) report('overlay-action-unmatched', { target: action.target }, action.place);
  const overlaid = data as unknown as OpenApiDocument;
  const added = foreignReferences(overlaid).filter((reference) => !known.includes(reference));
  for (const reference of new Set(added)) report('overlay-reference-outside', { reference }, action.place);
  return overlaid;
}

function readActions(overlay: OverlayFile, report: Report): readonly Action[] {
  const lines = new LineCounter();
  const parsed = parseDocument(overlay.text, { logLevel: 'silent', lineCounter: lines });
  const [problem] = parsed.errors;
  const top = { page: overlay.path, span: { start: 0, end: overlay.text.search(/\r?\n|$/) } };
  if (problem !== undefined) {
    const [start, end] = problem.pos;
    const message = problem.message.split(/ at line \d+/)[0] ?? problem.message;
    report('overlay-not-readable', { problem: lowerFirst(message) }, { page: overlay.path, span: { start, end } });
    return [];
  }
  const contents = isMap(parsed.contents) ? parsed.contents : undefined;
  const actions = contents?.get('actions');
  const version = String(contents?.get('overlay'));
  if (!/^1\.[01]\.\d+$/.test(version) || !isSeq(actions)) {
    report('overlay-not-readable', { problem: 'no `overlay: 1.0.0` with `actions`' }, top);
    return [];
  }
  return actions.items.flatMap((item) => {
    const [start = 0, end = start] = (isNode(item) ? item.range : undefined) ?? [];
    const place = { page: overlay.path, span: { start, end: Math.min(end, lineEnd(overlay.text, start)) } };
    return readAction(isNode(item) ? item.toJS(parsed) : item, version, place, report);
  });
}

function readAction(data: unknown, version: string, place: Place, report: Report): readonly Action[] {
  const action = (typeof data === 'object' && data !== null ? data : {}) as Readonly<Record<string, unknown>>;
  const { target, description } = action;
  const problems = [
    ...(typeof target === 'string' && target.startsWith('$') ? [] : ['has no `target` that begins with `$`']),
    ...(typeof description === 'string' && description.trim() !== '' ? [] : ['states no reason (`description`)']),
    ...('update' in action || action.remove === true ? [] : ['neither updates nor removes']),
  ];
  if (problems.length > 0) report('overlay-action-invalid', { problem: problems.join(', ') }, place);
  return problems.length > 0 ? [] : [{ version, target: String(target), data: action, place }];
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
