import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import express from 'express';
import type { ReferenceProvider } from '../provider.ts';
import { type Conventions, pathsOf } from './conventions.ts';
import { authenticate, HttpError, limitRate, listen, noRoute, printErrors } from './express.ts';
import { createCommandSchema } from './schema.ts';
import { createService } from './service.ts';

/**
 * Express 5 with Ajv: the caller and the device before the body, which is parsed by the route alone. What the table does
 * not list is kept.
 */
export async function startExpressAjv(conventions: Conventions): Promise<ReferenceProvider> {
  const service = createService(conventions);
  const ajv = addFormats.default(new Ajv({ allErrors: true }));
  const validate = ajv.compile<Record<string, unknown>>(createCommandSchema(conventions, { closed: false }));
  const app = express();
  app.disable('x-powered-by');
  const router = express.Router();
  router.use(limitRate(service, conventions), authenticate);
  router.post(
    pathsOf(conventions),
    (request, _, next) => {
      const { deviceId } = request.params;
      if (!service.hasDevice(String(deviceId))) throw new HttpError(404, 'unknownDevice', `No device ${deviceId}`);
      if (!request.is('application/json')) throw new HttpError(415, 'mediaType', 'Send application/json');
      next();
    },
    express.json({ limit: '1mb' }),
    (request, response) => {
      const command: unknown = request.body;
      if (!validate(command))
        throw new HttpError(conventions.invalidStatus, 'invalid', ajv.errorsText(validate.errors));
      const entity = service.add(command);
      response.location(`${request.path}/${entity.id}`).status(201).json(entity);
    },
  );
  app.use(router, noRoute, printErrors(conventions));
  return listen(app, service);
}
