import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createInstance, getHttpOperationsFromSpec, type IHttpConfig, type IHttpRequest } from '@stoplight/prism-http';
import * as msw from 'msw';
import * as msw2 from 'msw2';
import { emitMocks } from '../../../mocks/generate/generate.ts';
import { silentLogger } from '../../../mocks/server/prism.ts';
import { parsePathTemplate } from '../../../spec/openapi/paths.ts';
import type { Comparison, Contender } from '../measure/comparison.ts';
import { bundleModule } from '../setting/bundle-module.ts';
import type { DocumentedCall } from '../setting/documented-call.ts';
import { createBackend } from '../setting/openapi-backend.ts';
import { requirePeer } from '../setting/peers.ts';
import { type PrecompiledCall, precompileCall } from '../setting/precompiled-call.ts';
import type { Setting } from '../setting/setting.ts';
import type { Subject } from '../setting/subject.ts';

const bare = 'bare MSW 3 handler';
const onMsw3 = 'Facsimile on MSW 3';

/** A good request in process: from a Request to a response that is read. */
export async function compareRequest(setting: Setting): Promise<Comparison> {
  const { quick } = setting;
  const [small, five, large] = [await setting.small(), await setting.five(), await setting.large()];
  const requests = quick ? 2 : 100;
  const few = `${onMsw3}, ${five.size}`;
  const many = `${onMsw3}, ${large.size}`;
  const at = (subject: Subject, contender: InProcess): Contender => ({
    ...contender,
    open: async (resources) => {
      const { version, answer } = await contender.open(resources);
      await expectResponse(answer, subject.call);
      return { version, measure: async () => ({ time: await timeOf(answer, subject.call, requests) }) };
    },
  });
  return {
    name: 'request',
    title: 'A request in process',
    notes: [`${small.call.method} ${small.call.target}, and an operation like it in documents of other sizes`],
    measures: [{ name: 'time', unit: 'us', better: 'less' }],
    contenders: [
      at(small, limitOf(setting, small)),
      at(small, { name: bare, open: () => handlersOf(msw, [bareHandler(msw, small.call)]) }),
      at(small, generated(setting, { subject: small, name: onMsw3, library: 'msw' })),
      at(small, { name: 'bare MSW 2 handler', open: () => handlersOf(msw2, [bareHandler(msw2, small.call)]) }),
      at(small, generated(setting, { subject: small, name: 'Facsimile on MSW 2', library: 'msw2' })),
      at(small, openApiBackend(setting, small)),
      at(small, prismHttp(setting, small)),
      at(five, generated(setting, { subject: five, name: few, library: 'msw' })),
      at(large, generated(setting, { subject: large, name: many, library: 'msw' })),
    ],
    baseline: bare,
    goals: [
      { of: onMsw3, against: bare, bound: 'at most', ratio: 1.25 },
      { of: many, against: few, bound: 'at most', ratio: 1.2 },
    ],
    rounds: quick ? 2 : 200,
    warmUp: quick ? 1 : 30,
  };
}

/** Answers a request; undefined where it does not know the path. */
type Answer = (request: Request) => Response | undefined | Promise<Response | undefined>;

interface InProcess extends Omit<Contender, 'open'> {
  readonly open: (resources: AsyncDisposableStack) => Opened | Promise<Opened>;
}

interface Opened {
  readonly version?: string;
  readonly answer: Answer;
}

/** Microseconds a request. */
async function timeOf(answer: Answer, call: DocumentedCall, requests: number): Promise<number> {
  const start = performance.now();
  for (let count = 0; count < requests; count++) await ask(answer, call);
  return ((performance.now() - start) * 1000) / requests;
}

async function ask(answer: Answer, { origin, target, method, headers, body }: DocumentedCall) {
  const response = await answer(new Request(origin + target, { method, headers, body: body ?? null }));
  return { status: response?.status, text: await response?.text() };
}

/** To measure error responses would mean nothing. */
async function expectResponse(answer: Answer, call: DocumentedCall): Promise<void> {
  const { status, text } = await ask(answer, call);
  if (status !== call.response.status) throw new Error(`answers ${status} to the documented request: ${text}`);
}

/** Nothing but reading, validating and answering. */
function limitOf(setting: Setting, subject: Subject): InProcess {
  return {
    name: 'read and validate alone',
    open: async () => {
      const file = await precompileCall(setting, subject, 'limit');
      const { validate, status, response }: PrecompiledCall = await import(pathToFileURL(file).href);
      const answer = async (request: Request) => {
        const body = await request.text();
        if (body !== '' && !validate(JSON.parse(body))) return new Response(null, { status: 400 });
        return Response.json(response, { status });
      };
      return { answer };
    },
  };
}

/** The part of MSW that answers a request without intercepting it. */
interface MswLibrary<Handler> {
  getResponse(handlers: Handler[], request: Request): Promise<Response | undefined>;
}

function handlersOf<Handler>({ getResponse }: MswLibrary<Handler>, handlers: Handler[]): Opened {
  return { answer: (request) => getResponse(handlers, request) };
}

/** What a person writes without this project. */
function bareHandler<Handler>(
  {
    http,
    HttpResponse,
  }: {
    readonly http: Record<'all', (path: string, resolver: () => Response) => Handler>;
    readonly HttpResponse: { json(body: unknown, init: ResponseInit): Response };
  },
  { operation, origin, response }: DocumentedCall,
): Handler {
  const segments = parsePathTemplate(operation.path).map((segment) =>
    segment.map((part) => ('literal' in part ? part.literal : `:${part.parameter}`)).join(''),
  );
  return http.all(`${origin}/${segments.join('/')}`, () =>
    HttpResponse.json(response.body, { status: response.status }),
  );
}

interface GeneratedHandlers {
  readonly subject: Subject;
  readonly name: string;
  readonly library: 'msw' | 'msw2';
}

/** The handlers that `generate` writes for a document. */
function generated({ root, workshop }: Setting, { subject, name, library }: GeneratedHandlers): InProcess {
  return {
    name,
    isOurs: true,
    open: async () => {
      const folder = join(workshop, name.replaceAll(/\W/g, '-'));
      for (const { path, text } of await emitMocks(subject.document)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
      const file = join(folder, 'handlers.js');
      const code = `export { handlers } from ${JSON.stringify(join(folder, 'handlers.ts'))};`;
      await bundleModule({ root, code, file, msw: library });
      const { handlers } = await import(pathToFileURL(file).href);
      return library === 'msw' ? handlersOf(msw, handlers) : handlersOf(msw2, handlers);
    },
  };
}

function openApiBackend({ root }: Setting, { document }: Subject): InProcess {
  return {
    name: 'openapi-backend',
    isPeer: true,
    open: async () => {
      const { version } = requirePeer(root, 'openapi-backend');
      const askBackend = await createBackend(root, document);
      const answer = async (request: Request) => {
        const { pathname, search } = new URL(request.url);
        const [text, headers] = [await request.text(), Object.fromEntries(request.headers)];
        const read = text === '' ? {} : { body: JSON.parse(text) };
        const { status, body } = await askBackend({
          method: request.method,
          path: pathname + search,
          headers,
          ...read,
        });
        return Response.json(body, { status });
      };
      return { version, answer };
    },
  };
}

const prismConfig: IHttpConfig = {
  isProxy: false,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

function prismHttp({ root }: Setting, { path }: Subject): InProcess {
  return {
    name: 'prism-http',
    isPeer: true,
    open: async () => {
      const { version } = requirePeer(root, '@stoplight/prism-http');
      const operations = await getHttpOperationsFromSpec(path);
      const prism = createInstance(prismConfig, { logger: silentLogger });
      const answer = async (request: Request) => {
        const { pathname, searchParams } = new URL(request.url);
        const asked: IHttpRequest = {
          method: request.method.toLowerCase() as IHttpRequest['method'],
          url: { path: pathname, query: Object.fromEntries(searchParams) },
          headers: Object.fromEntries(request.headers),
        };
        const text = await request.text();
        // Prism writes into what it is given.
        const outcome = await prism.request(
          { ...asked, ...(text !== '' && { body: JSON.parse(text) }) },
          operations,
          structuredClone(prismConfig),
        )();
        if (outcome._tag === 'Left') throw outcome.left;
        const { statusCode, body } = outcome.right.output;
        return Response.json(body, { status: statusCode });
      };
      return { version, answer };
    },
  };
}
