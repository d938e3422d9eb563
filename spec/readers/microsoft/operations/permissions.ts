import { placesOfAll, type Report } from '../../../diagnostics/reporter.ts';
import type { PermissionModel, PermissionsModel } from '../../../ir/api-model.ts';
import type { Section } from '../../../markdown/page.ts';
import { plainText } from '../../../markdown/plain-text.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { tables } from '../page/sections.ts';

const placeholder = /\bTODO\b/i;
const scope = /^[A-Za-z]\w*(?:[.-]\w+)+\*?$/;

/** The table of permissions: which kind of account can call the operation, with which scopes. */
export function readPermissions(sections: readonly Section[], report: Report): PermissionsModel {
  const found = sections.flatMap(tables);
  const cells = found.flatMap((table) => table.rows.map(([account, scopes]) => ({ account, scopes })));
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
    rows: cells.flatMap(({ account, scopes }) => readRow(account, scopes)),
    order: order.find((match) => match !== null)?.[1]?.toLowerCase(),
  };
}

function readRow(account: Snippet | undefined, cell: Snippet | undefined): readonly PermissionModel[] {
  if (account === undefined || cell === undefined) return [];
  const text = plainText(cell.text);
  const base = { account: plainText(account.text), place: { page: cell.page, span: account.span } };
  if (/^not (supported|available|applicable)/i.test(text)) return [{ ...base, support: 'unsupported', scopes: [] }];
  const scopes = placeholder.test(text) ? [] : text.split(/[\s,;]+/).filter((word) => scope.test(word));
  return [{ ...base, support: scopes.length > 0 ? 'supported' : 'unknown', scopes }];
}
