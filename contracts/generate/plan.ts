import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { DocumentedOperation, DocumentedResponse } from '../../spec/openapi/operations.ts';
import { formatSource, sourcesOf } from '../../spec/openapi/sources.ts';
import { essenceOf } from '../../spec/standards/media-type.ts';
import { statusName } from '../../spec/standards/status-names.ts';
import { planBodyErrors } from './body-errors.ts';
import { planEcho } from './echo.ts';
import { planParameterErrors } from './parameter-errors.ts';
import type { Exchange, Plan } from './plan-types.ts';
import { contractContent } from './request-body.ts';

/** The exchanges of an operation: each documented success, and each documented error response that a request can cause. */
export function planExchanges(document: OpenApiDocument, operation: DocumentedOperation): readonly Exchange[] {
  return operation.responses.flatMap((response) => {
    const scenario = scenarioOf(response);
    return plansFor(document, operation, response).map((plan) => ({ operation, response, scenario, ...plan }));
  });
}

/** The name of the response's example, which the provider state bears too; without one, that of its status. */
function scenarioOf(response: DocumentedResponse): string {
  return contractContent(response.contents)?.examples[0]?.name ?? statusName(response.status);
}

function plansFor(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  response: DocumentedResponse,
): readonly Plan[] {
  const { key, status } = response;
  // A range of statuses and the default promise none of them.
  if (key !== String(status)) return [];
  if (status < 200 || status >= 300) return errorPlans[status]?.(document, operation) ?? [];
  const success = planSuccess(operation);
  return [success, ...planEcho(document, operation, response).map((echo) => ({ ...success, ...echo }))];
}

function planSuccess(operation: DocumentedOperation): Plan {
  const dependsOn = operation.parameters.some((parameter) => parameter.in === 'path') ? 'data' : 'request';
  return { mutation: {}, circumstance: '', dependsOn, source: sourceOf(operation.sources) };
}

/** How each error response is caused; one that is not listed cannot be caused by a request alone. */
const errorPlans: Readonly<
  Record<number, (document: OpenApiDocument, operation: DocumentedOperation) => readonly Plan[]>
> = {
  400: (document, operation) => [...planBodyErrors(document, operation), ...planParameterErrors(document, operation)],
  401: (document, operation) => (operation.secured ? [withoutToken(document)] : []),
  404: (_, operation) =>
    operation.parameters
      .filter((parameter) => parameter.in === 'path')
      .slice(-1)
      .map(unknown),
  415: (_, operation) => mislabelled(operation),
  429: (_, operation) => [throttled(operation)],
};

function withoutToken(document: OpenApiDocument): Plan {
  const [scheme] = Object.values(document.components?.securitySchemes ?? {});
  return {
    mutation: { withoutToken: true },
    circumstance: 'without a token',
    dependsOn: 'request',
    source: scheme && sourceOf(sourcesOf(scheme)),
  };
}

function unknown(parameter: DocumentedOperation['parameters'][number]): Plan {
  return {
    mutation: { unknownParameter: parameter.name },
    circumstance: `for an unknown ${parameter.name}`,
    dependsOn: 'data',
    source: sourceOf(sourcesOf(parameter)),
  };
}

/** Media types that a body can be sent as; the first that the operation does not document differs from it. */
const mediaTypes = ['text/plain', 'application/xml', 'application/octet-stream'];

function mislabelled({ requestBody, sources }: DocumentedOperation): readonly Plan[] {
  const documented = (requestBody?.contents ?? []).map((content) => essenceOf(content.mediaType));
  const open = documented.length === 0 || documented.some((range) => range.includes('*'));
  const mediaType = open ? undefined : mediaTypes.find((mediaType) => !documented.includes(mediaType));
  if (mediaType === undefined) return [];
  return [
    {
      mutation: { body: { kind: 'mislabelled', mediaType } },
      circumstance: `as ${mediaType}`,
      dependsOn: 'request',
      source: sourceOf(sources),
    },
  ];
}

function throttled(operation: DocumentedOperation): Plan {
  return {
    mutation: {},
    circumstance: 'from a throttled caller',
    dependsOn: 'state',
    source: sourceOf(operation.sources),
  };
}

function sourceOf(sources: ReturnType<typeof sourcesOf>): string | undefined {
  return sources[0] && formatSource(sources[0]);
}
