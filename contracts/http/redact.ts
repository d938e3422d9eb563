/** What stands in the place of a secret. */
export const hiddenSecret = '[token]';

/** The same data with secrets put out of every text in it, names of properties apart: plain, percent-encoded, or as JSON writes them. */
export function redact<T>(data: T, secrets: readonly string[]): T {
  // The longest first: one may be a part of another.
  const forms = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .toSorted((a, b) => b.length - a.length);
  if (forms.length === 0) return data;
  const put = (text: string) => forms.reduce((rest, form) => rest.replaceAll(form, hiddenSecret), text);
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return put(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(data) as T;
}
