import { placesOfAll, type Report } from '../../diagnostics/reporter.ts';
import type { ParameterModel, TypeRef } from '../../ir/api-model.ts';
import { assumedAt, shownAt, statedAt } from '../../ir/evidence.ts';
import { pathForm } from '../../ir/path-form.ts';
import type { CurlCommand } from './curl.ts';
import type { ParameterItem } from './parameter-list.ts';
import { type PathRow, parameterNames, placeOfName } from './path-rows.ts';

/** The items of a section by where the request of a row has them. */
export interface PlacedItems {
  readonly path: readonly ParameterItem[];
  readonly query: readonly ParameterItem[];
  readonly body: readonly ParameterItem[];
}

/**
 * Items whose names a path of the section has stand there; the others in the body where the row has one. Of a section
 * without bodies they are the query; where other rows have one, only those that say so or are in the URL of a command.
 */
export function placeItems(
  items: readonly ParameterItem[],
  row: PathRow,
  all: readonly PathRow[],
  { hasPayload, commands }: { readonly hasPayload: boolean; readonly commands: readonly CurlCommand[] },
): PlacedItems {
  const own = new Set(parameterNames(row.path));
  const inPaths = new Set(all.flatMap((each) => parameterNames(each.path)));
  const nameOf = (item: ParameterItem) => item.name.replace(/^:/, '');
  const others = items.filter((item) => !inPaths.has(nameOf(item)) && !item.name.startsWith(':'));
  const hasBody = takesBody(row) || (row.method === 'delete' && hasPayload);
  const isQuery = (item: ParameterItem) =>
    /\bquery (string|param)/i.test(item.description ?? '') ||
    (!hasBody && (!all.some(takesBody) || isInQuery(item, row, commands)));
  return {
    path: items.filter((item) => own.has(nameOf(item))),
    query: others.filter(isQuery),
    body: hasBody ? others.filter((item) => !isQuery(item)) : [],
  };
}

function takesBody({ method }: PathRow): boolean {
  return ['post', 'put', 'patch'].includes(method);
}

/** Whether a command for the path of a row has it in its URL. */
function isInQuery({ name }: ParameterItem, row: PathRow, commands: readonly CurlCommand[]): boolean {
  return commands.some(
    ({ url }) =>
      url !== undefined &&
      new URLSearchParams(url.query).has(name) &&
      matches(row.path.split('/'), url.path.split('/')),
  );
}

/** What a request of a row has apart from its body. */
export function readParametersOf(
  row: PathRow,
  placed: PlacedItems,
  commands: readonly CurlCommand[],
  { all, report }: { readonly all: readonly PathRow[]; readonly report: Report },
): readonly ParameterModel[] {
  const text: TypeRef = { kind: 'primitive', type: 'string' };
  const fixed = row.query.map(([name, value]): ParameterModel => {
    const isNeeded = !all.some(
      (other) =>
        other !== row &&
        other.method === row.method &&
        pathForm(other.path) === pathForm(row.path) &&
        !other.query.some(([same]) => same === name),
    );
    return {
      name,
      in: 'query',
      type: { kind: 'enum', values: [value] },
      required: isNeeded,
      description: undefined,
      example: value,
      place: statedAt(row.methodCell),
    };
  });
  const inPath = parameterNames(row.path).map((name): ParameterModel => {
    const item = placed.path.find((each) => each.name.replace(/^:/, '') === name);
    const example = exampleIn(row.path, name, commands);
    const type = item === undefined ? text : parameterType(item, report);
    const fits = type.kind === 'primitive' && type.type === 'string';
    return {
      name,
      in: 'path',
      type,
      required: true,
      description: item?.description,
      example: fits ? example : undefined,
      place: item === undefined ? assumedAt(placeOfName(row, name)) : statedAt(item.place),
    };
  });
  const names = new Set(fixed.map(({ name }) => name));
  const inQuery = placed.query
    .filter((item) => !names.has(item.name))
    .map(
      (item): ParameterModel => ({
        name: item.name,
        in: 'query',
        type: parameterType(item, report),
        required: item.required,
        description: item.description,
        example: undefined,
        place: statedAt(item.place),
      }),
    );
  return [...inPath, ...fixed, ...inQuery, ...shownHeaders(commands)];
}

/** The headers that the commands send, apart from those that are no parameters in OpenAPI (3.1, 4.8.12). */
function shownHeaders(commands: readonly CurlCommand[]): readonly ParameterModel[] {
  const byName = new Map<string, ParameterModel>();
  for (const { headers, place } of commands) {
    for (const { name } of headers) {
      const key = name.toLowerCase();
      if (['accept', 'content-type', 'authorization'].includes(key) || !/^[\w-]+$/.test(name) || byName.has(key))
        continue;
      byName.set(key, {
        name,
        in: 'header',
        type: { kind: 'primitive', type: 'string' },
        required: false,
        description: undefined,
        example: undefined,
        place: shownAt(place),
      });
    }
  }
  return [...byName.values()];
}

function parameterType(item: ParameterItem, report: Report): TypeRef {
  if (item.type.kind === 'primitive' || item.type.kind === 'enum') return item.type;
  const where = placesOfAll([item.place]);
  if (item.type.kind !== 'any' && where !== undefined)
    report('parameter-type-not-primitive', { names: [item.name] }, where);
  return { kind: 'primitive', type: 'string' };
}

/** What the commands have in the place of a parameter. */
function exampleIn(path: string, name: string, commands: readonly CurlCommand[]): string | undefined {
  const wanted = path.split('/');
  for (const { url } of commands) {
    const segments = url?.path.split('/') ?? [];
    const at = wanted.indexOf(`{${name}}`);
    const value = segments[at];
    if (matches(wanted, segments) && value !== undefined && /^[\w.~-]+$/.test(value)) return value;
  }
  return undefined;
}

/** Whether the segments of a URL are those of a path template. */
export function matches(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length && template.every((part, at) => part.includes('{') || part === segments[at])
  );
}
