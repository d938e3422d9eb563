import type { Report } from '../../../diagnostics/reporter.ts';
import type { Section, Table } from '../../../markdown/page.ts';
import { plainText } from '../../../markdown/plain-text.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { saysOptional, saysRequired } from './necessity.ts';
import { tables } from './sections.ts';

/** A row of a table of properties, relationships or parameters. */
export interface PropertyRow {
  readonly name: Snippet;
  readonly type: Snippet | undefined;
  /** As the page writes it, with its marks; empty where the cell is. */
  readonly description: string;
  /** What a column says: `Required` about the need for a value, `In` about where a request has it (in lower case). */
  readonly required: boolean | undefined;
  readonly location: string | undefined;
}

/** What a row has where the table has no more than names. */
export const blankRow = { type: undefined, description: '', required: undefined, location: undefined } as const;

/** A row that names a type. */
export interface TypedRow extends PropertyRow {
  readonly type: Snippet;
}

/** What a table lists, recognised by the heading of its first column. */
export type RowKind = 'property' | 'relationship' | 'member' | 'header';

const kinds: readonly (readonly [RegExp, RowKind])[] = [
  [/^(property|properties|parameter|attribute|field|query (parameter|option)|name\b)/, 'property'],
  [/^(relationship|navigation)/, 'relationship'],
  [/^(member|value\b|enum)/, 'member'],
  [/^(request )?header/, 'header'],
];

/** The rows of the tables of one kind in sections; columns are recognised by their headings. */
export function readRows(sections: readonly Section[], kind: RowKind): readonly PropertyRow[] {
  return sections.flatMap(tables).flatMap((table) => (kindOf(table) === kind ? readTable(table) : []));
}

/** What a table lists; undefined where its heading does not tell. */
export function kindOf(table: Table): RowKind | undefined {
  const first = cellText(table.header[0]).toLowerCase();
  return kinds.find(([pattern]) => pattern.test(first))?.[1];
}

/** What a row says about its property, without marks; undefined where it says nothing. */
export function descriptionOf(row: PropertyRow): string | undefined {
  const text = plainText(row.description);
  return text === '' ? undefined : text;
}

/** Whether a row says that there must be a value: in a column of its own, else in the description. */
export function isRequired(row: PropertyRow): boolean {
  return row.required ?? saysRequired(plainText(row.description));
}

/** Whether a row says that there need not be a value; `(optional)` behind the type says so too. */
export function isOptional(row: PropertyRow): boolean {
  if (row.required !== undefined) return !row.required;
  return saysOptional(plainText(row.description)) || /\(optional\)/i.test(row.type?.text ?? '');
}

function readTable(table: Table): readonly PropertyRow[] {
  const columns = table.header.map((cell) => cellText(cell).toLowerCase());
  const named = columns.findIndex((column, at) => at > 0 && /\btype\b/.test(column));
  const typeAt = named === -1 ? columns.indexOf('value', 1) : named;
  const requiredAt = columns.findIndex((column, at) => at > 0 && /^(required|mandatory)\b/.test(column));
  const locationAt = columns.indexOf('in', 1);
  const descriptionAt = columns.findIndex((column) => /^(description|notes|comment)/.test(column));
  return table.rows.flatMap((cells) => {
    const [name] = cells;
    const text = nameOf(name);
    // A line that divides the table into groups, or anything else that no property can be called.
    const isGroup = /^\*\*/.test(name?.text ?? '') && cells.slice(1).every((cell) => cell.text === '');
    if (name === undefined || isGroup || !/^[@$]?[A-Za-z_][\w@.$-]*$/.test(text)) return [];
    const rest = descriptionAt === -1 ? [] : cells.slice(descriptionAt);
    const description = rest.map((cell) => cell.text).join(' | ');
    const required = readNecessity(cellText(cells[requiredAt]));
    const location = cellText(cells[locationAt]).toLowerCase() || undefined;
    return [{ name: { ...name, text }, type: cells[typeAt], description, required, location }];
  });
}

/** What a cell of the column `Required` says; undefined where it is neither yes nor no. */
function readNecessity(cell: string): boolean | undefined {
  if (/^(yes|true|required|y|✓|✔|:white_check_mark:|:heavy_check_mark:)/i.test(cell)) return true;
  return /^(no|false|optional|n|✗|:x:)\b/i.test(cell) ? false : undefined;
}

function nameOf(cell: Snippet | undefined): string {
  const text = cell?.text ?? '';
  // Most names stand there bare.
  if (/^[A-Za-z\d]+$/.test(text)) return text;
  return cellText(cell)
    .replace(/\((?:deprecated|preview|optional|required|read-only|key|primary key)\)$/i, '')
    .trimEnd();
}

function cellText(cell: Snippet | undefined): string {
  return plainText(cell?.text ?? '')
    .replace(/[`*]/g, '')
    .trim()
    .replace(/^_(\w+)_$/, '$1');
}

/** Reports which properties a table lists twice, with another type each time: one finding for all of a table. */
export function reportTwice(rows: readonly PropertyRow[], report: Report): void {
  const firsts = new Map<string, PropertyRow>();
  const again = rows.flatMap((row) => {
    const first = firsts.get(row.name.text);
    if (first === undefined) firsts.set(row.name.text, row);
    return first === undefined || typeText(first) === typeText(row) ? [] : [{ first, row }];
  });
  const [key, ...others] = again;
  if (key === undefined) return;
  const related = [
    { ...(key.first.type ?? key.first.name), label: 'taken' },
    ...others.flatMap(({ first, row }) => [
      { ...(first.type ?? first.name), label: 'taken' },
      { ...(row.type ?? row.name), label: 'likewise' },
    ]),
  ];
  const names = [...new Set(again.map(({ row }) => row.name.text))];
  report('property-listed-twice', { names }, { ...(key.row.type ?? key.row.name), related });
}

function typeText(row: PropertyRow): string {
  return plainText(row.type?.text ?? '').toLowerCase();
}
