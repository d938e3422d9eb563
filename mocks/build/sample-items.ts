import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { type DocumentedOperation, readOperations } from '../../spec/openapi/operations.ts';
import { pathText } from '../../spec/openapi/parameter-text.ts';
import { fillPathTemplate } from '../../spec/openapi/paths.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import { decodePathValue } from '../../spec/standards/path-values.ts';
import { listName } from '../engine/parameters/query-options.ts';

type Item = Readonly<Record<string, unknown>>;

/**
 * The items that a document's samples show, by their paths: those of operations that read one, at the path of its example
 * parameters, those in lists, and the items that others stand in.
 */
export function sampleItems(document: OpenApiDocument): Readonly<Record<string, Item>> {
  const items = new Map<string, Item>();
  const operations = readOperations(document);
  const reading = operations.filter(({ method }) => method === 'get');
  // An item of its own says more than one in a list.
  for (const operation of reading.toSorted((a, b) => rank(a) - rank(b))) {
    const path = examplePath(operation);
    const body = sampleBody(operation);
    if (path === undefined) continue;
    if (operation.path.endsWith('}')) {
      if (isItem(body)) items.set(path, { ...items.get(path), ...withId(body, path) });
    } else {
      for (const member of membersOf(body)) items.set(`${path}/${encodeURIComponent(String(member.id))}`, member);
    }
  }
  return Object.fromEntries([...parentsOf(items, operations), ...items]);
}

function rank({ path }: DocumentedOperation): number {
  return path.endsWith('}') ? 1 : 0;
}

/** The items that others stand in and no sample shows, as an operation that reads or adds them shows another. */
function parentsOf(
  items: ReadonlyMap<string, Item>,
  operations: readonly DocumentedOperation[],
): readonly (readonly [string, Item])[] {
  return operations.flatMap((operation) => {
    const template = (operation.method === 'post' ? `${operation.path}/{id}` : operation.path).split('/');
    const isKnown = operation.method === 'post' || operation.method === 'get';
    if (!isKnown || !isParameter(template.at(-1) ?? '')) return [];
    return [...items.keys()].flatMap((path) => {
      const segments = path.split('/').slice(0, template.length);
      const leads = template.every((part, at) => part === segments[at] || (isParameter(part) && at < segments.length));
      const parent = segments.join('/');
      if (!leads || items.has(parent)) return [];
      const body = sampleBody(operation);
      return [[parent, withId(isItem(body) ? body : {}, parent)] as const];
    });
  });
}

function isParameter(segment: string): boolean {
  return /^\{[^}]*\}$/.test(segment);
}

/** The path with the examples of its parameters; undefined where one has none. */
function examplePath({ path, parameters }: DocumentedOperation): string | undefined {
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  if (inPath.some(({ example }) => example === undefined)) return undefined;
  return fillPathTemplate(path, (name) => {
    const parameter = inPath.find((parameter) => parameter.name === name);
    return parameter === undefined ? name : encodeURIComponent(decodePathValue(pathText(parameter, parameter.example)));
  });
}

/** The first example of the first success in JSON. */
function sampleBody({ responses }: DocumentedOperation): unknown {
  const success = responses.find(({ status }) => status >= 200 && status < 300);
  return success?.contents.find(({ mediaType }) => isJson(mediaType))?.examples[0]?.value;
}

function membersOf(body: unknown): readonly Item[] {
  const list = Array.isArray(body) ? body : isItem(body) ? body[listName(body) ?? ''] : undefined;
  return Array.isArray(list) ? list.filter((member) => isItem(member) && member.id !== undefined) : [];
}

/** An item is known by what its path ends with. */
function withId(item: Item, path: string): Item {
  const id = decodePathValue(path.slice(path.lastIndexOf('/') + 1));
  return { ...item, id: typeof item.id === 'number' ? Number(id) : id };
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
