import type { AddressInfo } from 'node:net';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import type { ReferenceProvider } from '../provider.ts';
import type { Conventions, Problem } from './conventions.ts';
import { expose, hasToken, type Service } from './service.ts';

/** An error with the status and the problem that its response tells of. */
export class HttpError extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem, message: string) {
    super(message);
    this.status = status;
    this.problem = problem;
  }
}

/** Refuses callers without a token. */
export const authenticate: RequestHandler = ({ headers }, response, next) => {
  if (hasToken(headers.authorization)) return next();
  response.set('WWW-Authenticate', 'Bearer');
  throw new HttpError(401, 'unauthorized', 'Authentication required');
};

/** Refuses all callers while the service throttles. */
export function limitRate(service: Service, { retryAfter }: Conventions): RequestHandler {
  return (_, response, next) => {
    if (!service.isThrottled()) return next();
    response.set('Retry-After', retryAfter());
    throw new HttpError(429, 'throttled', 'Too many requests, please try again later.');
  };
}

/** Where no route matches. */
export const noRoute: RequestHandler = ({ method, path }) => {
  throw new HttpError(404, 'unknownPath', `Cannot ${method} ${path}`);
};

/** Prints errors in the envelope; those of the body parser have a status of their own. */
export function printErrors({ codes }: Conventions): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    const { status = 500, problem = status === 415 ? 'mediaType' : 'invalid', message } = error as Partial<HttpError>;
    response.status(status).json({ error: { code: codes[problem], message } });
  };
}

/** An application of Express that listens on 127.0.0.1. */
export async function listen(app: Express, service: Service): Promise<ReferenceProvider> {
  const server = await new Promise<ReturnType<Express['listen']>>((resolve, reject) => {
    const started = app.listen(0, '127.0.0.1', (error) => (error ? reject(error) : resolve(started)));
  });
  return expose(service, {
    port: (server.address() as AddressInfo).port,
    close: () => {
      const ended = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      return ended;
    },
  });
}
