import { decodePathValue } from '../../spec/standards/path-values.ts';
import type { FoundOperation } from '../engine/match-operation.ts';

/** Where the resource of a call is among others. */
export interface ResourcePath {
  /** In one spelling: `/devices/device-1/commands`. */
  readonly path: string;
  /** It is one item of a collection: its path ends with a parameter. */
  readonly isItem: boolean;
  /** The items that it stands in, outermost first: `/devices/device-1`. */
  readonly parents: readonly ItemPath[];
}

/** An item that another resource stands in. */
export interface ItemPath {
  readonly path: string;
  /** The template of the collection that the item is in: `/devices`. */
  readonly collection: string;
}

/**
 * The resource that a call is about. A last segment with a `$`, as OData has it (`$ref`, `$count`), is a view of the
 * resource in front of it.
 */
export function resourcePath({ operation, values }: FoundOperation): ResourcePath {
  const template = operation.path.replace(/\/\$[^/]*$/, '').split('/');
  const remaining = [...values];
  const segments = template.map((segment) =>
    segment.replace(/\{[^{}]*\}/g, () => encodeURIComponent(decodePathValue(remaining.shift() ?? ''))),
  );
  const parents = template.flatMap((segment, index) =>
    isParameter(segment) && index < template.length - 1
      ? [{ path: segments.slice(0, index + 1).join('/'), collection: template.slice(0, index).join('/') }]
      : [],
  );
  return { path: segments.join('/'), isItem: isParameter(template.at(-1)), parents };
}

/** Whether a path template leads through or to the item at a path: `/shops/{shopId}/orders` does to `/shops/1`. */
export function leadsThrough(template: string, path: string): boolean {
  const wanted = template.split('/');
  const segments = path.split('/');
  return (
    isParameter(wanted[segments.length - 1]) &&
    segments.every((segment, index) => segment === wanted[index] || isParameter(wanted[index]))
  );
}

/** The path of the collection or item that a resource stands in. */
export function containerOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function isParameter(segment = ''): boolean {
  return /^\{[^}]*\}$/.test(segment);
}
