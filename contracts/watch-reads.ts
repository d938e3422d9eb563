import { elementsPath, propertyPath } from './json-path.ts';

/**
 * A copy of JSON data that tells which of its properties are read, by their JSON paths (`$.items[*].name`). Accessors do
 * it, not a Proxy: what is copied, compared or cloned behaves as plain data does.
 */
export function watchReads(value: unknown, onRead: (path: string) => void, path = '$'): unknown {
  if (Array.isArray(value)) return value.map((one) => watchReads(one, onRead, elementsPath(path)));
  if (typeof value !== 'object' || value === null) return value;
  const watched = {};
  for (const [name, inner] of Object.entries(value)) watch(watched, name, inner, onRead, propertyPath(path, name));
  return watched;
}

function watch(target: object, name: string, inner: unknown, onRead: (path: string) => void, path: string): void {
  const value = watchReads(inner, onRead, path);
  Object.defineProperty(target, name, {
    enumerable: true,
    configurable: true,
    get: () => {
      onRead(path);
      return value;
    },
    set: (changed: unknown) =>
      Object.defineProperty(target, name, { value: changed, enumerable: true, configurable: true, writable: true }),
  });
}
