import type { AddressInfo } from 'node:net';
import type { FastifyError, FastifyInstance } from 'fastify';
import type { ReferenceProvider } from '../provider.ts';
import type { Conventions, Problem } from './conventions.ts';
import { expose, hasToken, type Service } from './service.ts';

/** The error that a handler throws; Fastify takes its status from it. */
export function fail(statusCode: number, problem: Problem, message: string): Error {
  return Object.assign(new Error(message), { statusCode, problem });
}

/** What all routes of an application of Fastify have: the token, the rate and the envelope of errors. */
export function addHooks(
  app: Pick<FastifyInstance, 'addHook' | 'setErrorHandler' | 'setNotFoundHandler'>,
  service: Service,
  conventions: Conventions,
): void {
  const { codes, invalidStatus, retryAfter } = conventions;
  app.addHook('onRequest', async ({ headers }, reply) => {
    if (service.isThrottled()) {
      reply.header('Retry-After', retryAfter());
      throw fail(429, 'throttled', 'Rate limit exceeded');
    }
    if (!hasToken(headers.authorization)) {
      reply.header('WWW-Authenticate', 'Bearer');
      throw fail(401, 'unauthorized', 'Missing Authorization Header');
    }
  });
  app.setErrorHandler<FastifyError & { readonly problem?: Problem }>((error, _, reply) => {
    const status = error.validation === undefined ? (error.statusCode ?? 500) : invalidStatus;
    const problem = error.problem ?? (status === 415 ? 'mediaType' : 'invalid');
    return reply.status(status).send({ error: { code: codes[problem], message: error.message } });
  });
  app.setNotFoundHandler(({ method, url }, reply) =>
    reply.status(404).send({ error: { code: codes.unknownPath, message: `Route ${method}:${url} not found` } }),
  );
}

/** An application of Fastify that listens on 127.0.0.1. */
export async function listen(
  app: Pick<FastifyInstance, 'listen' | 'server' | 'close'>,
  service: Service,
): Promise<ReferenceProvider> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  return expose(service, { port: (app.server.address() as AddressInfo).port, close: () => app.close() });
}
