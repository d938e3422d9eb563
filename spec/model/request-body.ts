import type { Report } from '../diagnostics/report.ts';
import type { Snippet } from '../page/page.ts';
import { plainText } from '../page/plain-text.ts';
import type { NamedType, ObjectShape, Property, TypeRef } from './api-model.ts';
import type { StatedType as ResponseType } from './body-type.ts';
import { isAboutParameters, type StatedType, statedRequestType } from './body-type.ts';
import { respell } from './enumeration-values.ts';
import { type JsonText, memberOf } from './json-text.ts';
import type { Method } from './method.ts';
import type { PageContext } from './page-context.ts';
import { prose } from './page-roles.ts';
import { type PropertyRow, readRows } from './property-table.ts';
import { namespaceOf } from './resource-page.ts';
import { isControl, shapeOfSamples } from './sample-shape.ts';
import type { SamplePair } from './samples.ts';

/** The type of a request body; a request schema has a name of its own, since it lacks what only the service sets. */
export interface RequestType {
  readonly ref: TypeRef;
  readonly shape: ObjectShape;
  readonly types: readonly NamedType[];
  /** The full name of the entity that the body is, where anything states it. */
  readonly entity: string | undefined;
  readonly rows: readonly PropertyRow[];
  /** What the service sets: in the answer, not in the request. */
  readonly readOnly: ReadonlySet<string>;
}

/** What the page's table and samples say of a request body. */
interface Evidence {
  readonly context: PageContext;
  readonly rows: readonly PropertyRow[];
  readonly requests: readonly JsonText[];
  readonly responses: readonly JsonText[];
  readonly namespace: string;
  /** Rows that are claimed to be required though the sample request lacks them. */
  readonly absent: readonly PropertyRow[];
  readonly required: ReadonlySet<string>;
  /** The key properties of the entity, as its own page states them. */
  readonly keys: ReadonlySet<string>;
}

const verbs: Readonly<Partial<Record<Method, string>>> = { post: 'create', put: 'replace', patch: 'update' };
const requiredClaim = /properties that are required when you create/i;

/**
 * Builds the type of a request body from the page's table, its sample and the page about the entity.
 * @param answered the type of the answer, which is the request's too where the page says that one is created or updated
 * @returns undefined for an operation that takes no JSON body
 */
export function readRequestType(
  context: PageContext,
  method: Method,
  samples: readonly SamplePair[],
  answered: ResponseType,
  place: Snippet,
): RequestType | undefined {
  const texts = context.roles.body.flatMap(prose).map((one) => one.text);
  const rows = readRows(context.roles.body, 'property');
  const [pair] = samples;
  const request = samples.find((one) => one.request.json !== undefined)?.request.json;
  if (verbs[method] === undefined || (rows.length === 0 && deniesBody(texts) && isEmpty(request))) return undefined;
  if (
    request?.members === undefined &&
    (rows.length === 0 || pair?.request.message.body !== undefined) &&
    !describesBody(texts)
  )
    return undefined;
  const stated = entityOf(context, method, texts, request, answered);
  const evidence = readEvidence(context, method, texts, rows, samples, stated);
  reportAbsent(evidence, texts, context.report);
  reportCapitals(rows, context.report);
  const shape = requestShape(evidence, stated);
  const entity = stated.type?.kind === 'named' ? stated.type.name : stated.name;
  const readOnly = new Set(rows.filter((row) => isReadOnly(row, evidence)).map((row) => row.name.text));
  if (entity === undefined) return { ref: { kind: 'object', shape }, shape, types: [], entity, rows, readOnly };
  const name = `${entity}-${verbs[method]}`;
  const type = { name, base: undefined, shape, description: undefined, place };
  return { ref: { kind: 'named', name }, shape, types: [type], entity, rows, readOnly };
}

/** Whether the prose says that there is a body, where neither a table nor a sample shows one. */
function describesBody(texts: readonly Snippet[]): boolean {
  return texts.some(
    (one) => /\b(supply|provide)\b/i.test(one.text) && !/\b(do not|don't) (supply|provide)\b|\bURL\b/i.test(one.text),
  );
}

function isEmpty(json: JsonText | undefined): boolean {
  return json?.members === undefined || json.members.length === 0;
}

/** Whether the prose says that there is none, where no table says otherwise. */
function deniesBody(texts: readonly Snippet[]): boolean {
  return texts.some((one) => /\b(?:not|don't|no)\b[^.]*\brequest body\b/i.test(one.text));
}

function entityOf(
  context: PageContext,
  method: Method,
  texts: readonly Snippet[],
  request: JsonText | undefined,
  answered: ResponseType,
): StatedType {
  const stated = statedRequestType(context, texts, request);
  if (stated.type !== undefined || isAboutParameters(texts) || answered.isCollection) return stated;
  const changes = method !== 'post' || texts.some((one) => /\brepresentation\b/i.test(one.text));
  if (!changes || answered.type?.kind !== 'named') return stated;
  return { ...answered, name: stated.name ?? answered.name };
}

function readEvidence(
  context: PageContext,
  method: Method,
  texts: readonly Snippet[],
  rows: readonly PropertyRow[],
  samples: readonly SamplePair[],
  stated: StatedType,
): Evidence {
  const requests = samples.flatMap((pair) => pair.request.json ?? []);
  const shown = (row: PropertyRow) => requests.every((json) => memberOf(json, row.name.text) !== undefined);
  const claimed = method === 'post' && requests.length > 0 && texts.some((one) => requiredClaim.test(one.text));
  const marked =
    method === 'post' && requests.length > 0
      ? rows.filter((row) => /^\W*required\b/i.test(plainText(row.description)))
      : [];
  const name = stated.type?.kind === 'named' ? stated.type.name : stated.name;
  return {
    context,
    rows,
    requests,
    responses: samples.flatMap((pair) => pair.response?.json ?? []),
    namespace: name?.replace(/\.[^.]*$/, '') ?? namespaceOf(context.page),
    absent: claimed ? rows.filter((row) => !shown(row)) : [],
    keys: new Set(name === undefined ? [] : context.catalogue.keysOf(name)),
    required: new Set((claimed ? rows : marked).filter(shown).map((row) => row.name.text)),
  };
}

function reportAbsent(evidence: Evidence, texts: readonly Snippet[], report: Report): void {
  const [first, ...others] = evidence.absent;
  if (first === undefined) return;
  const claim = texts.find((one) => requiredClaim.test(one.text));
  const readOnly = evidence.absent.filter((row) => isReadOnly(row, evidence)).map((row) => row.name.text);
  const label = 'absent from the sample request';
  const related = [
    ...others.map((row) => ({ ...row.name, label })),
    ...(claim === undefined ? [] : [{ ...claim, label: 'says that all of the table is required' }]),
  ];
  const names = evidence.absent.map((row) => row.name.text);
  report('required-but-absent', { names, readOnly }, { ...first.name, label, related });
}

/** A key that a request lacks and a response has is set by the service. */
function isReadOnly(row: PropertyRow, evidence: Evidence): boolean {
  const isKey =
    evidence.keys.has(row.name.text) || /\b(key|identifier)\b|inherited from \[?entity\b/i.test(row.description);
  return (
    isKey &&
    evidence.absent.includes(row) &&
    evidence.responses.some((json) => memberOf(json, row.name.text) !== undefined)
  );
}

function reportCapitals(rows: readonly PropertyRow[], report: Report): void {
  const [first, ...others] = rows.filter((row) => /^[A-Z]/.test(row.name.text));
  if (first === undefined) return;
  const related = others.map((row) => ({ ...row.name, label: '' }));
  report('property-name-case', { names: [first, ...others].map((row) => row.name.text) }, { ...first.name, related });
}

/** Control properties as the sample has them, then the table's rows, then what the sample or the entity's page has beside. */
function requestShape(evidence: Evidence, stated: StatedType): ObjectShape {
  const { catalogue } = evidence.context;
  const entity = stated.type?.kind === 'named' ? stated.type.name : undefined;
  const known = entity === undefined ? undefined : catalogue.propertiesOf(entity);
  const rows = evidence.rows
    .filter((row) => !isReadOnly(row, evidence))
    .map((row) => rowProperty(row, known ?? [], evidence));
  const left = new Set(evidence.rows.filter((row) => isReadOnly(row, evidence)).map((row) => row.name.text));
  const shown = shapeOfSamples(evidence.requests).properties;
  const documented = new Map((known ?? []).map((property) => [property.name, property]));
  const rest = (known ?? []).filter((property) => !left.has(property.name));
  const beside = shown
    .filter((property) => !isControl(property.name))
    .map((property) => documented.get(property.name) ?? property);
  const properties = uniqueByName([
    ...shown.filter((property) => isControl(property.name)),
    ...rows,
    ...beside,
    ...rest,
  ]);
  const sameType = stated.name === undefined || entity?.toLowerCase() === stated.name.toLowerCase();
  return {
    properties: properties.map((property) => ({ ...property, required: evidence.required.has(property.name) })),
    open: known === undefined || !sameType || catalogue.isOpen(entity ?? ''),
  };
}

function rowProperty(row: PropertyRow, known: readonly Property[], evidence: Evidence): Property {
  const { page, catalogue, report } = evidence.context;
  const samples = sampleValues(row, evidence);
  const stated = catalogue.typeOfRow(row, {
    page,
    namespace: evidence.namespace,
    samples: samples.flatMap((one) => one.elements ?? [one]),
  });
  const authority = known.find((property) => property.name === row.name.text);
  if (authority !== undefined && row.type !== undefined) compareTypes(row, stated, authority, report);
  const description = plainText(row.description);
  return {
    name: row.name.text,
    type: authority?.type ?? spelledAsShown(stated, row, samples, report),
    description: description === '' ? undefined : description,
    readOnly: false,
    required: false,
    nullable: samples.some((one) => one.value === null),
    place: row.name,
  };
}

/** An enumeration in the spelling of the samples, where they begin its values with a small letter. */
function spelledAsShown(type: TypeRef, row: PropertyRow, samples: readonly JsonText[], report: Report): TypeRef {
  if (type.kind !== 'enum') return type;
  for (const sample of samples) {
    const values = respell(type.values, sample.value);
    if (values === undefined) continue;
    const related = [{ ...row.name, label: 'lists the values' }];
    const facts = { property: row.name.text, shown: String(sample.value), values };
    report('enumeration-case', facts, { page: sample.page, span: sample.span, related });
    return { kind: 'enum', values };
  }
  return type;
}

function compareTypes(row: PropertyRow, stated: TypeRef, authority: Property, report: Report): void {
  if (
    JSON.stringify(stated) === JSON.stringify(authority.type) ||
    stated.kind !== authority.type.kind ||
    stated.kind === 'enum'
  )
    return;
  const facts = { property: row.name.text, here: plainText(row.type?.text ?? '') };
  const related = [{ ...authority.place, label: "the type's own page" }];
  report('property-type-contradiction', facts, { ...(row.type ?? row.name), related });
}

/** The values that both samples give a property. */
function sampleValues(row: PropertyRow, evidence: Evidence): readonly JsonText[] {
  return [...evidence.requests, ...evidence.responses].flatMap(
    (sample) => memberOf(sample, row.name.text)?.value ?? [],
  );
}

function uniqueByName(properties: readonly Property[]): readonly Property[] {
  const byName = new Map(properties.toReversed().map((property) => [property.name, property]));
  return [...new Set(properties.map((property) => property.name))].flatMap((name) => byName.get(name) ?? []);
}
