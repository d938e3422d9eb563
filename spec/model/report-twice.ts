import type { Report } from '../diagnostics/report.ts';
import { plainText } from '../page/plain-text.ts';
import type { PropertyRow } from './property-table.ts';

/** Tells which properties a table lists twice, with another type each time: one finding for all of a table. */
export function reportTwice(rows: readonly PropertyRow[], report: Report): void {
  const firsts = new Map<string, PropertyRow>();
  const again = rows.flatMap((row) => {
    const first = firsts.get(row.name.text);
    if (first === undefined) firsts.set(row.name.text, row);
    return first === undefined || typeText(first) === typeText(row) ? [] : [{ first, row }];
  });
  const [one, ...others] = again;
  if (one === undefined) return;
  const related = [
    { ...(one.first.type ?? one.first.name), label: 'taken' },
    ...others.flatMap(({ first, row }) => [
      { ...(first.type ?? first.name), label: 'taken' },
      { ...(row.type ?? row.name), label: 'likewise' },
    ]),
  ];
  const names = [...new Set(again.map(({ row }) => row.name.text))];
  report('property-listed-twice', { names }, { ...(one.row.type ?? one.row.name), related });
}

function typeText(row: PropertyRow): string {
  return plainText(row.type?.text ?? '').toLowerCase();
}
