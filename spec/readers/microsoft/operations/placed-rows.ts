import { placesOfAll, type Report } from '../../../diagnostics/reporter.ts';
import { originVariables } from '../lines/origin.ts';
import { type ParameterNames, parameterName } from '../lines/path-parameters.ts';
import type { RequestLine } from '../lines/request-line.ts';
import { queryOptions, queryPlaceholders, type TargetSegment } from '../lines/request-target.ts';
import { type PropertyRow, readRows } from '../page/property-table.ts';
import type { PageRoles } from '../page/sections.ts';
import type { DeclaredPath } from '../samples/declared-paths.ts';

/** The rows of a page's tables of parameters by where a request has their values. */
export interface PlacedRows {
  /** By the names of path parameters, in lower case. */
  readonly path: ReadonlyMap<string, readonly PropertyRow[]>;
  readonly query: readonly PropertyRow[];
  readonly header: readonly PropertyRow[];
  /** By the names of the variables that stand before paths, in lower case. */
  readonly server: ReadonlyMap<string, readonly PropertyRow[]>;
}

/** A placeholder of a request line: the name that it has everywhere, and what a table can call it. */
interface Placeholder {
  readonly line: RequestLine;
  readonly name: string;
  readonly aliases: readonly string[];
}

/**
 * Finds out where the parameters go that tables list: into the path where any request line has a place of that name, else
 * where the column `In` says, else into the query. A table of path parameters is about the request lines before it, and
 * what it lists never goes into a query. Reports what has no place.
 */
export function placeRows(
  roles: PageRoles,
  declared: readonly DeclaredPath[],
  nameOf: ParameterNames,
  report: Report,
): PlacedRows {
  const placeholders = declared.flatMap((path) => placeholdersOf(path, nameOf));
  const names = namesByAlias(placeholders);
  const options = optionNames(declared);
  const rows = parameterRows(roles, declared).map((row) => (names.has(keyOf(row)) ? row : namedAsOption(row, options)));
  const path = Map.groupBy(
    rows.filter((row) => names.has(keyOf(row))),
    (row) => names.get(keyOf(row)) ?? '',
  );
  const variables = variableNames(declared);
  const isVariable = (row: PropertyRow) => !names.has(keyOf(row)) && variables.has(keyOf(row));
  const others = rows.filter((row) => !names.has(keyOf(row)) && !isVariable(row));
  const described = new Set(path.keys());
  const rowsBelow = (heading: RegExp) =>
    new Set(
      readRows(
        roles.parameters.filter((section) => heading.test(section.heading?.text ?? '')),
        'property',
      ).map(placeOf),
    );
  const [ofPaths, ofAddresses] = [rowsBelow(/^path\b/i), rowsBelow(/^ur[il]\b/i)];
  const isOfPath = (row: PropertyRow) => {
    if (row.location !== undefined) return row.location === 'path';
    if (!ofAddresses.has(placeOf(row))) return ofPaths.has(placeOf(row));
    // What an address has apart from its path is its query.
    return freePlaceholders(nearestLine(row, placeholders), placeholders, described).size > 0;
  };
  for (const [name, row] of matchRows(others.filter(isOfPath), placeholders, described, report)) path.set(name, [row]);
  const rest = others.filter((row) => !isOfPath(row));
  reportUnplaced(rest, declared, report);
  return {
    path,
    query: rest.filter((row) => row.location !== 'header' && row.location !== 'body'),
    header: rest.filter((row) => row.location === 'header'),
    server: Map.groupBy(rows.filter(isVariable), keyOf),
  };
}

/** The rows of tables of parameters; where a page reads only, what it lists as a body goes into the address. */
function parameterRows(roles: PageRoles, declared: readonly DeclaredPath[]): readonly PropertyRow[] {
  const readsOnly = declared.every(({ line }) => line.method === 'get');
  return readRows([...roles.parameters, ...(readsOnly ? roles.body : [])], 'property');
}

/** What tables can call the variables that stand before paths. */
function variableNames(declared: readonly DeclaredPath[]): ReadonlySet<string> {
  const spellings = declared.flatMap(({ line }) => (line.target.origin ? originVariables(line.target.origin) : []));
  return new Set(spellings.flatMap(({ text }) => [text, parameterName(text)]).map((name) => name.toLowerCase()));
}

function placeOf({ name: { page, span } }: PropertyRow): string {
  return `${page}:${span.start}`;
}

/** What placeholders of values in queries are called, in lower case, with the names of their options. */
function optionNames(declared: readonly DeclaredPath[]): ReadonlyMap<string, string> {
  return new Map(declared.flatMap(({ line }) => [...queryPlaceholders(line.target)]));
}

/** A row by the name of the option whose value it describes: `boat-id` is `boat` in `?boat={boat-id}`. */
function namedAsOption(row: PropertyRow, options: ReadonlyMap<string, string>): PropertyRow {
  const option = row.location === undefined ? options.get(keyOf(row)) : undefined;
  return option === undefined ? row : { ...row, name: { ...row.name, text: option } };
}

/** The names of the placeholders of a line that no row describes. */
function freePlaceholders(
  line: RequestLine | undefined,
  placeholders: readonly Placeholder[],
  described: ReadonlySet<string>,
): ReadonlySet<string> {
  const own = placeholders.filter((placeholder) => placeholder.line === line).map(({ name }) => name);
  return new Set(own.filter((name) => !described.has(name.toLowerCase())));
}

function placeholdersOf({ line, segments }: DeclaredPath, nameOf: ParameterNames): readonly Placeholder[] {
  return segments.flatMap(({ parts }: TargetSegment) =>
    parts.flatMap((part, at) => {
      if (part.kind === 'literal') return [];
      const before = parts[at - 1];
      // The placeholder of a function's argument, `search(q='{search-text}')`, can have the argument's name in a table.
      const argument = before?.kind === 'literal' ? /\b(\w+)='?$/.exec(before.text)?.[1] : undefined;
      const aliases = [part.spelling.text, ...(argument === undefined ? [] : [argument])];
      return [{ line, name: nameOf(part.spelling), aliases: aliases.map((alias) => alias.toLowerCase()) }];
    }),
  );
}

/** The names of placeholders by all that a table can call them; a name itself comes before what others can be called. */
function namesByAlias(placeholders: readonly Placeholder[]): ReadonlyMap<string, string> {
  const names = placeholders.map(({ name }) => name.toLowerCase());
  const aliases = placeholders.flatMap(({ name, aliases }) =>
    aliases.map((alias) => [alias, name.toLowerCase()] as const),
  );
  return new Map([...aliases.toReversed(), ...names.map((name) => [name, name] as const)]);
}

function keyOf(row: PropertyRow): string {
  return row.name.text.toLowerCase();
}

/**
 * Matches the rows of path parameters that no placeholder is called like. The only one below some request lines describes
 * the only placeholder of theirs that no row describes.
 * @param described the names of placeholders that rows describe
 */
function matchRows(
  rows: readonly PropertyRow[],
  placeholders: readonly Placeholder[],
  described: ReadonlySet<string>,
  report: Report,
): ReadonlyMap<string, PropertyRow> {
  const matched = new Map<string, PropertyRow>();
  const unknown: PropertyRow[] = [];
  for (const [line, own] of Map.groupBy(rows, (row) => nearestLine(row, placeholders))) {
    const [name, ...names] = freePlaceholders(line, placeholders, described);
    const [row, ...others] = own;
    if (row === undefined || name === undefined || names.length + others.length > 0) unknown.push(...own);
    else {
      matched.set(name.toLowerCase(), row);
      report('parameter-spellings', { spellings: [name, row.name.text], chosen: name }, row.name);
    }
  }
  const where = placesOfAll(unknown.map((row) => row.name));
  if (where !== undefined) report('path-parameter-unknown', { names: unknown.map((row) => row.name.text) }, where);
  return matched;
}

/** The last request line before a row; undefined where there is none. */
function nearestLine(row: PropertyRow, placeholders: readonly Placeholder[]): RequestLine | undefined {
  const { page, span } = row.name;
  return placeholders.findLast(({ line }) => line.line.page !== page || line.line.span.start < span.start)?.line;
}

/** Of rows of one name the first below a request line, else the first of all. */
export function nearestRow(rows: readonly PropertyRow[], { line }: RequestLine): PropertyRow | undefined {
  return rows.find((row) => row.name.span.start > line.span.start) ?? rows[0];
}

/** Reports which parameters no request line has a place for: they are treated as query parameters. */
function reportUnplaced(rows: readonly PropertyRow[], declared: readonly DeclaredPath[], report: Report): void {
  const inQuery = declared.flatMap(({ line }) => queryOptions(line.target)).map((option) => option.text.toLowerCase());
  const unplaced = rows.filter((row) => row.location === undefined && !inQuery.includes(keyOf(row)));
  const where = placesOfAll(unplaced.map((row) => row.name));
  if (where !== undefined) report('parameter-not-in-path', { names: unplaced.map((row) => row.name.text) }, where);
}
