/** The methods that an OpenAPI path item has an operation for. */
export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const;

export type Method = (typeof methods)[number];
