import { readFileSync } from 'node:fs';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll } from 'vitest';
import { parse } from 'yaml';
import { handlers } from '../../generated/handlers.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { compileMockApi } from '../build/compile-validators.ts';
import { mockRequest } from '../engine/mock-request.fixture.ts';
import { respond } from '../engine/respond.ts';
import { startMockServer } from '../server/start-server.ts';
import { describeVerdicts, type Verdict, type VerdictCall } from './verdicts.fixture.ts';

const document: OpenApiDocument = parse(read('../../spec/openapi.yaml'));
const page = read('../../spec/pages/add-commands.md');

const core = compileMockApi(document);
const msw = setupServer(...handlers);
const server = await startMockServer({ document, port: 0 });
// MSW 2 knows the option by another name.
const bypass = { onUnhandledFrame: 'bypass', onUnhandledRequest: 'bypass' } as const;
beforeAll(() => msw.listen(bypass));
afterAll(async () => {
  msw.close();
  await server.close();
});

describeVerdicts('respond', ask, page);
describeVerdicts('the MSW handlers', (call) => send('https://graph.microsoft.com', call), page);
describeVerdicts('the mock server', (call) => send(server.url, call), page);

async function ask({ method, path, headers, body }: VerdictCall): Promise<Verdict> {
  // A core's caller takes a byte order mark off.
  const { text = '', ...response } = respond(core, mockRequest(method, path, headers, body?.replace(/^\uFEFF/, '')));
  return verdict(response.status, new Headers(response.headers), text);
}

async function send(base: string, { method, path, headers, body }: VerdictCall): Promise<Verdict> {
  // As bytes: text would be given a content type.
  const bytes = body === undefined ? null : new TextEncoder().encode(body);
  const response = await fetch(base + path, { method, headers, body: bytes });
  return verdict(response.status, response.headers, await response.text());
}

function verdict(status: number, headers: Headers, text: string): Verdict {
  return { status, type: headers.get('content-type'), violation: headers.get('x-facsimile-violation'), text };
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}
