import type { Page, Section, Snippet } from '../page/page.ts';
import { plainText } from '../page/plain-text.ts';
import type { ParameterModel, TypeRef } from './api-model.ts';
import { exampleValue } from './example-value.ts';
import type { PageContext } from './page-context.ts';
import { tables } from './page-roles.ts';
import { descriptionOf, kindOf, type PropertyRow, readRows } from './property-table.ts';
import type { RequestLine } from './request-lines.ts';
import { queryOptions } from './request-target.ts';
import { namespaceOf } from './resource-page.ts';
import type { Witness } from './type-reading.ts';

const text: TypeRef = { kind: 'primitive', type: 'string' };

/** Headers that OpenAPI says elsewhere, as security or media types, or that the protocol itself carries. */
const reserved = /^(authorization|content-type|content-length|accept|host|connection)$/i;

/**
 * The parameters of an operation: those of its path, then query options and headers that the page has tables of.
 * @param rows the page's table of parameters
 */
export function readParameters(
  context: PageContext,
  rows: readonly PropertyRow[],
  pathNames: readonly string[],
  { line, target }: RequestLine,
): readonly ParameterModel[] {
  const { roles } = context;
  const names = new Set(pathNames.map((name) => name.toLowerCase()));
  const isInPath = (row: PropertyRow) => names.has(row.name.text.toLowerCase());
  const firsts = firstByName(rows.filter(isInPath), (row) => row.name.text.toLowerCase());
  const inPath = pathNames.map((name) => pathParameter(context, name, firsts.get(name.toLowerCase()), line));
  const others = rows.filter((row) => !isInPath(row));
  const query = [...others, ...readRows(roles.query, 'property')].filter((row) =>
    /^\$?[A-Za-z_][\w.-]*$/.test(row.name.text),
  );
  const parameters = [
    ...inPath,
    ...query.map((row) => tableParameter(context, 'query', row)),
    ...queryOptions(target).map(lineParameter),
    ...headerRows(roles.headers).map((row) => tableParameter(context, 'header', row)),
  ];
  return [...firstByName(parameters, (one) => `${one.in} ${one.name.toLowerCase()}`).values()];
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
  return { name, in: 'path', type, required: true, description: base?.description, example, place: row?.name ?? line };
}

function tableParameter(context: PageContext, where: ParameterModel['in'], row: PropertyRow): ParameterModel {
  const { page, catalogue } = context;
  const type = row.type === undefined ? text : catalogue.typeOfRow(row, witnessOfParameters(page));
  const description = descriptionOf(row);
  return {
    name: row.name.text,
    in: where,
    type: type.kind === 'named' || type.kind === 'any' ? text : type,
    required: /^\W*required\b/i.test(description ?? ''),
    description,
    example: undefined,
    place: row.name,
  };
}

/** What is known of the parameters of a page beside their rows. */
export function witnessOfParameters(page: Page): Witness {
  return { page, namespace: namespaceOf(page), samples: [], inAddress: true };
}

/** A query option that only the request line has. */
function lineParameter(option: Snippet): ParameterModel {
  return {
    name: option.text,
    in: 'query',
    type: text,
    required: false,
    description: undefined,
    example: undefined,
    place: option,
  };
}

/** The rows of header tables; a table of headers has its value, not its type, in the second column. */
function headerRows(sections: readonly Section[]): readonly PropertyRow[] {
  const listed = sections.flatMap(tables).filter((table) => ['header', 'property'].includes(kindOf(table) ?? ''));
  return listed
    .flatMap((table) => table.rows)
    .flatMap(([name, ...rest]) => {
      const own = plainText(name?.text ?? '').replace(/[`*]/g, '');
      if (name === undefined || !/^[A-Za-z][\w-]*$/.test(own) || reserved.test(own)) return [];
      return [{ name: { ...name, text: own }, type: undefined, description: rest.map((cell) => cell.text).join(' ') }];
    });
}

/** The first of each name, in the order in which the names come. */
function firstByName<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, T> {
  const firsts = new Map<string, T>();
  for (const item of items) if (!firsts.has(nameOf(item))) firsts.set(nameOf(item), item);
  return firsts;
}
