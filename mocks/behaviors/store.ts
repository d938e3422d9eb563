import type { Accepted } from '../engine/check-request.ts';
import { errorResponse } from '../engine/error-response.ts';
import type { MockRequest } from '../engine/exchange.ts';
import { hintNearestPath } from '../engine/match-operation.ts';
import type { MockApi, MockOperation, Scenario } from '../engine/mock-api.ts';
import { type Responder, scenarioResponse } from '../engine/respond.ts';
import { type Entity, echoEntity, isEntity } from './echo.ts';
import type { Random } from './random.ts';
import { containerOf, type ItemPath, leadsThrough, type ResourcePath, resourcePath } from './resource-path.ts';

/** What a service holds at the start: each item by its path, `{ '/devices/device-1': {} }`. */
export type Items = Readonly<Record<string, Entity>>;

/** How many items a mock keeps where no other number is given. */
const usualLimit = 10_000;

/**
 * Answers good requests as a service that remembers: POST to a collection adds an item, GET gives what is there, PATCH
 * and PUT change it, DELETE takes it away, and what is not there is 404. An item that a path leads through must be there
 * where its collection is one that holds items at the start, or that the document lets clients add to.
 * An item more than it keeps is refused with 507.
 */
export function createMemory(api: MockApi, kept: Map<string, Entity>, random: Random, limit = usualLimit): Responder {
  const filled = new Set([...kept.keys()].map(containerOf));

  return (accepted, request) => {
    const { scenario, found } = accepted;
    if (scenario.status >= 300) return scenarioResponse(scenario);
    const resource = resourcePath(found);
    const { operation } = found;
    const { isItem, parents, path } = resource;
    const refuse = (status: number, message: string) =>
      errorResponse(api, { check: 'state', status, message, operation });
    const missing = parents.find(isMissing)?.path ?? (isItem && request.method !== 'PUT' && !kept.has(path) && path);
    if (missing) return refuse(404, `there is no ${missing}`);
    const most = Math.max(kept.size, limit);
    const made = (isItem ? respondForItem : respondForCollection)(accepted, request, resource);
    if (kept.size > most) {
      kept.delete([...kept.keys()].pop() ?? '');
      return refuse(507, `there is no room for more than ${most} items`);
    }
    return scenarioResponse(operation.view?.(made, request, operation) ?? made);
  };

  function isMissing({ path, collection }: ItemPath): boolean {
    const isAdding = (other: MockOperation) => other.method === 'POST' && other.path === collection;
    return !kept.has(path) && (filled.has(containerOf(path)) || api.operations.some(isAdding));
  }

  function respondForItem(accepted: Accepted, request: MockRequest, { path }: ResourcePath): Scenario {
    const { scenario } = accepted;
    if (request.method === 'DELETE') {
      for (const key of kept.keys()) if (`${key}/`.startsWith(`${path}/`)) kept.delete(key);
      return scenario;
    }
    const before = request.method === 'PUT' ? {} : kept.get(path);
    const isObject = isEntity(scenario.body);
    // What the documented response has and nobody has stated is as it is documented.
    const body = { ...(isObject && scenario.body), ...before };
    const entity = echoEntity({ ...accepted, scenario: { ...scenario, body } }, request, random) ?? body;
    if (!isReading(request)) kept.set(path, entity);
    return isObject ? { ...scenario, body: entity } : scenario;
  }

  function respondForCollection(accepted: Accepted, request: MockRequest, { path }: ResourcePath): Scenario {
    const { scenario } = accepted;
    if (request.method === 'POST') {
      const entity = echoEntity(accepted, request, random);
      if (entity === undefined) return scenario;
      kept.set(`${path}/${encodeURIComponent(String(entity.id))}`, entity);
      return { ...scenario, body: entity };
    }
    const members = [...kept].filter(([key]) => containerOf(key) === path).map(([, entity]) => entity);
    return isReading(request) ? withMembers(scenario, members) : scenario;
  }
}

/**
 * The items that a memory starts with.
 * @throws Error for an item at a path that the API has no item at: no request could reach it
 */
export function itemsAt(api: MockApi, items: Items): Map<string, Entity> {
  for (const path of Object.keys(items))
    if (!api.operations.some((operation) => leadsThrough(operation.path, path)))
      throw new Error(`the state has ${path}, where the API has no item${hintNearestPath(api, path)}`);
  return new Map(Object.entries(items));
}

function isReading({ method }: MockRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** The documented list with other members: an array, or an object whose one array holds them. */
function withMembers(scenario: Scenario, members: readonly Entity[]): Scenario {
  const { body } = scenario;
  if (Array.isArray(body)) return { ...scenario, body: members };
  if (!isEntity(body)) return scenario;
  const lists = Object.keys(body).filter((name) => Array.isArray(body[name]));
  return lists.length === 1 ? { ...scenario, body: { ...body, [lists.join()]: members } } : scenario;
}
