import { describeApi } from '../../mocks/build/build-api.ts';
import type { MockOperation } from '../../mocks/engine/mock-api.ts';
import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { type DocumentPlace, placeUnder } from '../../spec/openapi/document-places.ts';
import { isObject } from '../../spec/openapi/json-form.ts';
import { type DocumentedOperation, findResponse, readOperations } from '../../spec/openapi/operations.ts';
import { sourcesOf } from '../../spec/openapi/sources.ts';
import { escapeToken, unescapeToken } from '../../spec/standards/json-pointer.ts';
import type { Promised } from './promises.ts';
import type { Runs } from './runs.ts';
import type { SourceLine } from './source-lines.ts';

/** A part of a whole, with what is missing from it. */
export interface Bar {
  readonly id: 'lines' | 'properties' | 'statuses' | 'promises' | 'mutants';
  readonly title: string;
  readonly done: number;
  readonly all: number;
  readonly missing: readonly Missing[];
  /** What is to be run to know it, where nothing is known. */
  readonly unknown?: string;
}

/** Something that is missing; it may be about a line. */
export interface Missing {
  readonly words: string;
  readonly page?: string;
  readonly line?: number;
}

/** How many lines are carried; blank ones do not count. */
export function lineBar(pages: readonly { readonly path: string; readonly lines: readonly SourceLine[] }[]): Bar {
  const all = pages.flatMap(({ path, lines }) =>
    lines.filter(({ text }) => text.trim() !== '').map((line) => ({ path, line })),
  );
  const missing = all.filter(({ line }) => !line.isCarried);
  return {
    id: 'lines',
    title: 'page lines with an effect',
    done: all.length - missing.length,
    all: all.length,
    missing: missing.map(({ path, line }) => ({ words: line.text.trim(), page: path, line: line.number })),
  };
}

/** How many of the properties that bodies have are held to something: a type, a list of values, a schema. */
export function propertyBar(documents: readonly OpenApiDocument[]): Bar {
  const properties = documents.flatMap((document) => listProperties(document, '#', 'structure'));
  const missing = properties.filter(({ schema }) => isUnchecked(schema));
  return {
    id: 'properties',
    title: 'properties checked',
    done: properties.length - missing.length,
    all: properties.length,
    missing: missing.map(({ name, schema }) => ({ words: `${name}: any value passes`, ...placeOf(schema) })),
  };
}

interface NamedProperty {
  readonly name: string;
  readonly schema: JsonSchema;
}

function listProperties(part: unknown, pointer: string, place: DocumentPlace): readonly NamedProperty[] {
  if (Array.isArray(part)) return part.flatMap((item, at) => listProperties(item, `${pointer}/${at}`, place));
  if (!isObject(part) || place === 'data') return [];
  return Object.entries(part).flatMap(([key, value]) => {
    const inner = placeUnder(place, key, value);
    const at = `${pointer}/${escapeToken(key)}`;
    const own = place === 'schemas' && pointer.endsWith('/properties') && isObject(value);
    return [...(own ? [{ name: nameProperty(at), schema: value }] : []), ...listProperties(value, at, inner)];
  });
}

function nameProperty(pointer: string): string {
  const [, schema, property] = /^#\/components\/schemas\/([^/]+)\/(?:.*\/)?properties\/([^/]+)$/.exec(pointer) ?? [];
  if (schema !== undefined && property !== undefined) return `${unescapeToken(property)} of ${unescapeToken(schema)}`;
  return unescapeToken(pointer.slice(pointer.lastIndexOf('/') + 1));
}

/** What a schema has beside what it is checked by. */
const remarks = new Set(['title', 'description', 'deprecated', 'readOnly', 'writeOnly', 'default', 'examples']);

function isUnchecked(schema: JsonSchema): boolean {
  return Object.keys(schema).every((key) => key.startsWith('x-') || remarks.has(key));
}

function placeOf(part: Parameters<typeof sourcesOf>[0]): Omit<Missing, 'words'> {
  const source = sourcesOf(part).find((source) => 'page' in source);
  return source === undefined || !('page' in source) ? {} : source;
}

/**
 * How many of the statuses that the mock gives, operation by operation, have a documented response to serve: those that
 * are documented, and those that it refuses requests with.
 */
export function statusBar(documents: readonly OpenApiDocument[]): Bar {
  const statuses = documents.flatMap((document) => {
    const mocked = new Map(
      describeApi(document, () => undefined).operations.map((operation) => [operation.id, operation]),
    );
    return readOperations(document).flatMap((operation) => listStatuses(operation, mocked.get(operation.id)));
  });
  const missing = statuses.filter(({ isServed }) => !isServed);
  return {
    id: 'statuses',
    title: 'statuses served',
    done: statuses.length - missing.length,
    all: statuses.length,
    missing: missing.map(({ operation: { method, path, sources }, status }) => ({
      words: `${status} of ${method.toUpperCase()} ${path}: the mock gives it, and no documented response`,
      ...placeOf({ 'x-doc-source': sources }),
    })),
  };
}

function listStatuses(operation: DocumentedOperation, mocked: MockOperation<unknown> | undefined) {
  const { security, body, parameters = [], scenarios = [] } = mocked ?? {};
  const refused = [
    ...(body !== undefined || parameters.length > 0 ? [400] : []),
    ...(security === undefined ? [] : [401]),
    ...(body === undefined ? [] : [415]),
  ];
  const served = new Set(scenarios.map(({ status }) => status));
  const all = new Set([...operation.responses.map(({ status }) => status), ...refused]);
  return [...all].map((status) => ({
    operation,
    status,
    isServed: served.has(status) || findResponse(operation, status) !== undefined,
  }));
}

/** The same of the interactions that the last verification was of, where none are planned. */
export function verificationBar({ verification }: Runs): Bar {
  const promises = (verification?.results ?? []).map(({ description, advisory, source }) => ({
    description,
    advisory,
    source,
  }));
  return promiseBar(promises, { ...(verification && { verification }) });
}

/** How many promises a provider was seen to keep. */
export function promiseBar(
  promises: readonly Pick<Promised, 'description' | 'advisory' | 'source'>[],
  { verification }: Runs,
): Bar {
  const results = new Map(verification?.results.map((result) => [result.description, result]));
  const binding = promises.filter(({ advisory }) => advisory === undefined);
  const due = binding.filter(({ description }) => results.get(description)?.follows === undefined);
  const missing = due.filter(({ description }) => results.get(description)?.outcome !== 'passed');
  return {
    id: 'promises',
    title: 'promises verified',
    done: due.length - missing.length,
    all: due.length,
    missing: missing.map(({ description, source }) => {
      const result = results.get(description);
      return { words: `${result?.outcome ?? 'not verified'}: ${description}`, ...readPlace(source) };
    }),
    ...(verification === undefined && { unknown: 'facsimile verify --report json=FILE' }),
  };
}

/** How many faulty providers the promises find. */
export function mutantBar({ mutants: run }: Runs): Bar {
  const counted = (run?.mutants ?? []).filter(({ status }) => status !== 'Ignored');
  const missing = counted.filter(({ status }) => status !== 'Killed');
  return {
    id: 'mutants',
    title: 'mutants killed',
    done: counted.length - missing.length,
    all: counted.length,
    missing: missing.map(({ name, words, reason, page, line }) => ({
      words: [`${name}: ${words}`, reason].filter(Boolean).join('; '),
      page,
      line,
    })),
    ...(run === undefined && { unknown: 'npm run mutants -- --report FILE' }),
  };
}

/** The page and line of `page.md:29`; nothing of an overlay. */
function readPlace(source: string | undefined): Omit<Missing, 'words'> {
  const [, page, line] = /^(.+):(\d+)$/.exec(source ?? '') ?? [];
  return page === undefined ? {} : { page, line: Number(line) };
}
