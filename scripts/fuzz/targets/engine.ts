import { validateHeaderName, validateHeaderValue } from 'node:http';
import fc from 'fast-check';
import { compileMockApi } from '../../../mocks/build/compile-validators.ts';
import { examine } from '../../../mocks/engine/check-request.ts';
import { crossOriginHeaders } from '../../../mocks/engine/cross-origin.ts';
import type { MockRequest } from '../../../mocks/engine/exchange.ts';
import type { MockApi } from '../../../mocks/engine/mock-api.ts';
import { respond } from '../../../mocks/engine/respond.ts';
import { loadDocument } from '../../../spec/openapi/load/load.ts';
import type { FuzzInput } from '../inputs/input.ts';
import { type RawRequest, requestsTo } from '../inputs/requests.ts';
import { promise } from '../oracles/promise.ts';
import { checkResponse, checkStatus } from '../oracles/response.ts';
import type { Target } from './target.ts';

/** Requests to the mocks of several documents, without a server. */
export const engineTarget: Target = {
  name: 'engine',
  share: 2,
  open: ({ documents }) => {
    const loaded = documents.flatMap((document) => {
      const result = loadDocument(document);
      return result.ok ? [result.document] : [];
    });
    const apis = loaded.map((document) => ({ document, api: compileMockApi(document) }));
    const inputs = apis.map(({ document }, at) =>
      requestsTo(document).map((request): FuzzInput => [{ path: `${at}.json`, text: JSON.stringify(request) }]),
    );
    return {
      inputs: fc.oneof(...inputs),
      judge: ([file]) => {
        const api = apis[Number.parseInt(file?.path ?? '', 10)]?.api;
        if (api !== undefined && file !== undefined) judgeRequest(api, JSON.parse(file.text));
      },
    };
  },
};

function judgeRequest(api: MockApi, { method, target, headers, body }: RawRequest): void {
  const lists = new Headers();
  for (const [name, value] of headers) {
    // What no client can send is nothing that has to be answered.
    try {
      validateHeaderName(name);
      validateHeaderValue(name, value);
      lists.append(name, value);
    } catch {}
  }
  const request: MockRequest = { method, target, url: `http://127.0.0.1${target}`, headers: lists, text: body };
  const response = respond(api, request);
  checkResponse({ ...response, headers: { ...crossOriginHeaders(request, response), ...response.headers } });
  promise(JSON.stringify(respond(api, request)) === JSON.stringify(response), () => 'the response varies');
  if (method !== 'OPTIONS') checkStatus(examine(api, request), response);
}
