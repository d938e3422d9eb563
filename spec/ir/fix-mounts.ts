import { placesOfAll, type Report } from '../diagnostics/reporter.ts';
import type { ApiModel, OperationModel, ParameterModel } from './api-model.ts';
import { pathForm } from './path-form.ts';

/**
 * Path parameters with a default stand for where something is mounted. Where the paths of two pages differ in nothing but
 * such parameters, OpenAPI has one path for both (3.1, 4.8.8) although they are different operations: the mounts of those
 * pages become what they are by default, which is reported once for each page.
 */
export function fixMounts(pages: readonly ApiModel[], report: Report): readonly ApiModel[] {
  const operations = pages.flatMap((page) => page.operations);
  const colliding = new Set<string>();
  for (const group of Map.groupBy(operations, ({ path }) => pathForm(path)).values()) {
    const mounts = new Map(group.flatMap(mountsOf).map((mount) => [mountKey(mount), mount]));
    const isMixed = mounts.size > 1 || group.some((operation) => mountsOf(operation).length === 0);
    if (isMixed) for (const key of mounts.keys()) colliding.add(key);
  }
  return colliding.size === 0 ? pages : pages.map((page) => fixPage(page, colliding, report));
}

function mountsOf({ parameters }: OperationModel): readonly ParameterModel[] {
  return parameters.filter((parameter) => parameter.in === 'path' && parameter.default !== undefined);
}

function mountKey({ name, default: value }: ParameterModel): string {
  return `${name} ${value}`;
}

function fixPage(page: ApiModel, colliding: ReadonlySet<string>, report: Report): ApiModel {
  const fixed = page.operations.flatMap(mountsOf).filter((mount) => colliding.has(mountKey(mount)));
  const byName = new Map(fixed.map((mount) => [mount.name, mount]));
  const where = placesOfAll([...byName.values()].map(({ place }) => place));
  if (where === undefined) return page;
  report('mount-fixed', { mounts: fixed.flatMap((mount) => mount.default ?? []).filter(isFirst) }, where);
  return { ...page, operations: page.operations.map((operation) => fixOperation(operation, byName)) };
}

function fixOperation(operation: OperationModel, mounts: ReadonlyMap<string, ParameterModel>): OperationModel {
  return {
    ...operation,
    path: operation.path.replace(/\{([^{}]*)\}/g, (written, name: string) => mounts.get(name)?.default ?? written),
    parameters: operation.parameters.filter((parameter) => parameter.in !== 'path' || !mounts.has(parameter.name)),
  };
}

function isFirst<T>(item: T, at: number, all: readonly T[]): boolean {
  return all.indexOf(item) === at;
}
