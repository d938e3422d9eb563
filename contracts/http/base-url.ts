/** Why the path of a request cannot follow on a URL, as a sentence; undefined where it can. Secrets may be in it: it is not repeated. */
export function findBaseUrlProblem(url: string): string | undefined {
  const [mark] = /[?#]/.exec(url) ?? [];
  if (mark === undefined) return undefined;
  const part = mark === '?' ? 'query' : 'fragment';
  return `A base URL has no ${part}, because the path of each request follows on it: leave out what begins with \`${mark}\`.`;
}
