import type { MockOperation, Scenario } from './mock-api.ts';
import type { Violation } from './violation.ts';

/** What a Prefer header (RFC 7240) asks for: `code=429`, `example=activityLimitReached`, or both. */
interface Asked {
  readonly code?: string;
  readonly example?: string;
}

/**
 * The documented answer that a Prefer header asks for, or the sample where it asks for none; other preferences are left
 * alone. An answer that is not documented is refused, with the names of those that are.
 */
export function askedScenario(operation: MockOperation, prefer: string | null): Scenario | Violation {
  const asked = parsePrefer(prefer ?? '');
  if (asked.code === undefined && asked.example === undefined) return sampleOf(operation);
  const scenario = operation.scenarios.find(
    ({ name, status }) =>
      (asked.code === undefined || String(status) === asked.code) &&
      (asked.example === undefined || name === asked.example),
  );
  return scenario ?? unknownScenario(operation, asked);
}

function parsePrefer(header: string): Asked {
  const pairs = header.split(/[,;]/).map((one) => one.split('=').map((part) => part.trim().replace(/^"(.*)"$/, '$1')));
  return Object.fromEntries(pairs.filter(([name]) => name === 'code' || name === 'example'));
}

function sampleOf({ id, scenarios }: MockOperation): Scenario {
  const sample = scenarios.find(({ status }) => status >= 200 && status < 300) ?? scenarios[0];
  if (sample === undefined) throw new Error(`the operation ${id} documents no answer`);
  return sample;
}

function unknownScenario(operation: MockOperation, asked: Asked): Violation {
  const wanted = Object.entries(asked).map(([name, value]) => `${name}=${value}`);
  const known = operation.scenarios.map(({ name, status }) => `${name} (${status})`);
  const message = `Prefer asks for ${wanted.join(', ')}, which is not documented; known are ${known.join(', ')}`;
  return { check: 'scenario', status: 400, message, operation };
}
