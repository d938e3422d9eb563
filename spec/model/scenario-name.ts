const reasonPhrases: Readonly<Record<number, string>> = {
  200: 'ok',
  201: 'created',
  202: 'accepted',
  204: 'noContent',
  206: 'partialContent',
  207: 'multiStatus',
  302: 'found',
};

/** The name of the scenario in which an operation answers with a status: its reason phrase (RFC 9110) in camelCase. */
export function scenarioName(status: number): string {
  return reasonPhrases[status] ?? `status${status}`;
}
