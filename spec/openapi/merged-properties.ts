/**
 * The properties of several objects by name, those of later ones in the place of earlier ones. It has no prototype: a
 * property named `valueOf` or `__proto__` is there only where one of the objects has it.
 */
export function mergeProperties<T>(
  objects: readonly (Readonly<Record<string, T>> | undefined)[],
): Readonly<Record<string, T>> {
  const merged: Record<string, T> = Object.create(null);
  for (const object of objects) Object.assign(merged, object);
  return merged;
}
