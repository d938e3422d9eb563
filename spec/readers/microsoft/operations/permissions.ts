import { placesOfAll, type Report } from '../../../diagnostics/reporter.ts';
import type { PermissionModel, PermissionsModel } from '../../../ir/api-model.ts';
import type { Section, Table } from '../../../markdown/page.ts';
import { plainText } from '../../../markdown/plain-text.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { tables } from '../page/sections.ts';

const placeholder = /\bTODO\b/i;
const scope = /^[A-Za-z]\w*(?:[.-]\w+)+$/;
const denied = /^not (supported|available|applicable)/i;

/** The table of permissions: which kind of account can call the operation, with which scopes. */
export function readPermissions(sections: readonly Section[], report: Report): PermissionsModel {
  const found = sections.flatMap(tables);
  const cells = found.flatMap((table) =>
    table.rows.map(([account, ...rest]) => ({ account, ...scopeCells(table, rest) })),
  );
  const unfilled = cells.flatMap(({ scopes }) =>
    scopes !== undefined && placeholder.test(scopes.text) ? [scopes] : [],
  );
  const where = placesOfAll(unfilled, 'likewise');
  if (where !== undefined) {
    report('permission-placeholder', { cells: unfilled.map((cell) => plainText(cell.text)) }, where);
  }
  const order = found
    .flatMap((table) => table.header)
    .map((cell) => /\(?(from \w+ to \w+ privileged)\)?/i.exec(cell.text));
  return {
    rows: cells.flatMap(({ account, scopes, higher }) => readRow(account, scopes, higher)),
    order: order.find((match) => match !== null)?.[1]?.toLowerCase(),
  };
}

/** The cell of the scopes of a row, and the one of those that permit more, where the table has a column of them. */
function scopeCells({ header }: Table, [scopes, ...rest]: readonly Snippet[]) {
  const at = header.slice(2).findIndex((cell) => /\b(?:higher|more|most) privileged\b/i.test(cell.text));
  return { scopes, higher: at === -1 ? undefined : rest[at] };
}

function readRow(
  account: Snippet | undefined,
  cell: Snippet | undefined,
  higher: Snippet | undefined,
): readonly PermissionModel[] {
  if (account === undefined || cell === undefined) return [];
  const text = plainText(cell.text);
  const base = { account: plainText(account.text), place: { page: cell.page, span: account.span } };
  const scopes = [...new Set([...scopesIn(text), ...scopesIn(plainText(higher?.text ?? ''))])];
  if (scopes.length === 0 && denied.test(text)) return [{ ...base, support: 'unsupported', scopes: [] }];
  return [{ ...base, support: scopes.length > 0 ? 'supported' : 'unknown', scopes }];
}

/** The scopes that a cell names, in its order; a `*` behind one leads to a note. */
function scopesIn(text: string): readonly string[] {
  if (placeholder.test(text) || denied.test(text)) return [];
  const words = text.split(/[\s,;]+/).map((word) => word.replace(/(?<!\*)\*+$/, ''));
  return words.filter((word) => scope.test(word));
}
