import { statusName } from '../../spec/standards/status-names.ts';
import { errorResponse } from '../engine/error-response.ts';
import type { MockApi } from '../engine/mock-api.ts';
import type { Responder } from '../engine/respond.ts';
import type { Entity } from './echo.ts';
import type { Random } from './random.ts';
import { createMemory } from './store.ts';

/** How much a service keeps. */
export interface Bounds {
  readonly items: number;
  /** Of all items together, as JSON. */
  readonly characters: number;
}

/** What a mock server keeps where no other bounds are given. */
const usualBounds: Bounds = { items: 10_000, characters: 64 * 1024 * 1024 };

/** A memory that keeps no more than its bounds: what would exceed them is undone, and answered with 507 and the reason. */
export function createBoundedMemory(
  api: MockApi,
  items: Readonly<Record<string, Entity>>,
  random: Random,
  bounds: Bounds = usualBounds,
): Responder {
  const kept = new MeasuredItems(Object.entries(items));
  const memory = createMemory(api, kept, random);
  return (accepted, request) => {
    kept.commit();
    const response = memory(accepted, request);
    const reason =
      kept.size > bounds.items
        ? `the mock keeps no more than ${bounds.items} items`
        : kept.characters > bounds.characters
          ? `the mock keeps no more than ${bounds.characters} characters of items`
          : undefined;
    if (reason === undefined || !kept.undo()) return response;
    const codes = { ...api.codes, 507: api.codes[507] ?? statusName(507) };
    const { operation } = accepted.found;
    return errorResponse({ ...api, codes }, { check: 'state', status: 507, message: reason, operation });
  };
}

/** Items by their paths that know their length, and can take their last change back. */
class MeasuredItems extends Map<string, Entity> {
  characters = 0;
  #last: { readonly path: string; readonly before: Entity | undefined } | undefined;

  constructor(entries: readonly (readonly [string, Entity])[]) {
    super();
    for (const [path, item] of entries) this.set(path, item);
  }

  override set(path: string, item: Entity): this {
    const before = this.get(path);
    this.#last = { path, before };
    this.characters += lengthOf(item) - lengthOf(before);
    return super.set(path, item);
  }

  override delete(path: string): boolean {
    this.characters -= lengthOf(this.get(path));
    return super.delete(path);
  }

  /** Keeps what has been changed so far. */
  commit(): void {
    this.#last = undefined;
  }

  /** Takes the last change back; false where nothing has been set since the last commit. */
  undo(): boolean {
    if (this.#last === undefined) return false;
    const { path, before } = this.#last;
    if (before === undefined) this.delete(path);
    else this.set(path, before);
    return true;
  }
}

function lengthOf(item: Entity | undefined): number {
  return item === undefined ? 0 : JSON.stringify(item).length;
}
