import { decodePathValue } from '../../../spec/standards/path-values.ts';
import type { MockRequest } from '../exchange.ts';
import type { View } from '../mock-api.ts';
import { queryPairs } from './read-query.ts';

/** The query options of OData that a view of a list knows, and those of an item. */
export const knownOptions = { list: ['$count', '$skip', '$top', '$select'], item: ['$select'] } as const;

/** The part of a list that the query asks for: `$skip`, `$top` with a link to the rest, `$count` and `$select`. */
export const viewList: View = (scenario, request, operation) => {
  const { body } = scenario;
  const name = listName(body);
  const all = Array.isArray(body) ? body : isObject(body) && name !== undefined ? body[name] : undefined;
  if (!Array.isArray(all)) return scenario;
  const ask = optionReader(request, operation.options);
  const skipped = countOf(ask('$skip'), 0);
  const start = skipped + countOf(readOption(request, '$skiptoken'), 0);
  const end = start + countOf(ask('$top'), all.length);
  const selected = ask('$select');
  const shown = all.slice(start, end).map((member) => selectProperties(member, selected));
  if (!isObject(body) || name === undefined) return { ...scenario, body: shown };
  const { '@odata.nextLink': _, '@odata.count': __, ...others } = body;
  const annotations = {
    ...(ask('$count') === 'true' && { '@odata.count': all.length }),
    ...(end > start && end < all.length && { '@odata.nextLink': nextLink(request, end - skipped) }),
  };
  return { ...scenario, body: { ...others, ...annotations, [name]: shown } };
};

/** The properties of an item that `$select` names. */
export const viewItem: View = (scenario, request, operation) => {
  const selected = optionReader(request, operation.options)('$select');
  return { ...scenario, body: selectProperties(scenario.body, selected) };
};

/** The name of the one list in a body; undefined where it has none, or several. */
export function listName(body: unknown): string | undefined {
  const names = isObject(body) ? Object.keys(body).filter((name) => Array.isArray(body[name])) : [];
  return names.length === 1 ? names[0] : undefined;
}

function optionReader(request: MockRequest, options: readonly string[] = []) {
  return (name: string) => (options.includes(name) ? readOption(request, name) : undefined);
}

function readOption({ target }: MockRequest, wanted: string): string | undefined {
  const text = queryPairs(target).find(([name]) => name === wanted)?.[1];
  return text === undefined ? undefined : decodePathValue(text);
}

/** A number of items: nothing less than none, and the usual number where the text has none. */
function countOf(text: string | undefined, usual: number): number {
  const count = text === undefined || text === '' ? usual : Math.trunc(Number(text));
  return Number.isNaN(count) ? usual : Math.max(0, count);
}

/** Keeps the named properties, the id, and what is said about them in annotations. */
function selectProperties(item: unknown, selected = ''): unknown {
  const names = selected.split(',').map((name) => name.trim().split('/')[0]);
  if (names.join('') === '' || names.includes('*') || !isObject(item)) return item;
  const entries = Object.entries(item);
  return Object.fromEntries(entries.filter(([name]) => name === 'id' || name.includes('@') || names.includes(name)));
}

/** The URL that was called, with the number of items that have been given. */
function nextLink({ url, target }: MockRequest, given: number): string {
  const [path = '', query = ''] = (url ?? target).replace(/#.*/s, '').split(/\?(.*)/s);
  const others = query.split('&').filter((pair) => pair !== '' && !/^(\$|%24)skiptoken=/i.test(pair));
  return `${path}?${[...others, `$skiptoken=${given}`].join('&')}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
