import type { Conventions } from './conventions.ts';

const text = { type: 'string' };

/** The page's table as a JSON Schema; `closed` lists all properties that there may be. */
export function createCommandSchema({ statuses, validatesUri }: Conventions, { closed }: { readonly closed: boolean }) {
  return {
    type: 'object',
    required: [
      'Status',
      'Type',
      'AppServiceName',
      'PackageFamilyName',
      'Error',
      'Payload',
      'PermissionTicket',
      'PostBackUri',
    ],
    properties: {
      Status: statuses.length > 0 ? { ...text, enum: statuses } : text,
      Type: text,
      AppServiceName: text,
      PackageFamilyName: text,
      Error: text,
      Payload: { type: 'object' },
      PermissionTicket: text,
      PostBackUri: validatesUri ? { ...text, format: 'uri' } : text,
    },
    ...(closed && { additionalProperties: false }),
  };
}
