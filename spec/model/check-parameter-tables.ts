import type { Report } from '../diagnostics/report.ts';
import type { PageContext } from './page-context.ts';
import type { PageRoles } from './page-roles.ts';
import type { ParameterNames } from './parameter-names.ts';
import { witnessOfParameters } from './parameters.ts';
import { placesOfAll } from './places-of-all.ts';
import { type PropertyRow, readRows } from './property-table.ts';
import type { DeclaredPath } from './reference-lines.ts';
import { queryOptions } from './request-target.ts';

/** The rows of tables of parameters; where a page reads only, what it lists as a body goes into the address. */
export function parameterRows(roles: PageRoles, declared: readonly DeclaredPath[]): readonly PropertyRow[] {
  const readsOnly = declared.every(({ line }) => line.method === 'get');
  return readRows([...roles.parameters, ...(readsOnly ? roles.body : [])], 'property');
}

/** Tells what tables of parameters leave open: where a parameter goes, and how an address writes it. */
export function checkParameterTables(
  context: PageContext,
  declared: readonly DeclaredPath[],
  nameOf: ParameterNames,
): void {
  const rows = parameterRows(context.roles, declared);
  reportUnplaced(rows, declared, nameOf, context.report);
  const all = [...rows, ...readRows(context.roles.query, 'property')];
  reportComposed(all, context);
  reportUntyped(all, context.report);
}

/** Tells which parameters no request line has a place for: they are taken for query parameters. */
function reportUnplaced(
  rows: readonly PropertyRow[],
  declared: readonly DeclaredPath[],
  nameOf: ParameterNames,
  report: Report,
): void {
  const parts = declared.flatMap(({ segments }) => segments.flatMap((segment) => segment.parts));
  const inPath = parts.flatMap((part) =>
    part.kind === 'parameter' ? [nameOf(part.spelling), part.spelling.text] : [],
  );
  const inQuery = declared.flatMap(({ line }) => queryOptions(line.target)).map((option) => option.text);
  const placed = new Set([...inPath, ...inQuery].map((name) => name.toLowerCase()));
  const unplaced = rows.filter((row) => !placed.has(row.name.text.toLowerCase()));
  const where = placesOfAll(unplaced.map((row) => row.name));
  if (where !== undefined) report('parameter-not-in-path', { names: namesOf(unplaced) }, where);
}

/** Tells which parameters have a type that no address can hold as it is: they are taken for text. */
function reportComposed(rows: readonly PropertyRow[], { page, catalogue, report }: PageContext): void {
  const isComposed = (row: PropertyRow) =>
    row.type !== undefined && catalogue.typeOfRow(row, witnessOfParameters(page)).kind === 'named';
  const composed = rows.filter(isComposed);
  const where = placesOfAll(
    composed.map((row) => row.type ?? row.name),
    'likewise',
  );
  if (where !== undefined) report('parameter-type-composed', { names: namesOf(composed) }, where);
}

/** Tells which parameters have no type at all. */
function reportUntyped(rows: readonly PropertyRow[], report: Report): void {
  const untyped = rows.filter((row) => row.type === undefined);
  const where = placesOfAll(untyped.map((row) => row.name));
  if (where !== undefined) report('parameter-type-not-stated', { names: namesOf(untyped) }, where);
}

function namesOf(rows: readonly PropertyRow[]): readonly string[] {
  return rows.map((row) => row.name.text);
}
