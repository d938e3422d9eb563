import { placesOfAll, type Report } from '../../../diagnostics/reporter.ts';
import type { ParameterModel, TypeRef } from '../../../ir/api-model.ts';
import { statedAt } from '../../../ir/evidence.ts';
import type { Page, Section } from '../../../markdown/page.ts';
import { plainText } from '../../../markdown/plain-text.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { exampleValue } from '../lines/path-parameters.ts';
import type { RequestLine } from '../lines/request-line.ts';
import { type QueryVersion, queryOptions, versionOptions } from '../lines/request-target.ts';
import { blankRow, descriptionOf, isRequired, kindOf, type PropertyRow, readRows } from '../page/property-table.ts';
import { prose, tables } from '../page/sections.ts';
import type { Witness } from '../types/named-types.ts';
import type { PageContext } from '../types/page-context.ts';
import { namespaceOf } from '../types/resource-page.ts';
import { nearestRow, type PlacedRows } from './placed-rows.ts';
import { supportedOptions } from './query-sentences.ts';

const text: TypeRef = { kind: 'primitive', type: 'string' };

/** Headers that OpenAPI says elsewhere, as security or media types, or that the protocol itself carries. */
const reserved = /^(authorization|content-type|content-length|accept|host|connection)$/i;

/**
 * The parameters of an operation: those of its path, then query options and headers that the page has tables of.
 * @param rows the page's tables of parameters
 */
export function readParameters(
  context: PageContext,
  rows: PlacedRows,
  pathNames: readonly string[],
  line: RequestLine,
): readonly ParameterModel[] {
  const { roles } = context;
  const inPath = pathNames.map((name) =>
    pathParameter(context, name, nearestRow(rows.path.get(name.toLowerCase()) ?? [], line), line.line),
  );
  const query = [...rows.query, ...readRows(roles.query.filter(listsOptions), 'property')].filter((row) =>
    /^\$?[A-Za-z_][\w.-]*$/.test(row.name.text),
  );
  const parameters = [
    ...inPath,
    ...query.map((row) => tableParameter(context, 'query', row)),
    ...versionOptions(line.target).map(versionOption),
    ...[...queryOptions(line.target), ...supportedOptions(roles.query)].map(optionalOption),
    ...[...rows.header, ...headerRows(roles.headers)].map((row) => tableParameter(context, 'header', row)),
  ];
  return [...firstByName(parameters, (parameter) => `${parameter.in} ${parameter.name.toLowerCase()}`).values()];
}

function pathParameter(
  context: PageContext,
  name: string,
  row: PropertyRow | undefined,
  line: Snippet,
): ParameterModel {
  const base = row === undefined ? undefined : tableParameter(context, 'path', row);
  const type = base?.type.kind === 'primitive' || base?.type.kind === 'enum' ? base.type : text;
  const example = type === text ? exampleValue(name) : undefined;
  return {
    name,
    in: 'path',
    type,
    required: true,
    description: base?.description,
    example,
    place: statedAt(row?.name ?? line),
  };
}

function tableParameter(context: PageContext, where: ParameterModel['in'], row: PropertyRow): ParameterModel {
  const { page, catalogue } = context;
  const type = row.type === undefined ? text : catalogue.typeOfRow(row, witnessOfParameters(page));
  const description = descriptionOf(row);
  return {
    name: row.name.text,
    in: where,
    type: type.kind === 'named' || type.kind === 'any' ? text : type,
    required: isRequired(row),
    description,
    example: undefined,
    place: statedAt(row.name),
  };
}

/** What is known about the parameters of a page apart from their rows. */
function witnessOfParameters(page: Page): Witness {
  return { page, namespace: namespaceOf(page), samples: [], inAddress: true };
}

/** The API version that a request line has in its query. */
function versionOption({ name, value }: QueryVersion): ParameterModel {
  return { ...optionalOption(name), required: true, example: value };
}

/** A query option that only the request line or a sentence has. */
function optionalOption(option: Snippet): ParameterModel {
  return {
    name: option.text,
    in: 'query',
    type: text,
    required: false,
    description: undefined,
    example: undefined,
    place: statedAt(option),
  };
}

/** The rows of header tables; a table of headers has its value, not its type, in the second column. */
function headerRows(sections: readonly Section[]): readonly PropertyRow[] {
  const listed = sections.flatMap(tables).filter((table) => ['header', 'property'].includes(kindOf(table) ?? ''));
  return listed
    .flatMap((table) => table.rows)
    .flatMap(([name, ...rest]) => {
      const own = plainText(name?.text ?? '')
        .replace(/[`*]/g, '')
        .replace(/^_(.+)_$/, '$1');
      if (name === undefined || !/^[A-Za-z][\w-]*$/.test(own) || reserved.test(own)) return [];
      return [{ ...blankRow, name: { ...name, text: own }, description: rest.map((cell) => cell.text).join(' ') }];
    });
}

/** The first of each name, in the order in which the names come. */
function firstByName<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, T> {
  const firsts = new Map<string, T>();
  for (const item of items) if (!firsts.has(nameOf(item))) firsts.set(nameOf(item), item);
  return firsts;
}

/** Reports what tables of parameters leave open about how an address writes the values. */
export function checkParameterTables(context: PageContext, { path, query }: PlacedRows): void {
  const all = [...path.values()].flat();
  const rows = [...all, ...query, ...readRows(context.roles.query.filter(listsOptions), 'property')];
  reportFilters(context);
  const inOrder = rows.toSorted((a, b) => a.name.span.start - b.name.span.start);
  reportComposed(inOrder, context);
  reportUntyped(inOrder, context.report);
}

/** Whether the tables of a section list query options, and not properties that such an option is about. */
function listsOptions(section: Section): boolean {
  return !prose(section).some(({ text }) => text.text.split('.').some(introducesFiltered));
}

/** Whether a sentence says that such an option is about what follows: `the following properties support $filter`. */
function introducesFiltered(sentence: string): boolean {
  const [, ...behind] = sentence.split(/\bfollowing properties\b/i);
  return behind.some((text) => /\$(?:filter|orderby|search)\b/i.test(text));
}

/** Reports tables of properties that `$filter` and the like are about: they are no parameters. */
function reportFilters({ roles, report }: PageContext): void {
  const rows = readRows(
    roles.query.filter((section) => !listsOptions(section)),
    'property',
  );
  const where = placesOfAll(rows.map((row) => row.name));
  if (where !== undefined) report('filter-properties-listed', { names: namesOf(rows) }, where);
}

/** Reports which parameters have a type that no address can hold as it is: they are treated as text. */
function reportComposed(rows: readonly PropertyRow[], { page, catalogue, report }: PageContext): void {
  const isComposed = (row: PropertyRow) =>
    row.type !== undefined && catalogue.typeOfRow(row, witnessOfParameters(page)).kind === 'named';
  const composed = rows.filter(isComposed);
  const where = placesOfAll(
    composed.map((row) => row.type ?? row.name),
    'likewise',
  );
  if (where !== undefined) report('parameter-type-not-primitive', { names: namesOf(composed) }, where);
}

/** Reports which parameters have no type at all. */
function reportUntyped(rows: readonly PropertyRow[], report: Report): void {
  const untyped = rows.filter((row) => row.type === undefined);
  const where = placesOfAll(untyped.map((row) => row.name));
  if (where !== undefined) report('parameter-type-not-stated', { names: namesOf(untyped) }, where);
}

function namesOf(rows: readonly PropertyRow[]): readonly string[] {
  return rows.map((row) => row.name.text);
}
