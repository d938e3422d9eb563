/** The methods that an OpenAPI path item has an operation for. */
export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const;

/** A method of an operation, in lower case as OpenAPI has it. */
export type Method = (typeof methods)[number];

/** Whether a key of a path item is a method. */
export function isMethod(key: string): key is Method {
  return methods.some((method) => method === key);
}
