import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { CodeKeywordDefinition } from 'ajv/dist/types/index.js';
import { isEqual } from '../../standards/json-equality.ts';

/** How the code of Ajv names its own comparison of values. */
export const equalityOfAjv = 'require("ajv/dist/runtime/equal").default';

/**
 * Makes an Ajv that has compiled nothing yet compare values as data: its own comparison calls a property `valueOf` as a
 * method, takes objects with a property `constructor` for different ones, and expects of the first entries of a list, which
 * have schemas of their own (`prefixItems`), that they have the type of the others.
 */
export function compareAsData(ajv: Ajv2020): void {
  const { scope } = ajv;
  const declare = scope.value.bind(scope);
  scope.value = (name, value) =>
    declare(name, String(value.code) === equalityOfAjv ? { ...value, ref: isEqual } : value);
  const unique = ajv.RULES.rules.flatMap(({ rules }) => rules).find(({ keyword }) => keyword === 'uniqueItems');
  if (unique !== undefined) Object.assign(unique.definition, { code: compareAllItems(unique.definition) });
}

/** The code of `uniqueItems` that looks at the types of entries only where all have the same schema. */
function compareAllItems(definition: Partial<CodeKeywordDefinition>): CodeKeywordDefinition['code'] {
  const { code } = definition;
  return (context) => {
    const { items: _, ...others } = context.parentSchema;
    if ('prefixItems' in others) Object.assign(context, { parentSchema: others });
    code?.(context);
  };
}
