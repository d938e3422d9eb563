import type { Place } from '../diagnostics/diagnostic.ts';
import type { Page } from '../page/page.ts';
import { plainText } from '../page/plain-text.ts';
import type { Addressed } from './addressed.ts';
import type { NamedType, ObjectShape, Property, TypeRef } from './api-model.ts';
import type { StatedType } from './body-type.ts';
import { type JsonText, memberOf } from './json-text.ts';
import type { PageContext } from './page-context.ts';
import type { RequestType } from './request-body.ts';
import { namespaceOf } from './resource-page.ts';
import { isControl, shapeOfSamples, typeOfSamples } from './sample-shape.ts';
import type { SampleResponse } from './samples.ts';

/** The type of an answer's body, with the part of each sample that it describes. */
export interface ResponseType {
  readonly ref: TypeRef;
  readonly types: readonly NamedType[];
  /** The samples' bodies without a wrapping that the service does not send. */
  readonly bodies: ReadonlyMap<SampleResponse, JsonText>;
}

/** Builds the type of an answer's JSON body from all samples of it; undefined where nothing says that there is one. */
export function readResponseType(
  context: PageContext,
  stated: StatedType,
  responses: readonly SampleResponse[],
  request: RequestType | undefined,
  addressed: Addressed | undefined,
): ResponseType | undefined {
  const shown = responses.filter((one) => one.json !== undefined);
  const bodies = new Map(
    shown.flatMap((one) => (one.json === undefined ? [] : [[one, unwrapped(context, stated, one.json)] as const])),
  );
  const samples = [...bodies.values()];
  const many = isCollection(context, stated, samples[0]);
  // The samples show another path of the page, which addresses more or fewer things.
  if (stated.type?.kind === 'named' && addressed !== undefined && many !== (addressed === 'many')) {
    const other = { ...stated, isCollection: !many };
    return { ...typeOfBodies(context, other, [], undefined, request), bodies: new Map() };
  }
  if (samples.length === 0 && stated.type === undefined) return undefined;
  return { ...typeOfBodies(context, stated, samples, shown[0], request), bodies };
}

interface Typed {
  readonly ref: TypeRef;
  readonly types: readonly NamedType[];
}

function typeOfBodies(
  context: PageContext,
  stated: StatedType,
  samples: readonly JsonText[],
  first: SampleResponse | undefined,
  request: RequestType | undefined,
): Typed {
  const [json] = samples;
  if (isCollection(context, stated, json)) return collectionType(context, stated, samples);
  const { type } = stated;
  if (type !== undefined && type.kind !== 'named') return { ref: valueType(type, json, context.page), types: [] };
  if (type !== undefined) return { ref: extend(context, type, samples), types: [] };
  if (json?.members === undefined || first === undefined) return { ref: typeOfSamples(samples), types: [] };
  return sampledType(context, stated, samples, first, request);
}

/** The generator of some pages wraps a single object in `value`, which the service does not. */
function unwrapped(context: PageContext, stated: StatedType, json: JsonText): JsonText {
  const value = memberOf(json, 'value');
  const others = json.members?.filter((member) => !isControl(member.name.text)).length ?? 0;
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

function collectionType(context: PageContext, stated: StatedType, samples: readonly JsonText[]): Typed {
  const values = samples.flatMap((sample) => memberOf(sample, 'value') ?? []);
  const entries = values.flatMap(({ value }) => value.elements ?? [value]);
  const { ref, types } = entryType(context, stated, entries, samples[0]);
  const place = values[0]?.name ?? samples[0] ?? { page: context.page.path, span: { start: 0, end: 0 } };
  return { ref: envelope(samples, { kind: 'collection', items: ref }, place), types };
}

/** The type of a collection's entries: as stated, else named and shown by samples, else shown by samples alone. */
function entryType(
  context: PageContext,
  stated: StatedType,
  entries: readonly JsonText[],
  place: Place | undefined,
): Typed {
  if (stated.type?.kind === 'named') return { ref: extend(context, stated.type, entries), types: [] };
  if (stated.type !== undefined) return { ref: stated.type, types: [] };
  const objects = entries.some((entry) => entry.members !== undefined);
  if (stated.name === undefined || !objects || place === undefined) return { ref: typeOfSamples(entries), types: [] };
  const { name } = stated;
  const type = { name, base: undefined, shape: shapeOfSamples(entries), description: undefined, place };
  return { ref: { kind: 'named', name }, types: [type] };
}

/** An object with `value` and the control properties that the sample shows. */
function envelope(samples: readonly JsonText[], type: TypeRef, place: Place): TypeRef {
  const shown = shapeOfSamples(samples).properties;
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
  return envelope(
    json === undefined ? [] : [json],
    type,
    value?.name ?? { page: page.path, span: { start: 0, end: 0 } },
  );
}

/** A named type with what samples show beside its page's properties. */
function extend({ catalogue }: PageContext, type: TypeRef & { kind: 'named' }, samples: readonly JsonText[]): TypeRef {
  const known = new Set(
    (catalogue.propertiesOf(type.name) ?? catalogue.typeNamed(type.name)?.shape.properties ?? []).map(
      (one) => one.name,
    ),
  );
  const shown = shapeOfSamples(samples).properties.filter((property) => !known.has(property.name));
  if (shown.length === 0) return type;
  const properties = shown.map((property) =>
    withRelationship(property, catalogue.relationshipOf(type.name, property.name)),
  );
  return { kind: 'extended', base: type, shape: { properties, open: true } };
}

/** A relationship that a sample expands: of the type that its row names, as many as the sample shows. */
function withRelationship(shown: Property, stated: Property | undefined): Property {
  if (stated === undefined || shown.type.kind === 'any') return stated ?? shown;
  const item = stated.type.kind === 'collection' ? stated.type.items : stated.type;
  const type: TypeRef = shown.type.kind === 'collection' ? { kind: 'collection', items: item } : item;
  return { ...stated, type, nullable: shown.nullable };
}

/** A type that is named but described nowhere: the table of the request, where it is the same type, and the samples. */
function sampledType(
  context: PageContext,
  stated: StatedType,
  samples: readonly JsonText[],
  first: SampleResponse,
  request: RequestType | undefined,
): Typed {
  const same = stated.name?.toLowerCase() === request?.entity?.toLowerCase();
  const shape = sampledShape(context, samples, stated, same ? request : undefined);
  const name = same ? (request?.entity ?? stated.name) : stated.name;
  if (name === undefined) return { ref: { kind: 'object', shape }, types: [] };
  const place = first.message.startLine;
  const type = { name, base: undefined, shape, description: undefined, place };
  return { ref: { kind: 'named', name }, types: [type] };
}

function sampledShape(
  context: PageContext,
  samples: readonly JsonText[],
  stated: StatedType,
  request: RequestType | undefined,
): ObjectShape {
  const rows = request?.rows ?? [];
  const listed = new Set(rows.map((row) => row.name.text));
  const shown = shapeOfSamples(samples).properties;
  const namespace = stated.name?.replace(/\.[^.]*$/, '') ?? namespaceOf(context.page);
  const fromRows = rows.map((row): Property => {
    const values = samples.flatMap((sample) => memberOf(sample, row.name.text)?.value ?? []);
    const description = plainText(row.description);
    const witness = { page: context.page, namespace, samples: values.flatMap((one) => one.elements ?? [one]) };
    return {
      name: row.name.text,
      type: context.catalogue.typeOfRow(row, witness),
      description: description === '' ? undefined : description,
      readOnly: request?.readOnly.has(row.name.text) ?? false,
      required: values.length === samples.length,
      nullable: values.some((one) => one.value === null),
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
