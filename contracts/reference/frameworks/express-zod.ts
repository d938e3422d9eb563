import express from 'express';
import { z } from 'zod';
import type { ReferenceProvider } from '../provider.ts';
import { type Conventions, pathsOf } from './conventions.ts';
import { authenticate, HttpError, limitRate, listen, noRoute, printErrors } from './express.ts';
import { createService } from './service.ts';

/** The page's table as a schema; what it does not list is dropped, as zod does. */
function createSchema({ statuses, validatesUri }: Conventions) {
  return z.object({
    Status: statuses.length > 0 ? z.enum(statuses) : z.string(),
    Type: z.string(),
    AppServiceName: z.string(),
    PackageFamilyName: z.string(),
    Error: z.string(),
    Payload: z.record(z.string(), z.unknown()),
    PermissionTicket: z.string(),
    PostBackUri: validatesUri ? z.url() : z.string(),
  });
}

/**
 * Express 5 with zod, as their guides show: the body parser for all routes, then the token, then the schema, then the device.
 * What is not application/json is not parsed, and so is an invalid command.
 */
export async function startExpressZod(conventions: Conventions): Promise<ReferenceProvider> {
  const service = createService(conventions);
  const schema = createSchema(conventions);
  const app = express();
  app.use(express.json());
  app.use(authenticate);
  app.use(limitRate(service, conventions));
  app.post(pathsOf(conventions), (request, response) => {
    const command = schema.safeParse(request.body);
    if (!command.success) throw new HttpError(conventions.invalidStatus, 'invalid', z.prettifyError(command.error));
    if (!service.hasDevice(String(request.params.deviceId)))
      throw new HttpError(404, 'unknownDevice', 'Device not found');
    response.status(201).json(service.add(command.data));
  });
  app.use(noRoute);
  app.use(printErrors(conventions));
  return listen(app, service);
}
