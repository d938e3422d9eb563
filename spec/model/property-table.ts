import type { Section, Snippet, Table } from '../page/page.ts';
import { plainText } from '../page/plain-text.ts';
import { tables } from './page-roles.ts';

/** A row of a table of properties or parameters. */
export interface PropertyRow {
  readonly name: Snippet;
  readonly type: Snippet | undefined;
  readonly description: string | undefined;
}

/** The rows of all property and parameter tables of sections; columns are told by their headings. */
export function readPropertyTables(sections: readonly Section[]): readonly PropertyRow[] {
  return sections.flatMap(tables).flatMap(readPropertyTable);
}

function readPropertyTable(table: Table): readonly PropertyRow[] {
  const columns = table.header.map((cell) => plainText(cell.text).toLowerCase());
  if (!/^(property|parameter|name)/.test(columns[0] ?? '')) return [];
  const typeAt = columns.findIndex((column) => column.startsWith('type'));
  const descriptionAt = columns.findIndex((column) => column.startsWith('description'));
  return table.rows.flatMap((cells) => {
    const [name] = cells;
    const text = plainText(name?.text ?? '').replaceAll('`', '');
    if (name === undefined || text === '') return [];
    const description = plainText(cells[descriptionAt]?.text ?? '');
    return [
      { name: { ...name, text }, type: cells[typeAt], description: description === '' ? undefined : description },
    ];
  });
}
