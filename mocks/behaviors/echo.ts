import { decodePathValue } from '../../spec/standards/path-values.ts';
import { readBody } from '../engine/check-body.ts';
import type { Accepted } from '../engine/check-request.ts';
import type { MockRequest } from '../engine/exchange.ts';
import type { FoundOperation } from '../engine/match-operation.ts';
import { type Responder, scenarioResponse } from '../engine/respond.ts';
import { freshId, type Random } from './random.ts';

/** Answers good requests with their own values; where the documented response is an error or no object, with that. */
export function createEcho(random: Random): Responder {
  return (accepted, request) => {
    const { scenario } = accepted;
    const body = scenario.status < 300 ? echoEntity(accepted, request, random) : undefined;
    return scenarioResponse(body === undefined ? scenario : { ...scenario, body });
  };
}

/**
 * The documented object with the values that the request states: those of its body, and as its `id` what the path ends
 * with, or for a POST a fresh one. Undefined where the documented response is not an object.
 */
export function echoEntity({ found, scenario }: Accepted, request: MockRequest, random: Random): Entity | undefined {
  const { body } = scenario;
  if (!isEntity(body)) return undefined;
  const { value } = readBody(found.operation, request);
  const id = request.method === 'POST' ? freshId(body.id, random) : lastValue(found);
  return { ...body, ...(isEntity(value) && value), ...(id !== undefined && 'id' in body && { id: like(body.id, id) }) };
}

/** The value of the parameter that the path ends with. */
function lastValue({ operation, values }: FoundOperation): string | undefined {
  const value = operation.path.endsWith('}') ? values.at(-1) : undefined;
  return value === undefined ? undefined : decodePathValue(value);
}

function like(documented: unknown, id: string | number): string | number {
  return typeof documented === 'number' ? Number(id) : id;
}

/** A JSON object. */
export type Entity = Readonly<Record<string, unknown>>;

export function isEntity(value: unknown): value is Entity {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
