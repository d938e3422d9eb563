import { acceptedQuality, essenceOf, matchesMediaType } from '../../../spec/standards/media-type.ts';
import type { MockOperation, Scenario } from '../mock-api.ts';
import { type Preference, type SelectScenario, selectScenario } from '../select-scenario.ts';

/**
 * The documented response that is requested, as the media type that the Accept header likes best (RFC 9110, section
 * 12.5.1), the first of those that it likes alike. A response that is documented for a range of statuses has the one that
 * is asked for.
 */
export const negotiateScenario: SelectScenario = (operation, preference, request) => {
  const scenario = selectScenario(operation, preference, request) ?? coveringScenario(operation, preference);
  const accept = request.headers.get('accept')?.trim();
  if (scenario === undefined || !accept) return scenario;
  const contents = [scenario, ...(scenario.alternatives ?? []).map((content) => ({ ...scenario, ...content }))];
  const offered = contents.map((content) => servedAs(content, accept));
  const qualities = offered.map(({ headers }) => acceptedQuality(accept, headers['Content-Type'] ?? ''));
  const best = Math.max(...qualities);
  return best > 0 ? offered[qualities.indexOf(best)] : scenario;
};

/** A response whose media type is documented as a range (`image/*`), as the first of those in it that are accepted by name. */
function servedAs(scenario: Scenario, accept: string): Scenario {
  const { range, headers } = scenario;
  if (range === undefined || acceptedQuality(accept, headers['Content-Type'] ?? '') > 0) return scenario;
  const named = accept.split(',').find((type) => !type.includes('*') && matchesMediaType(range, type));
  return named === undefined ? scenario : { ...scenario, headers: { ...headers, 'Content-Type': essenceOf(named) } };
}

/** The response of a range of statuses, or of all others, with the status that is asked for. */
export function coveringScenario(
  { scenarios }: Pick<MockOperation, 'scenarios'>,
  { code = '', example }: Preference,
): Scenario | undefined {
  if (!/^[2-5]\d\d$/.test(code)) return undefined;
  const covering = scenarios.filter(
    ({ covers, name }) => covers !== undefined && code.startsWith(covers) && name === (example ?? name),
  );
  const [found] = covering.toSorted((a, b) => (b.covers?.length ?? 0) - (a.covers?.length ?? 0));
  if (found === undefined) return undefined;
  const status = Number(code);
  if (!/^(204|205|304)$/.test(code)) return { ...found, status };
  const { body: _, alternatives: __, range: ___, ...bare } = found;
  const { 'Content-Type': ____, ...headers } = bare.headers;
  return { ...bare, status, headers };
}
