/** The same data with a secret put out of every text in it, plain or percent-encoded. */
export function redact<T>(data: T, secret: string | undefined): T {
  if (secret === undefined || secret === '') return data;
  const put = (text: string) => text.replaceAll(secret, '[token]').replaceAll(encodeURIComponent(secret), '[token]');
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return put(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(data) as T;
}
