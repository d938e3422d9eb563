import type { Accepted } from '../engine/check-request.ts';
import { errorResponse } from '../engine/error-response.ts';
import type { MockRequest, MockResponse } from '../engine/exchange.ts';
import { hintNearestPath } from '../engine/match-operation.ts';
import type { MockApi, Scenario } from '../engine/mock-api.ts';
import { type Responder, scenarioResponse } from '../engine/respond.ts';
import { type Entity, echoEntity, isEntity } from './echo.ts';
import type { Random } from './random.ts';
import { containerOf, type ItemPath, leadsThrough, type ResourcePath, resourcePath } from './resource-path.ts';

/** What a service holds at the start: each item by its path, `{ '/devices/device-1': {} }`. */
export type Items = Readonly<Record<string, Entity>>;

/**
 * Answers good requests as a service that remembers: POST to a collection adds an item, GET gives what is there, PATCH
 * and PUT change it, DELETE takes it away, and what is not there is 404. An item that a path leads through must be there
 * where its collection is one that holds items at the start, or that the document lets clients add to.
 */
export function createMemory(api: MockApi, items: Items, random: Random): Responder {
  checkItems(api, items);
  const kept = new Map(Object.entries(items));
  const filled = new Set(Object.keys(items).map(containerOf));

  return (accepted, request) => {
    if (accepted.scenario.status >= 300) return scenarioResponse(accepted.scenario);
    const resource = resourcePath(accepted.found);
    const missing =
      resource.parents.find(isMissing)?.path ?? (mustExist(resource, request) ? resource.path : undefined);
    if (missing !== undefined) return notThere(missing, accepted);
    return resource.isItem
      ? respondForItem(accepted, request, resource)
      : respondForCollection(accepted, request, resource);
  };

  function isMissing({ path, collection }: ItemPath): boolean {
    const counts = filled.has(containerOf(path)) || api.operations.some(isAdding(collection));
    return counts && !kept.has(path);
  }

  function mustExist({ isItem, path }: ResourcePath, { method }: MockRequest): boolean {
    return isItem && method !== 'PUT' && !kept.has(path);
  }

  function notThere(path: string, { found: { operation } }: Accepted): MockResponse {
    return errorResponse(api, { check: 'state', status: 404, message: `there is no ${path}`, operation });
  }

  function respondForItem(accepted: Accepted, request: MockRequest, { path }: ResourcePath): MockResponse {
    const { scenario } = accepted;
    if (request.method === 'DELETE') {
      for (const key of kept.keys()) if (key === path || key.startsWith(`${path}/`)) kept.delete(key);
      return scenarioResponse(scenario);
    }
    const before = request.method === 'PUT' ? {} : kept.get(path);
    // What the documented response has and nobody has stated is as it is documented.
    const documented = isEntity(scenario.body) ? scenario.body : {};
    const body = { ...documented, ...before };
    const entity = echoEntity({ ...accepted, scenario: { ...scenario, body } }, request, random) ?? body;
    if (request.method !== 'GET' && request.method !== 'HEAD') kept.set(path, entity);
    return scenarioResponse(withBody(scenario, entity));
  }

  function respondForCollection(accepted: Accepted, request: MockRequest, { path }: ResourcePath): MockResponse {
    const { scenario } = accepted;
    if (request.method === 'POST') {
      const entity = echoEntity(accepted, request, random);
      if (entity === undefined) return scenarioResponse(scenario);
      kept.set(`${path}/${encodeURIComponent(String(entity.id))}`, entity);
      return scenarioResponse({ ...scenario, body: entity });
    }
    const members = [...kept].filter(([key]) => containerOf(key) === path).map(([, entity]) => entity);
    return scenarioResponse(
      request.method === 'GET' || request.method === 'HEAD' ? withMembers(scenario, members) : scenario,
    );
  }
}

/** @throws Error for an item at a path that the API has no item at: no request could reach it. */
function checkItems(api: MockApi, items: Items): void {
  for (const path of Object.keys(items))
    if (!api.operations.some((operation) => leadsThrough(operation.path, path)))
      throw new Error(`the state has ${path}, where the API has no item${hintNearestPath(api, path)}`);
}

/** Whether an operation adds items to a collection. */
function isAdding(collection: string) {
  return ({ method, path }: { readonly method: string; readonly path: string }) =>
    method === 'POST' && path === collection;
}

function withBody(scenario: Scenario, body: Entity): Scenario {
  return isEntity(scenario.body) ? { ...scenario, body } : scenario;
}

/** The documented list with other members: an array, or an object whose one array holds them. */
function withMembers(scenario: Scenario, members: readonly Entity[]): Scenario {
  const { body } = scenario;
  if (Array.isArray(body)) return { ...scenario, body: members };
  const lists = isEntity(body) ? Object.keys(body).filter((name) => Array.isArray(body[name])) : [];
  const [list] = lists;
  return list === undefined || lists.length > 1 || !isEntity(body)
    ? scenario
    : { ...scenario, body: { ...body, [list]: members } };
}
