import type { Report } from '../diagnostics/report.ts';
import type { Section, Snippet } from '../page/page.ts';
import type { NamedType, ObjectShape, Property, TypeRef } from './api-model.ts';
import { type JsonText, memberOf } from './json-text.ts';
import type { Method } from './method.ts';
import { prose } from './page-roles.ts';
import { type PropertyRow, readPropertyTables } from './property-table.ts';
import { isControl, shapeOfSamples, typeOfSamples } from './sample-shape.ts';
import { annotationText, type SamplePair } from './samples.ts';
import { readTypeCell, typeNamePlace } from './type-cell.ts';

/** The types of a page's request and response bodies, and the named types they are made of. */
export interface BodyTypes {
  readonly request: TypeRef | undefined;
  readonly response: TypeRef | undefined;
  readonly types: readonly NamedType[];
}

/** What a page's table and samples say of its bodies. */
interface Evidence {
  readonly rows: readonly PropertyRow[];
  readonly request: JsonText | undefined;
  readonly response: JsonText | undefined;
  /** Full names, where the samples or annotations state them. */
  readonly requestType: string | undefined;
  readonly responseType: string | undefined;
  /** Names listed as required in the request though the sample request lacks them. */
  readonly absent: readonly PropertyRow[];
  readonly required: readonly string[];
}

/**
 * Builds the types of both bodies from the request table and the samples.
 * A request schema has a name of its own, `microsoft.graph.command-create`, since it lacks what only the service sets.
 */
export function readBodies(
  method: Method,
  sections: readonly Section[],
  pair: SamplePair | undefined,
  place: Snippet,
  report: Report,
): BodyTypes {
  const evidence = readEvidence(method, sections, pair);
  const capitals = evidence.rows.filter((row) => /^[A-Z]/.test(row.name.text));
  reportAbsent(evidence, sections, report);
  reportCapitals(capitals, report);
  const nested = nestedTypes(evidence, report);
  const request = requestType(method, evidence, place);
  const response = responseType(evidence, pair);
  return {
    request: request?.ref,
    response: response?.ref,
    types: [...(request?.types ?? []), ...(response?.types ?? []), ...nested],
  };
}

function readEvidence(method: Method, sections: readonly Section[], pair: SamplePair | undefined): Evidence {
  const rows = readPropertyTables(sections);
  const request = pair?.request.json;
  const response = pair?.response?.json;
  const claimed = method === 'post' && claimsRequired(sections) && request !== undefined;
  const shown = (row: PropertyRow) => memberOf(request, row.name.text) !== undefined;
  return {
    rows,
    request,
    response,
    requestType: typeName(memberOf(request, '@odata.type')?.value.value),
    responseType: typeName(
      (pair?.response && annotationText(pair.response.block, '@odata.type')) ??
        memberOf(response, '@odata.type')?.value.value,
    ),
    absent: claimed ? rows.filter((row) => !shown(row)) : [],
    required: claimed ? rows.filter(shown).map((row) => row.name.text) : [],
  };
}

const requiredClaim = /properties that are required when you create/i;

function claimsRequired(sections: readonly Section[]): boolean {
  return sections.flatMap(prose).some((block) => requiredClaim.test(block.text.text));
}

/** A type's full name without the `#` that marks it in JSON. */
function typeName(stated: unknown): string | undefined {
  return typeof stated === 'string' && stated !== '' ? stated.replace(/^#/, '') : undefined;
}

function reportAbsent(evidence: Evidence, sections: readonly Section[], report: Report): void {
  const [first, ...others] = evidence.absent;
  if (first === undefined) return;
  const claim = sections.flatMap(prose).find((block) => requiredClaim.test(block.text.text));
  const readOnly = evidence.absent.filter((row) => isReadOnly(row, evidence)).map((row) => row.name.text);
  const label = 'absent from the sample request';
  const related = [
    ...others.map((row) => ({ ...row.name, label })),
    ...(claim === undefined ? [] : [{ ...claim.text, label: 'says that all of the table is required' }]),
  ];
  report(
    'required-but-absent',
    { names: evidence.absent.map((row) => row.name.text), readOnly },
    { ...first.name, label, related },
  );
}

/** What a request lacks and a response has is set by the service. */
function isReadOnly(row: PropertyRow, evidence: Evidence): boolean {
  return evidence.absent.includes(row) && memberOf(evidence.response, row.name.text) !== undefined;
}

function reportCapitals(rows: readonly PropertyRow[], report: Report): void {
  const [first, ...others] = rows;
  if (first === undefined) return;
  const related = others.map((row) => ({ ...row.name, label: '' }));
  report('property-name-case', { names: rows.map((row) => row.name.text) }, { ...first.name, related });
}

function requestType(method: Method, evidence: Evidence, place: Snippet) {
  if (evidence.request === undefined && (evidence.rows.length === 0 || method === 'get')) return undefined;
  const rows = evidence.rows.filter((row) => !isReadOnly(row, evidence));
  const properties = mergeProperties(rows, evidence.request, evidence).map((property) => ({
    ...property,
    required: evidence.required.includes(property.name),
  }));
  const verb = { post: 'create', put: 'replace' }[method as string] ?? 'update';
  return named(evidence.requestType && `${evidence.requestType}-${verb}`, { properties, open: true }, place);
}

function responseType(evidence: Evidence, pair: SamplePair | undefined) {
  if (evidence.response === undefined || pair?.response === undefined) return undefined;
  const sameType = evidence.responseType?.toLowerCase() === evidence.requestType?.toLowerCase();
  const rows = sameType ? evidence.rows : [];
  const listed = new Set(rows.map((row) => row.name.text));
  const properties = mergeProperties(rows, evidence.response, evidence).map((property) => ({
    ...property,
    required: listed.has(property.name) && memberOf(evidence.response, property.name) !== undefined,
  }));
  if (evidence.response.members === undefined) return { ref: typeOfSamples([evidence.response]), types: [] };
  const name = sameType ? (evidence.requestType ?? evidence.responseType) : evidence.responseType;
  return named(name, { properties, open: true }, pair.response.message.startLine);
}

function named(
  name: string | undefined,
  shape: ObjectShape,
  place: Snippet,
): { ref: TypeRef; types: readonly NamedType[] } {
  if (name === undefined) return { ref: { kind: 'object', shape }, types: [] };
  return { ref: { kind: 'named', name }, types: [{ name, shape, description: undefined, place }] };
}

/** Control properties as the sample has them, then the table's rows, then what only the sample shows. */
function mergeProperties(
  rows: readonly PropertyRow[],
  sample: JsonText | undefined,
  evidence: Evidence,
): readonly Property[] {
  const listed = new Set(rows.map((row) => row.name.text));
  const shown = sample === undefined ? [] : shapeOfSamples([sample]).properties;
  return [
    ...shown.filter((property) => isControl(property.name)),
    ...rows.map((row) => rowProperty(row, evidence)),
    ...shown.filter((property) => !isControl(property.name) && !listed.has(property.name)),
  ];
}

function rowProperty(row: PropertyRow, evidence: Evidence): Property {
  return {
    name: row.name.text,
    type: rowType(row, evidence),
    description: row.description,
    readOnly: isReadOnly(row, evidence),
    required: false,
    place: row.name,
  };
}

function rowType(row: PropertyRow, evidence: Evidence): TypeRef {
  const values = sampleValues(row, evidence);
  if (row.type === undefined) return typeOfSamples(values);
  return readTypeCell(row.type, (name) => qualify(name, values, evidence));
}

/** The values that the samples give a property; the elements where they are lists. */
function sampleValues(row: PropertyRow, evidence: Evidence): readonly JsonText[] {
  return [evidence.request, evidence.response]
    .flatMap((sample) => memberOf(sample, row.name.text)?.value ?? [])
    .flatMap((value) => value.elements ?? [value]);
}

/** A type's full name: as a sample states it, else in the namespace of the body's own type. */
function qualify(name: string, values: readonly JsonText[], evidence: Evidence): string {
  if (name.includes('.')) return name;
  const stated = values.map((value) => typeName(memberOf(value, '@odata.type')?.value.value));
  const same = stated.find((one) => one?.toLowerCase().endsWith(`.${name.toLowerCase()}`));
  const namespace = (evidence.requestType ?? evidence.responseType)?.replace(/\.[^.]*$/, '');
  return same ?? `${namespace ?? 'microsoft.graph'}.${name}`;
}

function nestedTypes(evidence: Evidence, report: Report): readonly NamedType[] {
  const types = new Map<string, NamedType>();
  for (const row of evidence.rows) {
    const type = rowType(row, evidence);
    const ref = type.kind === 'collection' ? type.items : type;
    if (ref.kind !== 'named' || row.type === undefined || types.has(ref.name)) continue;
    const shape = shapeOfSamples(sampleValues(row, evidence));
    const known = shape.properties.map((property) => property.name);
    report('type-not-documented', { type: ref.name, known }, typeNamePlace(row.type));
    types.set(ref.name, { name: ref.name, shape, description: undefined, place: row.type });
  }
  return [...types.values()];
}
