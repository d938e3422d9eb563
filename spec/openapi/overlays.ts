import { paths } from 'jsonpathly';
import type { openapiOverlay } from 'openapi-format';
import { isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { collectDiagnostics, type Report } from '../diagnostics/reporter.ts';
import type { Place } from '../source/place.ts';
import { readYamlData } from '../source/yaml-data.ts';
import { checkDocument } from './check-document.ts';
import type { OpenApiDocument } from './document.ts';
import { foreignReferences } from './document-places.ts';
import { findJsonFlaw } from './json-flaw.ts';
import { isObject } from './json-form.ts';

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
  /** Its place among the actions of its overlay, from 1. */
  readonly number: number;
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
  if (overlays.length === 0) return { document, diagnostics: [] };
  const { report, diagnostics } = collectDiagnostics();
  const isSound = checkDocument(document) === undefined;
  let current: OpenApiDocument = structuredClone(document);
  let fault: Fault | undefined;
  for (const overlay of overlays) {
    for (const action of readActions(overlay, report)) {
      current = await applyAction(current, action, report);
      const problem = isSound ? checkDocument(current) : undefined;
      // A later action can complete what an earlier one begins: the first of those that leave it broken is at fault.
      fault = problem === undefined ? undefined : { action: fault?.action ?? action, problem };
    }
  }
  if (fault !== undefined) {
    const { action, problem } = fault;
    report('overlay-result-invalid', { action: action.number, problem }, action.place);
  }
  const found = diagnostics();
  return { document: found.length === 0 ? current : document, diagnostics: found };
}

/** An action that leaves no valid document. */
interface Fault {
  readonly action: Action;
  readonly problem: string;
}

/** The library's own types name the parts of a document that it reads, none of which differ from ours. */
type ApplyToDocument = (
  document: OpenApiDocument,
  options: Parameters<typeof openapiOverlay>[1],
) => Promise<{ readonly data: OpenApiDocument; readonly resultData?: { readonly totalUsedActions: number } }>;

/** Loaded for the first overlay: many projects have none. */
async function loadLibrary(): Promise<ApplyToDocument> {
  const { openapiOverlay } = await import('openapi-format');
  return openapiOverlay as unknown as ApplyToDocument;
}

async function applyAction(document: OpenApiDocument, action: Action, report: Report): Promise<OpenApiDocument> {
  const overlaySet = { overlay: action.version, actions: [{ ...action.data, target: action.target }] };
  // Looked up first: the library changes the document in place.
  const known = foreignReferences(document);
  const applyToDocument = await loadLibrary();
  const { data, resultData } = await applyToDocument(document, { overlaySet });
  if (resultData?.totalUsedActions === 0) report('overlay-action-unmatched', { target: action.target }, action.place);
  const added = foreignReferences(data).filter((reference) => !known.includes(reference));
  for (const reference of new Set(added)) report('overlay-reference-outside', { reference }, action.place);
  return data;
}

function readActions(overlay: OverlayFile, report: Report): readonly Action[] {
  const lines = new LineCounter();
  const parsed = parseDocument(overlay.text, { logLevel: 'silent', lineCounter: lines });
  const [problem] = parsed.errors;
  const top = { page: overlay.path, span: { start: 0, end: overlay.text.search(/\r?\n|$/) } };
  if (problem !== undefined) {
    const [start, end] = problem.pos.map((at) => Math.min(at, overlay.text.length));
    const message = problem.message.split(/ at line \d+/)[0] ?? problem.message;
    const words = /call stack|stack overflow/i.test(message) ? 'it is nested too deep' : lowerFirst(message);
    const span = { start: start ?? 0, end: end ?? 0 };
    report('overlay-not-readable', { problem: words }, { page: overlay.path, span });
    return [];
  }
  const contents = isMap(parsed.contents) ? parsed.contents : undefined;
  const actions = contents?.get('actions');
  const version = String(contents?.get('overlay'));
  if (!/^1\.[01]\.\d+$/.test(version) || !isSeq(actions)) {
    report('overlay-not-readable', { problem: 'no `overlay: 1.0.0` with `actions`' }, top);
    return [];
  }
  return actions.items.flatMap((item, at) => {
    const [start = 0, end = start] = (isNode(item) ? item.range : undefined) ?? [];
    const place = { page: overlay.path, span: { start, end: Math.min(end, lineEnd(overlay.text, start)) } };
    const reading = readYamlData(item, parsed);
    const problems = reading.ok ? problemsOf(reading.data) : [reading.problem];
    if (problems.length > 0) report('overlay-action-invalid', { problem: problems.join(', ') }, place);
    if (!reading.ok || problems.length > 0) return [];
    const action = fieldsOf(reading.data);
    const isBinding = action.binding === true || action['x-binding'] === true;
    const data = { ...action, ...('update' in action ? { update: markDecided(action.update, isBinding) } : {}) };
    return [{ number: at + 1, version, target: String(action.target), data, place }];
  });
}

/**
 * The data of an update in which what has an overlay for its source says that it is decided; where the action is binding,
 * with its exact codes and texts.
 */
function markDecided(data: unknown, isBinding: boolean): unknown {
  if (Array.isArray(data)) return data.map((item) => markDecided(item, isBinding));
  if (!isObject(data)) return data;
  const marked = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, markDecided(value, isBinding)]));
  const isDecision = 'overlay' in fieldsOf(data['x-doc-source']);
  return { ...marked, ...(isDecision && { 'x-doc-evidence': 'decided', ...(isBinding && { 'x-doc-binding': true }) }) };
}

/** What is wrong with the form of an action. */
function problemsOf(item: unknown): readonly string[] {
  const action = fieldsOf(item);
  const { target, description, update, remove } = action;
  const flaw = findJsonFlaw(item, deepestUpdate);
  return [
    ...problemsOfTarget(target),
    ...(typeof description === 'string' && description.trim() !== '' ? [] : ['states no reason (`description`)']),
    ...('update' in action || remove === true ? [] : ['neither updates nor removes']),
    ...(target === '$' && remove === true ? ['removes the whole document'] : []),
    ...(target === '$' && 'update' in action && !isObject(update) ? ['updates the document with no object'] : []),
    ...(flaw === undefined ? [] : [`is not JSON: ${flaw.path} ${flaw.problem}`]),
  ];
}

/** How many levels the data of an action may have: it can hold itself, by an alias. */
const deepestUpdate = 100;

function problemsOfTarget(target: unknown): readonly string[] {
  if (typeof target !== 'string' || !target.startsWith('$')) return ['has no `target` that begins with `$`'];
  try {
    paths({}, target);
    return [];
  } catch {
    return ['has a `target` that is not JSONPath (RFC 9535)'];
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
