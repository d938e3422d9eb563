import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { DocumentedOperation } from '../../spec/openapi/operations.ts';
import { essenceOf } from '../../spec/standards/media-type.ts';
import type { Mutation } from '../generate/mutation.ts';
import { planExchanges } from '../generate/plan.ts';
import { documentedRequest } from '../generate/request.ts';
import type { ProviderRequest } from '../http/types.ts';
import { requestOfContract } from '../verify/contract-request.ts';

/** A request that the document gives reason to send. */
export interface SampleRequest extends ProviderRequest {
  /** How it differs from the documented one, `without Status`; empty where it does not. */
  readonly circumstance: string;
  /** Whether a mock has no reason to reject it. */
  readonly isRight: boolean;
}

/** The documented request of an operation, and those of the contract, each once. */
export function sampleRequests(document: OpenApiDocument, operation: DocumentedOperation): readonly SampleRequest[] {
  const usual = usualRequest(document, operation);
  const planned = planExchanges(document, operation).map(
    ({ scenario, mutation, circumstance, response, dependsOn, leeway }): SampleRequest => {
      const request = writeRequest(document, operation, mutation, scenario);
      const isAccepted = leeway === undefined && (response.status < 400 || dependsOn === 'state');
      return {
        ...request,
        circumstance: dependsOn === 'state' ? '' : circumstance,
        // A mock need not read every media type that the service does.
        isRight: isAccepted && mediaTypeOf(request) === mediaTypeOf(usual),
      };
    },
  );
  const byText = Map.groupBy([usual, ...planned], textOf);
  return [...byText.values()].flatMap(([first]) => first ?? []);
}

/** The request that the document shows. */
export function usualRequest(document: OpenApiDocument, operation: DocumentedOperation): SampleRequest {
  return { ...writeRequest(document, operation, {}), circumstance: '', isRight: true };
}

function writeRequest(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  mutation: Mutation,
  scenario = '',
): ProviderRequest {
  const request = documentedRequest(document, operation, scenario, mutation);
  return requestOfContract({ json: { type: 'Synchronous/HTTP', request }, method: request.method });
}

function mediaTypeOf({ headers }: ProviderRequest): string {
  return essenceOf(headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]);
}

function textOf({ method, target, headers, body }: ProviderRequest): string {
  return JSON.stringify([method, target, headers, Buffer.from(body).toString('base64')]);
}

/** Where a request goes. */
export interface RequestRoute {
  readonly method: string;
  readonly origin: string;
  readonly prefix: string;
  /** The segments of the path that are other than the document shows them, by their number. */
  readonly fixed: Readonly<Record<number, string>>;
}

/** A request as `fetch` sends it; undefined where it cannot be sent so, as TRACE. */
export function toRequest(sample: SampleRequest, route: RequestRoute): Request | undefined {
  const { method, origin, prefix } = route;
  const hasBody = sample.body.length > 0 && method !== 'GET' && method !== 'HEAD';
  try {
    return new Request(origin + prefix + targetOf(sample, route), {
      method,
      headers: sample.headers.map(([name, value]): [string, string] => [name, value]),
      ...(hasBody && { body: new Uint8Array(sample.body) }),
    });
  } catch {
    return undefined;
  }
}

/** The path and the query of a request, without the prefix. */
export function targetOf({ target }: SampleRequest, { fixed }: Pick<RequestRoute, 'fixed'>): string {
  const [path = '', ...query] = target.split(/(?=\?)/);
  const segments = path.split('/').map((segment, at) => fixed[at - 1] ?? segment);
  return segments.join('/') + query.join('');
}
