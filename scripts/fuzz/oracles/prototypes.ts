import { promise } from './promise.ts';

const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype];
const before = prototypes.map((prototype) => Reflect.ownKeys(prototype).length);

/** @throws Flaw where something has been added to what all objects inherit */
export function checkPrototypes(): void {
  const changed = prototypes.find((prototype, at) => Reflect.ownKeys(prototype).length !== before[at]);
  promise(changed === undefined, () => 'a prototype was changed');
}
