import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';

/** The devices of all users, by id. */
export const devices = new Set<string>();

/** Whether callers have to wait. */
export const limiter = { isClosed: false };

const text = { type: 'string' } as const;

const command = {
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
    Status: text,
    Type: text,
    AppServiceName: text,
    PackageFamilyName: text,
    Error: text,
    Payload: { type: 'object' },
    PermissionTicket: text,
    PostBackUri: text,
  },
} as const;

class Refusal extends Error {
  constructor(
    readonly statusCode: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const app: FastifyInstance = Fastify({
  ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
});

app.setErrorHandler((error: Partial<Refusal> & { readonly validation?: unknown }, _request, reply) => {
  const { statusCode = 500, message } = error;
  const code = error instanceof Refusal ? error.code : (codes[statusCode] ?? 'generalException');
  const id = randomUUID();
  const innerError = { date: new Date().toISOString(), 'request-id': id, 'client-request-id': id };
  return reply.code(statusCode).send({ error: { code, message, innerError } });
});

const codes: Readonly<Record<number, string>> = { 400: 'invalidRequest', 413: 'invalidRequest', 415: 'notSupported' };

app.addHook('onRequest', async (request, reply) => {
  if (!/^Bearer \S+$/i.test(request.headers.authorization ?? '')) {
    reply.header('WWW-Authenticate', 'Bearer');
    throw new Refusal(401, 'unauthenticated', 'A bearer token is required.');
  }
  if (limiter.isClosed) {
    reply.header('Retry-After', '10');
    throw new Refusal(429, 'activityLimitReached', 'Too many requests.');
  }
});

for (const path of ['/devices/:deviceId/commands', '/me/devices/:deviceId/commands']) {
  for (const url of [path, `${path}/$ref`]) {
    app.post<{ Params: { deviceId: string }; Body: Record<string, unknown> }>(url, {
      schema: { body: command },
      preValidation: async ({ params }) => {
        if (!devices.has(params.deviceId)) throw new Refusal(404, 'itemNotFound', 'There is no such device.');
      },
      handler: async ({ body }, reply) =>
        reply.code(201).send({ '@odata.type': '#microsoft.graph.command', id: randomUUID(), ...body }),
    });
  }
}
