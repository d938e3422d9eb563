import type { ApiModel, OperationModel, PermissionsModel } from '../../ir/api-model.ts';

/** An operation with the versions of the page that say the same about it, by their positions. */
interface SharedOperation {
  readonly operation: OperationModel;
  readonly versions: number[];
}

/**
 * The versions of a page without what they repeat: an operation that several of them describe in the same way is there
 * once, with the permissions of all of these.
 */
export function mergeVersions(versions: readonly ApiModel[]): readonly ApiModel[] {
  const [first, ...others] = versions;
  if (first === undefined || others.length === 0) return versions;
  const shared = new Map<string, SharedOperation>();
  for (const [at, version] of versions.entries()) {
    for (const operation of version.operations) {
      const key = keyOf(version, operation);
      const known = shared.get(key) ?? { operation, versions: [] };
      if (!known.versions.includes(at)) known.versions.push(at);
      shared.set(key, known);
    }
  }
  const groups = [...Map.groupBy(shared.values(), ({ versions: own }) => own.join(' ')).values()];
  const typed = new Set<ApiModel>();
  return groups.flatMap((group): readonly ApiModel[] => {
    const own = (group[0]?.versions ?? []).flatMap((at) => versions[at] ?? []);
    const [model] = own;
    if (model === undefined) return [];
    const types = typed.has(model) ? [] : model.types;
    typed.add(model);
    const operations = group.map(({ operation }) => operation);
    return [{ ...model, types, operations, permissions: mergePermissions(own) }];
  });
}

/** All that a version says about an operation but its identifier and permissions. */
function keyOf({ version, server, bearer }: ApiModel, { id, ...operation }: OperationModel): string {
  return JSON.stringify([version, server, bearer, operation]);
}

/** The rows of all versions, each once. */
function mergePermissions(versions: readonly ApiModel[]): PermissionsModel {
  const rows = versions.flatMap(({ permissions }) => permissions.rows);
  const order = versions.flatMap(({ permissions }) => permissions.order ?? [])[0];
  return { order, rows: [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()] };
}
