import type { Check } from './check.ts';
import type { MockRequest } from './exchange.ts';
import type { MockOperation, Scenario } from './mock-api.ts';

/** What a Prefer header (RFC 7240) asks for: `code=429`, `example=activityLimitReached`, both or neither. */
export interface Preference {
  readonly code?: string;
  readonly example?: string;
}

/** Reads a Prefer header; preferences that do not choose a response are ignored. */
export function parsePreference(header: string): Preference {
  const pairs = header
    .split(/[,;]/)
    .map((pair) => pair.split('=').map((part) => part.trim().replace(/^"(.*)"$/, '$1')));
  return Object.fromEntries(pairs.filter(([name]) => name === 'code' || name === 'example'));
}

/** Chooses the response to a request by its preference and its headers; undefined where none is documented. */
export type SelectScenario = (
  operation: MockOperation,
  preference: Preference,
  request: MockRequest,
) => Scenario | undefined;

/**
 * The documented response that is requested, or the sample where none is: the first documented success. Undefined where
 * what is requested is not documented, or nothing is.
 */
export const selectScenario: SelectScenario = ({ scenarios }, { code, example }) => {
  const candidates = scenarios.filter(
    ({ name, status }) => `${status}` === (code ?? `${status}`) && name === (example ?? name),
  );
  return candidates.find(({ status }) => status >= 200 && status < 300) ?? candidates[0];
};

/** Rejects a request that asks for a response that is not documented, with the names of those that are. */
export const scenarioCheck: Check<'scenario'> = {
  name: 'scenario',
  status: 400,
  judge: ({ operation, preference, scenario }) => {
    const wanted = Object.entries(preference).map((pair) => pair.join('='));
    if (scenario !== undefined || wanted.length === 0) return undefined;
    const known = operation.scenarios.map(({ name, status }) => `${name} (${status})`);
    return {
      message: `Prefer asks for ${wanted.join(', ')}, which is not documented; known are ${known.join(', ')}`,
    };
  },
};
