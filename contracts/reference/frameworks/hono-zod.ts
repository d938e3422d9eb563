import { type ServerType, serve } from '@hono/node-server';
import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { ReferenceProvider } from '../provider.ts';
import { type Conventions, type Problem, pathsOf } from './conventions.ts';
import { createService, expose } from './service.ts';

/** The page's table as a schema; what it does not list is kept. */
function createSchema({ statuses, validatesUri }: Conventions) {
  return z.looseObject({
    Status: statuses.length > 0 ? z.enum(statuses) : z.string(),
    Type: z.string(),
    AppServiceName: z.string(),
    PackageFamilyName: z.string(),
    Error: z.string(),
    Payload: z.looseObject({}),
    PermissionTicket: z.string(),
    PostBackUri: validatesUri ? z.url() : z.string(),
  });
}

/** Hono with its own bearerAuth and zod's validator, which takes a body of another media type for an empty one. */
export async function startHonoZod(conventions: Conventions): Promise<ReferenceProvider> {
  const service = createService(conventions);
  const { codes, invalidStatus, retryAfter } = conventions;
  const envelope = (problem: Problem, message: string) => ({ error: { code: codes[problem], message } });
  const unauthorized = { message: envelope('unauthorized', 'Unauthorized') };
  const app = new Hono();
  app.use(
    bearerAuth({
      verifyToken: (token) => token !== '',
      noAuthenticationHeader: unauthorized,
      invalidAuthenticationHeader: unauthorized,
      invalidToken: unauthorized,
    }),
  );
  app.use(async (c, next) => {
    if (service.isThrottled()) return c.json(envelope('throttled', 'Slow down'), 429, { 'Retry-After': retryAfter() });
    return next();
  });
  const validator = zValidator('json', createSchema(conventions), (result, c) =>
    result.success ? undefined : c.json(envelope('invalid', z.prettifyError(result.error)), invalidStatus),
  );
  for (const path of pathsOf(conventions)) {
    app.post(path, validator, (c) => {
      if (!service.hasDevice(c.req.param('deviceId') ?? '')) return c.json(envelope('unknownDevice', 'Not Found'), 404);
      return c.json(service.add(c.req.valid('json')), 201);
    });
  }
  app.notFound((c) => c.json(envelope('unknownPath', 'Not Found'), 404));
  app.onError((error, c) => {
    if (!(error instanceof HTTPException)) return c.json(envelope('invalid', error.message), 500);
    return error.res ?? c.json(envelope('invalid', error.message), error.status);
  });
  const { server, port } = await new Promise<{ readonly server: ServerType; readonly port: number }>((resolve) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) =>
      resolve({ server: started, port: info.port }),
    );
  });
  const close = () => {
    const ended = new Promise((resolve) => server.close(resolve));
    if ('closeAllConnections' in server) server.closeAllConnections();
    return ended;
  };
  return expose(service, { port, close });
}
