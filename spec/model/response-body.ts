import type { Place } from '../diagnostics/diagnostic.ts';
import type { Page } from '../page/page.ts';
import { plainText } from '../page/plain-text.ts';
import type { NamedType, ObjectShape, Property, TypeRef } from './api-model.ts';
import type { StatedType } from './body-type.ts';
import { type JsonText, memberOf } from './json-text.ts';
import type { PageContext } from './page-context.ts';
import type { RequestType } from './request-body.ts';
import { namespaceOf } from './resource-page.ts';
import { isControl, shapeOfSamples, typeOfSamples } from './sample-shape.ts';
import type { SampleResponse } from './samples.ts';

/** The type of an answer's body, with the part of the sample that it describes. */
export interface ResponseType {
  readonly ref: TypeRef;
  readonly types: readonly NamedType[];
  /** The sample's body without a wrapping that the service does not send. */
  readonly json: JsonText | undefined;
}

/** Builds the type of an answer's JSON body; undefined where nothing says that there is one. */
export function readResponseType(
  context: PageContext,
  stated: StatedType,
  response: SampleResponse | undefined,
  request: RequestType | undefined,
): ResponseType | undefined {
  const json = unwrapped(context, stated, response?.json);
  if (json === undefined && stated.type === undefined) return undefined;
  if (isCollection(context, stated, json)) return collectionType(context, stated, json);
  const { type } = stated;
  if (type !== undefined && type.kind !== 'named') return { ref: valueType(type, json, context.page), types: [], json };
  if (type !== undefined) return { ref: extend(context, type, json), types: [], json };
  if (json === undefined) return undefined;
  if (json.members === undefined) return { ref: typeOfSamples([json]), types: [], json };
  return sampledType(context, stated, json, request, response);
}

/** The generator of some pages wraps a single object in `value`, which the service does not. */
function unwrapped(context: PageContext, stated: StatedType, json: JsonText | undefined): JsonText | undefined {
  const value = memberOf(json, 'value');
  const others = json?.members?.filter((member) => !isControl(member.name.text)).length ?? 0;
  if (value === undefined || others > 1 || value.value.members === undefined || stated.isCollection) return json;
  if (stated.type?.kind !== 'named' || ownsValue(context, stated.type.name, value.value)) return json;
  context.report('response-wrapped', { type: stated.type.name }, value.name);
  return value.value;
}

/** Whether a type has a property `value` of its own, and the sample's is that one. */
function ownsValue({ catalogue }: PageContext, type: string, value: JsonText): boolean {
  const known = (catalogue.propertiesOf(type) ?? []).map((property) => property.name);
  if (!known.includes('value')) return false;
  const inner = (value.elements?.[0] ?? value).members?.map((member) => member.name.text) ?? [];
  return !inner.some((name) => name !== 'value' && (known.includes(name) || name === '@odata.type'));
}

function isCollection(context: PageContext, stated: StatedType, json: JsonText | undefined): boolean {
  const value = memberOf(json, 'value')?.value;
  if (json === undefined) return stated.isCollection;
  if (value?.elements === undefined) return stated.isCollection && value !== undefined;
  if (stated.type?.kind !== 'named') return stated.isCollection || stated.type !== undefined || isEnvelope(json);
  return !ownsValue(context, stated.type.name, value);
}

/** An object that has nothing but `value` and control properties. */
function isEnvelope(json: JsonText): boolean {
  return json.members?.every((member) => member.name.text === 'value' || isControl(member.name.text)) ?? false;
}

function collectionType(context: PageContext, stated: StatedType, json: JsonText | undefined): ResponseType {
  const value = memberOf(json, 'value');
  const entries = value === undefined ? [] : (value.value.elements ?? [value.value]);
  const { ref, types } = entryType(context, stated, entries, json);
  const place = value?.name ?? json ?? { page: context.page.path, span: { start: 0, end: 0 } };
  return { ref: envelope(json, { kind: 'collection', items: ref }, place), types, json };
}

/** The type of a collection's entries: as stated, else named and shown by samples, else shown by samples alone. */
function entryType(
  context: PageContext,
  stated: StatedType,
  entries: readonly JsonText[],
  json: JsonText | undefined,
): { readonly ref: TypeRef; readonly types: readonly NamedType[] } {
  if (stated.type?.kind === 'named') return { ref: extendAll(context, stated.type, entries), types: [] };
  if (stated.type !== undefined) return { ref: stated.type, types: [] };
  const objects = entries.some((entry) => entry.members !== undefined);
  if (stated.name === undefined || !objects || json === undefined) return { ref: typeOfSamples(entries), types: [] };
  const { name } = stated;
  const type = { name, base: undefined, shape: shapeOfSamples(entries), description: undefined, place: json };
  return { ref: { kind: 'named', name }, types: [type] };
}

/** An object with `value` and the control properties that the sample shows. */
function envelope(json: JsonText | undefined, type: TypeRef, place: Place): TypeRef {
  const shown = json === undefined ? [] : shapeOfSamples([json]).properties;
  const value: Property = {
    name: 'value',
    type,
    description: undefined,
    readOnly: false,
    required: true,
    nullable: false,
    place: { page: place.page, span: place.span },
  };
  const controls = shown.filter((property) => property.name !== 'value');
  return { kind: 'object', shape: { properties: [...controls, value], open: true } };
}

/** A single primitive is answered in an envelope (OData JSON format 4.01, section 11). */
function valueType(type: TypeRef, json: JsonText | undefined, page: Page): TypeRef {
  if (type.kind === 'primitive' && type.format === 'binary') return type;
  const value = memberOf(json, 'value');
  if (json !== undefined && value === undefined) return typeOfSamples([json]);
  return envelope(json, type, value?.name ?? { page: page.path, span: { start: 0, end: 0 } });
}

/** A named type with what the sample shows beside its page's properties. */
function extend(context: PageContext, type: TypeRef & { kind: 'named' }, json: JsonText | undefined): TypeRef {
  return extendAll(context, type, json === undefined ? [] : [json]);
}

function extendAll(
  { catalogue }: PageContext,
  type: TypeRef & { kind: 'named' },
  samples: readonly JsonText[],
): TypeRef {
  const relationships = new Map(catalogue.relationshipsOf(type.name).map((property) => [property.name, property]));
  const known = new Set(
    (catalogue.propertiesOf(type.name) ?? catalogue.typeNamed(type.name)?.shape.properties ?? []).map(
      (one) => one.name,
    ),
  );
  const shown = shapeOfSamples(samples).properties.filter((property) => !known.has(property.name));
  if (shown.length === 0) return type;
  const properties = shown.map((property) => withRelationship(property, relationships.get(property.name)));
  return { kind: 'extended', base: type, shape: { properties, open: true } };
}

/** A relationship that a sample expands: of the type that its row names, as many as the sample shows. */
function withRelationship(shown: Property, stated: Property | undefined): Property {
  if (stated === undefined || shown.type.kind === 'any') return stated ?? shown;
  const item = stated.type.kind === 'collection' ? stated.type.items : stated.type;
  const type: TypeRef = shown.type.kind === 'collection' ? { kind: 'collection', items: item } : item;
  return { ...stated, type, nullable: shown.nullable };
}

/** A type that is named but described nowhere: the table of the request, where it is the same type, and the sample. */
function sampledType(
  context: PageContext,
  stated: StatedType,
  json: JsonText,
  request: RequestType | undefined,
  response: SampleResponse | undefined,
): ResponseType {
  const same = stated.name?.toLowerCase() === request?.entity?.toLowerCase();
  const rows = same && request !== undefined ? request.rows : [];
  const shape = sampledShape(context, rows, json, stated, request?.readOnly ?? new Set());
  const name = same ? (request?.entity ?? stated.name) : stated.name;
  if (name === undefined || response === undefined) return { ref: { kind: 'object', shape }, types: [], json };
  const place = response.message.startLine;
  return {
    ref: { kind: 'named', name },
    types: [{ name, base: undefined, shape, description: undefined, place }],
    json,
  };
}

function sampledShape(
  context: PageContext,
  rows: RequestType['rows'],
  json: JsonText,
  stated: StatedType,
  readOnly: ReadonlySet<string>,
): ObjectShape {
  const listed = new Set(rows.map((row) => row.name.text));
  const shown = shapeOfSamples([json]).properties;
  const namespace = stated.name?.replace(/\.[^.]*$/, '') ?? namespaceOf(context.page);
  const fromRows = rows.map((row): Property => {
    const value = memberOf(json, row.name.text)?.value;
    const samples = value === undefined ? [] : (value.elements ?? [value]);
    const description = plainText(row.description);
    return {
      name: row.name.text,
      type: context.catalogue.typeOfRow(row, { page: context.page, namespace, samples }),
      description: description === '' ? undefined : description,
      readOnly: readOnly.has(row.name.text),
      required: value !== undefined,
      nullable: value?.value === null,
      place: row.name,
    };
  });
  return {
    properties: [
      ...shown.filter((property) => isControl(property.name)),
      ...fromRows,
      ...shown.filter((property) => !isControl(property.name) && !listed.has(property.name)),
    ],
    open: true,
  };
}
