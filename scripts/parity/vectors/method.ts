import type { DocumentedRequest } from './baseline-request.ts';
import { documentedPaths } from './documented-paths.ts';
import { mutateRequest, type RequestMutation, withoutBody } from './mutate-request.ts';
import type { Rule } from './vector.ts';

/** Methods that the path is not documented for, HEAD in GET's place, and OPTIONS. */
export const methodRule: Rule = (request) => {
  const documented = documentedMethods(request);
  const others = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => !documented.includes(method));
  const rejected = (method: string, more: Partial<RequestMutation> = {}) =>
    ({ check: 'method', status: 405, method, ...withoutBody, ...more }) as const;
  const noToken = { authorization: undefined, 'content-type': undefined };
  return [
    ...others.map((method) => mutateRequest(request, method, rejected(method))),
    ...others.map((method) =>
      mutateRequest(request, `${method} without a token`, rejected(method, { headers: noToken })),
    ),
    ...others
      .filter((method) => /^P|^D/.test(method))
      .map((method) =>
        mutateRequest(
          request,
          `${method} with a body`,
          rejected(method, { body: '{"a":1}', headers: { 'content-type': 'application/json' } }),
        ),
      ),
    ...(request.method === 'GET'
      ? [mutateRequest(request, 'HEAD for GET', { ...sampleOf(request), method: 'HEAD' })]
      : []),
    ...(documented.includes('OPTIONS') ? [] : optionsVectors(request)),
  ];
};

function optionsVectors(request: DocumentedRequest) {
  const { method } = request;
  const options = { check: 'method', status: 204, method: 'OPTIONS', ...withoutBody } as const;
  const unsigned = { authorization: undefined, 'content-type': undefined };
  const question = { ...unsigned, origin: 'http://localhost:5173', 'access-control-request-method': method };
  return [
    mutateRequest(request, 'OPTIONS', options),
    mutateRequest(request, 'OPTIONS without a token', { ...options, headers: unsigned }),
    mutateRequest(request, 'the question of a browser before a request', {
      ...options,
      headers: question,
      mocksOnly: 'a provider need not let web pages of other origins in',
    }),
  ];
}

function sampleOf({ sample }: DocumentedRequest): RequestMutation {
  return { check: 'method', status: sample.status };
}

function documentedMethods({ document, operation }: DocumentedRequest): readonly string[] {
  const documented = documentedPaths(document).methods(operation.path);
  return documented.includes('GET') ? [...documented, 'HEAD'] : documented;
}
