import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type RequestHandler, type Response } from 'express';
import { z } from 'zod';

/** The devices of all users, by id. */
export const devices = new Set<string>();

/** Whether callers have to wait. */
export const limiter = { isClosed: false };

const Command = z.object({
  Status: z.string(),
  Type: z.string(),
  AppServiceName: z.string(),
  PackageFamilyName: z.string(),
  Error: z.string(),
  Payload: z.looseObject({}),
  PermissionTicket: z.string(),
  PostBackUri: z.string(),
});

function refuse(response: Response, status: number, code: string, message: string): void {
  const now = new Date().toISOString();
  const id = randomUUID();
  response
    .status(status)
    .json({ error: { code, message, innerError: { date: now, 'request-id': id, 'client-request-id': id } } });
}

const demandToken: RequestHandler = (request, response, next) => {
  if (/^Bearer \S+$/i.test(request.headers.authorization ?? '')) return next();
  response.set('WWW-Authenticate', 'Bearer');
  refuse(response, 401, 'unauthenticated', 'A bearer token is required.');
};

const limit: RequestHandler = (_request, response, next) => {
  if (!limiter.isClosed) return next();
  response.set('Retry-After', '10');
  refuse(response, 429, 'activityLimitReached', 'Too many requests.');
};

const demandJson: RequestHandler = (request, response, next) => {
  if (request.is('application/json')) return next();
  refuse(response, 415, 'notSupported', 'The body has to be JSON.');
};

const addCommand: RequestHandler<{ deviceId: string }> = (request, response) => {
  if (!devices.has(request.params.deviceId)) return refuse(response, 404, 'itemNotFound', 'There is no such device.');
  const command = Command.safeParse(request.body);
  if (!command.success) return refuse(response, 400, 'invalidRequest', z.prettifyError(command.error));
  response.status(201).json({ '@odata.type': '#microsoft.graph.command', id: randomUUID(), ...command.data });
};

const answerErrors: ErrorRequestHandler = (error, _request, response, _next) => {
  if (error.type === 'entity.parse.failed') refuse(response, 400, 'invalidRequest', error.message);
  else refuse(response, error.status ?? 500, 'generalException', 'The service failed.');
};

export const app = express()
  .post(
    ['/devices/:deviceId/commands{/\\$ref}', '/me/devices/:deviceId/commands{/\\$ref}'],
    demandToken,
    limit,
    demandJson,
    express.json(),
    addCommand,
  )
  .use(answerErrors);
