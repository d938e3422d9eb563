import type { Ajv2020 } from 'ajv/dist/2020.js';
import { isEqual } from '../../standards/json-equality.ts';

/** How the code of Ajv names its own comparison of values. */
export const equalityOfAjv = 'require("ajv/dist/runtime/equal").default';

/**
 * Makes an Ajv that has compiled nothing yet compare values as data: its own comparison calls a property `valueOf` as a
 * method, and takes objects with a property `constructor` for different ones.
 */
export function compareAsData({ scope }: Ajv2020): void {
  const declare = scope.value.bind(scope);
  scope.value = (name, value) =>
    declare(name, String(value.code) === equalityOfAjv ? { ...value, ref: isEqual } : value);
}
