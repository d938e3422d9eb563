import type { OpenApiDocument } from '../../../spec/openapi/document.ts';
import { requirePeer } from './peers.ts';

/** The part of openapi-backend that is used. */
interface OpenApiBackendModule {
  readonly OpenAPIBackend: new (options: {
    readonly definition: OpenApiDocument;
    readonly quick: boolean;
    readonly ajvOpts: object;
  }) => Backend;
}

interface Backend {
  register(name: string, handler: (context: BackendContext) => BackendResponse): void;
  registerSecurityHandler(name: string, handler: (context: BackendContext) => boolean): void;
  init(): Promise<unknown>;
  handleRequest(request: BackendRequest): Promise<BackendResponse>;
}

interface BackendContext {
  readonly api: { mockResponseForOperation(id: string): { readonly status: number; readonly mock: unknown } };
  readonly operation: { readonly operationId: string };
  readonly request: { readonly headers: Readonly<Record<string, unknown>> };
}

/** A request as openapi-backend takes it: its body is read. */
interface BackendRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What it answers. */
interface BackendResponse {
  readonly status: number;
  readonly body?: unknown;
}

/** Answers one request. */
export type AskBackend = (request: BackendRequest) => Promise<BackendResponse>;

/**
 * openapi-backend as a mock of a document: it validates requests, and answers with the documented examples. It starts
 * quickly: else it checks the document first, which takes it a minute for thousands of operations.
 * @throws Error where it is not installed
 */
export async function createBackend(root: string, document: OpenApiDocument): Promise<AskBackend> {
  // What a package exports is known to it alone.
  const { OpenAPIBackend } = (await requirePeer(root, 'openapi-backend').load()) as OpenApiBackendModule;
  const api = new OpenAPIBackend({ definition: document, quick: true, ajvOpts: { strict: false, logger: false } });
  api.register('notImplemented', ({ api, operation }) => {
    const { status, mock } = api.mockResponseForOperation(operation.operationId);
    return { status, body: mock };
  });
  for (const [name, status] of Object.entries({ validationFail: 400, unauthorizedHandler: 401, notFound: 404 })) {
    api.register(name, () => ({ status }));
  }
  for (const [name, { type }] of Object.entries(document.components?.securitySchemes ?? {})) {
    api.registerSecurityHandler(name, ({ request }) => type !== 'http' || Boolean(request.headers.authorization));
  }
  await api.init();
  return (request) => api.handleRequest(request);
}
