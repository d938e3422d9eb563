/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A body that departs from the documented one in one thing: in words, as data, and whether it still fits its schema. */
export type BodyCase = readonly [what: string, value: unknown, fits: boolean];

/** Whether a value is a JSON object. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object with a property less. */
export function without(value: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([one]) => one !== name));
}
