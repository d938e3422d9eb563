import Fastify from 'fastify';
import type { ReferenceProvider } from '../provider.ts';
import { type Conventions, pathsOf } from './conventions.ts';
import { addHooks, fail, listen } from './fastify.ts';
import { createCommandSchema } from './schema.ts';
import { createService } from './service.ts';

export interface FastifyAjvOptions {
  /** What the table does not list is removed, by `additionalProperties: false` and Fastify's `removeAdditional`. */
  readonly closed?: boolean;
  /** The form of the devices' ids, which the route's parameters are validated by. */
  readonly deviceIdFormat?: 'uuid';
}

/**
 * Fastify with its own Ajv: values are coerced to the types of the schema, and the response is printed by its schema. The
 * command is validated before the device is looked for.
 */
export async function startFastifyAjv(
  conventions: Conventions,
  { closed = false, deviceIdFormat }: FastifyAjvOptions = {},
): Promise<ReferenceProvider> {
  const service = createService(conventions);
  const app = Fastify({ forceCloseConnections: true });
  addHooks(app, service, conventions);
  const body = createCommandSchema(conventions, { closed });
  const deviceId = { type: 'string', ...(deviceIdFormat && { format: deviceIdFormat }) };
  const created = {
    type: 'object',
    properties: {
      id: { type: 'string' },
      ...Object.fromEntries(body.required.map((name) => [name, { type: 'string' }])),
      Payload: { type: 'object', additionalProperties: true },
    },
  };
  const schema = { body, params: { type: 'object', properties: { deviceId } }, response: { 201: created } };
  for (const path of pathsOf(conventions)) {
    app.post<{ Params: { deviceId: string }; Body: Record<string, unknown> }>(
      path,
      { schema },
      async (request, reply) => {
        if (!service.hasDevice(request.params.deviceId)) throw fail(404, 'unknownDevice', 'Device not found');
        return reply.code(201).send(service.add(request.body));
      },
    );
  }
  return listen(app, service);
}
