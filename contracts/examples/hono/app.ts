import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { validator } from 'hono/validator';
import * as v from 'valibot';

/** The devices of all users, by id. */
export const devices = new Set<string>();

/** Whether callers have to wait. */
export const limiter = { isClosed: false };

const Command = v.looseObject({
  Status: v.string(),
  Type: v.string(),
  AppServiceName: v.string(),
  PackageFamilyName: v.string(),
  Error: v.string(),
  // A list is a record to valibot.
  Payload: v.pipe(
    v.unknown(),
    v.check((payload) => !Array.isArray(payload), 'Payload is an object'),
    v.record(v.string(), v.unknown()),
  ),
  PermissionTicket: v.string(),
  PostBackUri: v.string(),
});

const codes = {
  400: 'invalidRequest',
  401: 'unauthenticated',
  404: 'itemNotFound',
  415: 'notSupported',
  429: 'activityLimitReached',
} as const;

function refuse(context: Context, status: keyof typeof codes, message: string): Response {
  const id = crypto.randomUUID();
  const innerError = { date: new Date().toISOString(), 'request-id': id, 'client-request-id': id };
  return context.json({ error: { code: codes[status], message, innerError } }, status);
}

export const app = new Hono();

app.onError((error, context) => {
  if (error instanceof HTTPException && error.status === 400) return refuse(context, 400, error.message);
  throw error;
});

app.use(async (context, next) => {
  if (!/^Bearer \S+$/i.test(context.req.header('Authorization') ?? '')) {
    context.header('WWW-Authenticate', 'Bearer');
    return refuse(context, 401, 'A bearer token is required.');
  }
  if (limiter.isClosed) {
    context.header('Retry-After', '10');
    return refuse(context, 429, 'Too many requests.');
  }
  if (!/^application\/json\s*(;|$)/i.test(context.req.header('Content-Type') ?? '')) {
    return refuse(context, 415, 'The body has to be JSON.');
  }
  return next();
});

for (const path of ['/devices/:deviceId/commands', '/me/devices/:deviceId/commands']) {
  for (const url of [path, `${path}/$ref`]) {
    app.post(
      url,
      validator('json', (body, context) => {
        const command = v.safeParse(Command, body);
        return command.success ? command.output : refuse(context, 400, v.summarize(command.issues));
      }),
      (context) => {
        const isKnown = devices.has(context.req.param('deviceId') ?? '');
        if (!isKnown) return refuse(context, 404, 'There is no such device.');
        const command = context.req.valid('json');
        return context.json({ '@odata.type': '#microsoft.graph.command', id: crypto.randomUUID(), ...command }, 201);
      },
    );
  }
}
