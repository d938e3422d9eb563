import { statusName } from '../../spec/standards/status-names.ts';
import { errorResponse } from '../engine/error-response.ts';
import type { MockApi } from '../engine/mock-api.ts';
import type { Responder } from '../engine/respond.ts';
import type { Entity } from './echo.ts';
import type { Random } from './random.ts';
import { createMemory } from './store.ts';

/** How much a service keeps. */
export interface Bounds {
  /** As many as every memory keeps where none are given. */
  readonly items?: number;
  /** Of all items together, as JSON. */
  readonly characters: number;
}

/** What a mock server keeps where no other bounds are given. */
const usualBounds: Bounds = { characters: 64 * 1024 * 1024 };

/** A memory that keeps at most its bounds: what would exceed them is undone, and answered with 507 and the reason. */
export function createBoundedMemory(
  documented: MockApi,
  items: Readonly<Record<string, Entity>>,
  random: Random,
  { items: most, characters }: Bounds = usualBounds,
): Responder {
  const api = { ...documented, codes: { 507: statusName(507), ...documented.codes } };
  const kept = new MeasuredItems(Object.entries(items));
  const memory = createMemory(api, kept, random, most);
  return (accepted, request) => {
    kept.commit();
    const response = memory(accepted, request);
    if (kept.characters <= characters || !kept.undo()) return response;
    const message = `there is no room for more than ${characters} characters of items`;
    return errorResponse(api, { check: 'state', status: 507, message, operation: accepted.found.operation });
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
