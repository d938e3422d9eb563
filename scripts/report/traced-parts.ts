import type { DocEvidence, OpenApiDocument, Sourced } from '../../spec/openapi/document.ts';
import { type DocumentPlace, holdsReferences, placeUnder } from '../../spec/openapi/document-places.ts';
import { isObject } from '../../spec/openapi/json-form.ts';
import { evidenceOf, sourcesOf } from '../../spec/openapi/sources.ts';
import { escapeToken, unescapeToken } from '../../spec/standards/json-pointer.ts';

/** A part of a document that was read from a line of a page: what the line is carried into. */
export interface TracedPart {
  /** `#/components/schemas/note/properties/text`. */
  readonly pointer: string;
  readonly evidence: DocEvidence;
  readonly part: Readonly<Record<string, unknown>>;
}

/** The parts of a document by the pages and lines that they were read from. */
export type PartsByLine = ReadonlyMap<string, ReadonlyMap<number, readonly TracedPart[]>>;

/** Finds what each line of each page is carried into, by the provenance that the parts of a document have. */
export function tracePartsByLine(documents: Iterable<OpenApiDocument>): PartsByLine {
  const pages = new Map<string, Map<number, TracedPart[]>>();
  for (const document of documents) visit(document, '#', 'structure');
  return pages;

  function visit(value: unknown, pointer: string, place: DocumentPlace): void {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, `${pointer}/${index}`, place);
      return;
    }
    if (!isObject(value) || place === 'data') return;
    if (holdsReferences(place)) add(value, pointer);
    for (const [key, inner] of Object.entries(value)) {
      const at = `${pointer}/${escapeToken(key)}`;
      // The rows of a table of permissions have provenance too.
      if (key === 'x-doc-permissions') visit(inner, at, 'structure');
      else visit(inner, at, placeUnder(place, key, inner));
    }
  }

  function add(part: Sourced & Readonly<Record<string, unknown>>, pointer: string): void {
    let traced: TracedPart | undefined;
    for (const source of sourcesOf(part)) {
      if (!('page' in source)) continue;
      const lines = pages.get(source.page) ?? new Map<number, TracedPart[]>();
      pages.set(source.page, lines);
      traced ??= { pointer, evidence: evidenceOf(part), part };
      const known = lines.get(source.line);
      if (known === undefined) lines.set(source.line, [traced]);
      else known.push(traced);
    }
  }
}

/** What a part says itself: values without provenance, and the names of what has its own. */
export function ownOf({ part }: TracedPart): Readonly<Record<string, unknown>> {
  const own: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(part)) {
    if (!key.startsWith('x-doc-')) own[key] = withoutTraced(value);
  }
  return own;
}

function withoutTraced(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTraced);
  if (!isObject(value)) return value;
  if ('x-doc-source' in value) return '…';
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutTraced(inner)]));
}

const names: readonly (readonly [RegExp, (...found: readonly string[]) => string])[] = [
  [/^#\/info$/, () => 'title of the document'],
  [/^#\/servers\/\d+/, () => 'server'],
  [/^#\/tags\/\d+$/, () => 'group of operations'],
  [/^#\/components\/securitySchemes\/([^/]+)$/, (name) => `credential ${name}`],
  [/^#\/components\/examples\/([^/]+)$/, (name) => `example ${name}`],
  [/^#\/components\/schemas\/([^/]+)$/, (name) => `schema ${name}`],
  [/^#\/components\/schemas\/([^/]+)\/.*properties\/([^/]+)$/, (schema, name) => `property ${name} of ${schema}`],
  [/^#\/components\/responses\/([^/]+)$/, (name) => `response ${name}`],
  [/^#\/paths\/([^/]+)\/([a-z]+)$/, (path, method = '') => `operation ${method.toUpperCase()} ${path}`],
  [/\/x-doc-permissions\/\d+$/, () => 'permission'],
  [/\/requestBody$/, () => 'request body'],
  [/\/responses\/([^/]+)$/, (status) => `response ${status}`],
  [/\/properties\/([^/]+)$/, (name) => `property ${name}`],
];

/** What a person calls a part: `property text of note`. */
export function namePart({ pointer, part }: TracedPart): string {
  if (/\/parameters\/(\d+|[^/]+)$/.test(pointer) && typeof part.name === 'string') return `parameter ${part.name}`;
  for (const [pattern, words] of names) {
    const match = pattern.exec(pointer);
    if (match !== null) return words(...match.slice(1).map(unescapeToken));
  }
  return unescapeToken(pointer.slice(pointer.lastIndexOf('/') + 1));
}
