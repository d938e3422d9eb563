import type { HeaderList } from './types.ts';

/** Node's flat list of names and values (`rawHeaders`), in pairs. */
export function listHeaders(raw: readonly string[]): HeaderList {
  const names = raw.filter((_, index) => index % 2 === 0);
  return names.map((name, index) => [name, raw[index * 2 + 1] ?? ''] as const);
}

/** Headers without some, whose names are given in lower case. */
export function withoutHeaders(headers: HeaderList, names: readonly string[]): HeaderList {
  return headers.filter(([name]) => !names.includes(name.toLowerCase()));
}

/** What belongs to one connection and is not sent on to the next. */
export const connectionHeaders = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'upgrade'] as const;
