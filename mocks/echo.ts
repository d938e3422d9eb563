import { type Answering, answerScenario } from './answer-scenario.ts';
import { decodeValue } from './decode-value.ts';
import { type Entity, isEntity, readEntity } from './entity.ts';
import type { Accepted } from './examine.ts';
import type { FoundOperation } from './find-operation.ts';
import { freshId } from './fresh-id.ts';
import type { MockRequest } from './mock-exchange.ts';
import type { Random } from './random.ts';

/** Answers good requests with their own values; where the documented answer is an error or no object, with that. */
export function createEcho(random: Random): Answering {
  return (accepted, request) => {
    const { scenario } = accepted;
    const body = scenario.status < 300 ? echoEntity(accepted, request, random) : undefined;
    return answerScenario(body === undefined ? scenario : { ...scenario, body });
  };
}

/**
 * The documented object with the values that the request states: those of its body, and as its `id` what the path ends
 * with, or for a POST a fresh one. Undefined where the documented answer is no object.
 */
export function echoEntity({ found, scenario }: Accepted, request: MockRequest, random: Random): Entity | undefined {
  const { body } = scenario;
  if (!isEntity(body)) return undefined;
  const id = request.method === 'POST' ? freshId(body.id, random) : lastValue(found);
  return { ...body, ...readEntity(request), ...(id !== undefined && 'id' in body && { id: like(body.id, id) }) };
}

/** The value of the parameter that the path ends with. */
function lastValue({ operation, values }: FoundOperation): string | undefined {
  const value = operation.path.endsWith('}') ? values.at(-1) : undefined;
  return value === undefined ? undefined : decodeValue(value);
}

function like(documented: unknown, id: string | number): string | number {
  return typeof documented === 'number' ? Number(id) : id;
}
