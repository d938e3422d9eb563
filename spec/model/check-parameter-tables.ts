import type { PageContext } from './page-context.ts';
import type { PageRoles } from './page-roles.ts';
import type { ParameterNames } from './parameter-names.ts';
import { type PropertyRow, readRows } from './property-table.ts';
import type { DeclaredPath } from './reference-lines.ts';
import { queryOptions } from './request-target.ts';

/** The rows of tables of parameters; where a page reads only, what it lists as a body goes into the address. */
export function parameterRows(roles: PageRoles, declared: readonly DeclaredPath[]): readonly PropertyRow[] {
  const readsOnly = declared.every(({ line }) => line.method === 'get');
  return readRows([...roles.parameters, ...(readsOnly ? roles.body : [])], 'property');
}

/** Tells which parameters of the page's tables no request line has a place for: they are taken for query parameters. */
export function checkParameterTables(
  { roles, report }: PageContext,
  declared: readonly DeclaredPath[],
  nameOf: ParameterNames,
): void {
  const parts = declared.flatMap(({ segments }) => segments.flatMap((segment) => segment.parts));
  const inPath = parts.flatMap((part) =>
    part.kind === 'parameter' ? [nameOf(part.spelling), part.spelling.text] : [],
  );
  const inQuery = declared.flatMap(({ line }) => queryOptions(line.target)).map((option) => option.text);
  const placed = new Set([...inPath, ...inQuery].map((name) => name.toLowerCase()));
  const rows = parameterRows(roles, declared);
  const [first, ...others] = rows.filter((row) => !placed.has(row.name.text.toLowerCase()));
  if (first === undefined) return;
  const related = others.map((row) => ({ ...row.name, label: '' }));
  report(
    'parameter-not-in-path',
    { names: [first, ...others].map((row) => row.name.text) },
    { ...first.name, related },
  );
}
