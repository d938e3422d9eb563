import { deepestLevel } from '../../source/json-depth.ts';
import type { Position } from '../../source/line-index.ts';
import { checkDocument } from '../check-document.ts';
import type { OpenApiDocument } from '../document.ts';
import { findJsonFlaw } from '../json-flaw.ts';
import { isObject } from '../json-form.ts';
import { checkReferences } from './check-references.ts';
import { type DocumentText, readDocumentText } from './document-text.ts';
import { fitExamples } from './fit-examples.ts';
import { mapPlaces } from './map-places.ts';
import { markPlaces } from './mark-places.ts';
import { nameSchemas } from './name-schemas.ts';
import type { Fields } from './normalize-bodies.ts';
import { normalizeDocument } from './normalize-document.ts';
import { normalizeSchema } from './normalize-schema.ts';
import { openOverlaps } from './overlapping-alternatives.ts';
import type { DocumentProblem, ReportProblem } from './problem.ts';
import { reduceDocument } from './reduce.ts';
import { upgradeDocument } from './upgrade.ts';
import { validateDocument } from './validate.ts';

/** A document that can be used, where no problem is an error; the problems in the order of the text. */
export type LoadedDocument =
  | { readonly ok: true; readonly document: OpenApiDocument; readonly problems: readonly DocumentProblem[] }
  | { readonly ok: false; readonly problems: readonly DocumentProblem[] };

/**
 * Loads a document of OpenAPI 3.0, 3.1 or 3.2 that was not compiled in this run: its text (YAML or JSON), or its data, which is
 * not changed. Nothing outside of the document is read, whatever it refers to, and nothing is thrown, whatever is given.
 */
export function loadDocument(source: unknown): LoadedDocument {
  return load(typeof source === 'string' ? readDocumentText(source) : undefined, source);
}

/** The same of what was read already; with the name of its file, each part carries its place there. */
export function load(text: DocumentText | undefined, source: unknown, file?: string): LoadedDocument {
  if (text?.ok === false) {
    return { ok: false, problems: text.problems.map((problem) => ({ severity: 'error', pointer: '#', ...problem })) };
  }
  const problems: DocumentProblem[] = [];
  const found = new Set<string>();
  const report: ReportProblem = (severity, pointer, message) => {
    // Path items that refer to one part report what is wrong with it once each.
    const key = `${pointer} ${message}`;
    if (!found.has(key)) problems.push({ severity, pointer, message, position: text?.positionOf(pointer) });
    found.add(key);
  };
  const mark = (document: Fields) =>
    text === undefined || file === undefined ? document : markPlaces(document, file, text.lineOf);
  const document = readDocument(text === undefined ? source : text.data, mark, report);
  const sorted = problems.toSorted((a, b) => comparePositions(a.position, b.position));
  const isUsable = document !== undefined && !problems.some(({ severity }) => severity === 'error');
  return isUsable ? { ok: true, document, problems: sorted } : { ok: false, problems: sorted };
}

/** Each step relies on what those before it have found right. */
function readDocument(
  data: unknown,
  mark: (document: Fields) => Fields,
  report: ReportProblem,
): OpenApiDocument | undefined {
  let isSound = true;
  const reportAndStop: ReportProblem = (severity, pointer, message) => {
    if (severity === 'error') isSound = false;
    report(severity, pointer, message);
  };
  const flaw = findJsonFlaw(data, deepestLevel, '#');
  if (flaw !== undefined) reportAndStop('error', flaw.path, flaw.problem);
  if (!isSound) return undefined;
  const document = readVersion(data, reportAndStop);
  if (document === undefined) return undefined;
  validateDocument(document, reportAndStop);
  if (isSound) checkReferences(document, reportAndStop);
  if (!isSound) return undefined;
  const normalized: unknown = normalizeDocument({ document: nameSchemas(mark(document)), report: reportAndStop });
  if (!isSound) return undefined;
  const problem = checkDocument(normalized);
  if (problem === undefined) return fitExamples(openOverlaps(normalized as OpenApiDocument, report), report);
  const [, pointer = '#', message = problem] = /^(#.*?) ((?:is|has|leads) .*)$/s.exec(problem) ?? [];
  reportAndStop('error', pointer, message);
  return undefined;
}

/** The document in the words of OpenAPI 3.1, with schemas as mocks and contracts read them. */
function readVersion(data: unknown, report: ReportProblem): Readonly<Record<string, unknown>> | undefined {
  if (!isObject(data)) {
    report('error', '#', 'is not an OpenAPI document: it is not an object');
    return undefined;
  }
  const { openapi } = data;
  const version = typeof openapi === 'string' ? /^3\.[012](?=\.\d+$)/.exec(openapi)?.[0] : undefined;
  if (version === undefined) {
    if ('swagger' in data) report('error', '#/swagger', 'is not supported: only OpenAPI 3.0, 3.1 and 3.2 are');
    else if (openapi === undefined) report('error', '#', 'is not an OpenAPI document: it has no `openapi`');
    else report('error', '#/openapi', `is ${JSON.stringify(openapi)}: only OpenAPI 3.0, 3.1 and 3.2 are supported`);
    return undefined;
  }
  const document =
    version === '3.0' ? upgradeDocument(data, report) : version === '3.2' ? reduceDocument(data, report) : data;
  const components = isObject(document.components) ? document.components : {};
  const schemas = isObject(components.schemas) ? components.schemas : {};
  const normalized = mapPlaces(document, (value, part) =>
    part.place === 'schema' ? normalizeSchema(value, part, schemas, report) : value,
  );
  return isObject(normalized) ? normalized : undefined;
}

function comparePositions(a: Position | undefined, b: Position | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return a.line - b.line || a.column - b.column;
}
