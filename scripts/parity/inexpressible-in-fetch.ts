import type { Vector } from './vector.ts';

/** Why `fetch` cannot send a vector as it is (Fetch standard); undefined where it can. */
export function inexpressibleInFetch(
  origin: string,
  { method, target, body }: Pick<Vector, 'method' | 'target' | 'body'>,
): string | undefined {
  if (body !== undefined && /^(get|head)$/i.test(method)) return `fetch sends no body with ${method}`;
  const sent = URL.parse(origin + target);
  return sent?.href === origin + target ? undefined : 'a URL cannot be spelt like this';
}
