import { decapitalize } from './enumeration-index.ts';

/**
 * The name of a property that a table and a JSON text spell in different letter case: with a small first letter, which is
 * the service's own style, where that is the difference; else as in JSON, where case counts. Undefined where they are
 * spelled alike, or are different names.
 */
export function agreedName(table: string, json: string): string | undefined {
  if (table.length !== json.length || table === json || table.toLowerCase() !== json.toLowerCase()) return undefined;
  const small = decapitalize(json);
  return small === decapitalize(table) ? small : json;
}
