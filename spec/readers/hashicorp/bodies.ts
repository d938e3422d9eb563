import { placesOfAll, type Report } from '../../diagnostics/reporter.ts';
import type {
  BodyModel,
  ExchangeModel,
  ObjectShape,
  Property,
  RequestBodyModel,
  ResponseModel,
  SampleExample,
  TypeRef,
} from '../../ir/api-model.ts';
import { assumedAt, type Fact, shownAt, statedAt } from '../../ir/evidence.ts';
import { typeOfSamples } from '../../ir/infer-types.ts';
import { shownHeaders } from '../../ir/shown-headers.ts';
import { firstLine } from '../../source/http-message.ts';
import type { JsonText } from '../../source/located-json.ts';
import { fitValue } from './fit-value.ts';
import type { ParameterItem } from './parameter-list.ts';
import type { PathRow } from './path-rows.ts';
import type { SampleBody } from './samples.ts';

/** What a row's request and response are read from. */
export interface BodyParts {
  readonly row: PathRow;
  /** The parameters that stand in the body. */
  readonly items: readonly ParameterItem[];
  readonly payloads: readonly SampleBody[];
  readonly responses: readonly SampleBody[];
  readonly report: Report;
}

/** What goes over the wire for a row. */
export function readExchangeOf(parts: BodyParts): ExchangeModel {
  return { requestBody: readRequestBody(parts), responses: readResponses(parts) };
}

function readRequestBody({ row, items, payloads, report }: BodyParts): RequestBodyModel | undefined {
  const [first] = payloads;
  const place = first?.text ?? items[0]?.place;
  if (place === undefined) return undefined;
  const json = payloads.flatMap((payload) => payload.json ?? []);
  const mediaType =
    headerOf(payloads, 'content-type') ??
    (first !== undefined && json.length === 0 ? 'text/plain' : 'application/json');
  const fact: Fact = items.length > 0 ? statedAt(items[0]?.place ?? place) : shownAt(place);
  const common = { mediaType, description: undefined, place: fact };
  if (first !== undefined && json.length === 0) {
    return { ...common, type: undefined, required: true, examples: payloads.map((payload) => textExample(payload)) };
  }
  const type: TypeRef =
    items.length === 0 || json.some((value) => value.members === undefined)
      ? typeOfSamples(json)
      : { kind: 'object', shape: payloadShape(items, json, { row, report }) };
  const isRequired = type.kind === 'object' && type.shape.properties.some((property) => property.required !== false);
  return { ...common, type, required: isRequired, examples: jsonExamples(payloads, type, report) };
}

/** The listed properties, and those that only the samples have; required are the listed ones that no sample lacks. */
function payloadShape(
  items: readonly ParameterItem[],
  samples: readonly JsonText[],
  { row, report }: Pick<BodyParts, 'row' | 'report'>,
): ObjectShape {
  const absent = items.filter(
    (item) => item.required && samples.some((json) => !json.members?.some(({ name }) => name.text === item.name)),
  );
  const lacking = placesOfAll(
    absent.map((item) => item.place),
    'likewise',
  );
  if (lacking !== undefined) {
    report('required-but-absent', { names: absent.map((item) => item.name), readOnly: [] }, lacking);
  }
  const listed = items.map((item) => itemProperty(item, !absent.includes(item)));
  const shown = typeOfSamples(samples);
  const names = new Set(items.map((item) => item.name));
  const unlisted = shown.kind === 'object' ? shown.shape.properties.filter(({ name }) => !names.has(name)) : [];
  const where = placesOfAll(
    unlisted.map((property) => property.place),
    'likewise',
  );
  if (where !== undefined) {
    report(
      'property-not-listed',
      { names: unlisted.map(({ name }) => name), table: `the parameters of \`${row.written} ${row.path}\`` },
      where,
    );
  }
  return { properties: [...listed, ...unlisted], open: true };
}

function itemProperty(item: ParameterItem, mayBeRequired: boolean): Property {
  const { name, description, place } = item;
  return {
    name,
    type: nestedType(item),
    description: describeItem(description, item.default),
    readOnly: false,
    required: item.required && mayBeRequired ? 'stated' : false,
    nullable: false,
    place: statedAt(place),
  };
}

function describeItem(description: string | undefined, value: string | undefined): string | undefined {
  if (value === undefined) return description;
  return [description, `Default: \`${value}\`.`].filter((part) => part !== undefined).join(' ');
}

/** The type of an item with the properties that are nested below it. */
function nestedType({ type, children }: ParameterItem): TypeRef {
  if (children.length === 0) return type;
  const shape = { properties: children.map((child) => itemProperty(child, false)), open: true };
  if (type.kind === 'collection') return { kind: 'collection', items: { kind: 'object', shape } };
  return type.kind === 'any-object' || type.kind === 'any' ? { kind: 'object', shape } : type;
}

function readResponses({ row, responses, report }: BodyParts): readonly ResponseModel[] {
  const hasBody = row.method !== 'head';
  const own = hasBody ? responses : [];
  const byStatus = Map.groupBy(own, (response) => response.status ?? mainStatus(row, own.length > 0));
  const statuses = [...new Set([...statusesOf(row, own.length > 0), ...byStatus.keys()])];
  return statuses.map((status) => {
    const same = byStatus.get(status) ?? [];
    const [first] = same;
    const isShown = same.some((response) => response.status !== undefined);
    return {
      status,
      description: undefined,
      headers: shownHeaders(same.flatMap(({ message }) => message ?? [])),
      body:
        first === undefined || status === 204 || status === 304 ? undefined : readBody(first, same, { row, report }),
      place:
        row.statusCell !== undefined && row.statuses.includes(status)
          ? statedAt(row.statusCell)
          : isShown && first !== undefined
            ? shownAt(first.text)
            : assumedAt(first?.text ?? row.place),
    };
  });
}

/** The statuses that a row states; of several those of its method. Without any, the one that is assumed. */
function statusesOf(row: PathRow, isShown: boolean): readonly number[] {
  const main = mainStatus(row, isShown);
  const isPair = row.statuses.length === 2 && row.statuses.includes(200) && row.statuses.includes(204);
  return row.statuses.length === 0 || isPair ? [main] : row.statuses;
}

/** 200 with a body, and for what reads; 204 for what only changes. */
function mainStatus(row: PathRow, isShown: boolean): number {
  const assumed = isShown || row.method === 'get' || row.method === 'head' ? 200 : 204;
  const stated = row.statuses.find((status) => status === assumed) ?? row.statuses.find((status) => status < 300);
  return stated ?? assumed;
}

function readBody(
  first: SampleBody,
  same: readonly SampleBody[],
  { row, report }: Pick<BodyParts, 'row' | 'report'>,
): BodyModel {
  const json = same.flatMap((response) => response.json ?? []);
  const isText = first.json === undefined;
  const mediaType = row.mediaType ?? (isText ? 'text/plain' : 'application/json');
  if (isText)
    return {
      mediaType: isJsonType(mediaType) ? 'text/plain' : mediaType,
      type: undefined,
      examples: same.filter((response) => response.json === undefined).map(textExample),
    };
  const type = typeOfSamples(json);
  return {
    mediaType: isJsonType(mediaType) ? mediaType : 'application/json',
    type,
    examples: jsonExamples(same, type, report),
  };
}

function isJsonType(mediaType: string): boolean {
  return /[/+]json$/.test(mediaType);
}

function jsonExamples(bodies: readonly SampleBody[], type: TypeRef, report: Report): readonly SampleExample[] {
  return bodies.flatMap(({ json, text, command }) => {
    if (json === undefined) return [];
    const further = command === undefined ? [] : [command.place];
    return [{ summary: undefined, value: fitValue(json, type, report), place: firstLine(text), further }];
  });
}

function textExample({ text, command }: SampleBody): SampleExample {
  const further = command === undefined ? [] : [command.place];
  return { summary: undefined, value: text.text, place: firstLine(text), further };
}

function headerOf(bodies: readonly SampleBody[], name: string): string | undefined {
  const headers = bodies.flatMap((body) => body.command?.headers ?? []);
  const value = headers.find((header) => header.name.toLowerCase() === name)?.value;
  return /^[a-z]+\/[\w.+-]*\w/i.exec(value ?? '')?.[0].toLowerCase();
}
