import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { shownValue } from '../../spec/openapi/media-types/write-body.ts';
import type { DocumentedOperation, DocumentedResponse } from '../../spec/openapi/operations.ts';
import { evidenceOf, formatSource, sourcesOf } from '../../spec/openapi/sources.ts';
import { schemaErrors } from '../../spec/openapi/values/schema-errors.ts';
import { essenceOf } from '../../spec/standards/media-type.ts';
import { statusName } from '../../spec/standards/status-names.ts';
import { planAcceptedRequests } from './accepted-requests.ts';
import { planUnauthenticated } from './credentials.ts';
import { type BodyMutation, mutateBody } from './mutation.ts';
import { planParameterErrors } from './parameter-errors.ts';
import type { Exchange, Plan } from './plan-types.ts';
import { planRejectedBodies } from './rejected-bodies.ts';
import { canBeRight, contractContent } from './request-body.ts';
import { hasMoreInSamples } from './response.ts';
import { sentValue } from './sent-values.ts';

/** The exchanges of an operation: each documented success, and each documented error response that a request can cause. */
export function planExchanges(document: OpenApiDocument, operation: DocumentedOperation): readonly Exchange[] {
  return operation.responses.flatMap((response) => {
    const scenario = scenarioOf(response);
    return plansFor(document, operation, response).map((plan) => ({ operation, response, scenario, ...plan }));
  });
}

/** The name of the response's example; without one, that of its status. */
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
  const dependsOnRight = status < 400 || status === 404 || status === 429;
  if (dependsOnRight && !canBeRight(document, operation)) return [];
  if (status < 200 || status >= 300) {
    const caused = errorPlans[status]?.(document, operation) ?? [];
    return withCode(
      caused.filter(({ mutation: { body } }) => judgeMutation(document, operation, body) !== 'fits'),
      response,
    );
  }
  const success = planSuccess(operation);
  const whole = hasMoreInSamples(document, response) ? [{ ...success, ...wholeResponse }] : [];
  const isFirst = operation.responses.find((other) => other.status >= 200 && other.status < 300) === response;
  const accepted = isFirst
    ? planAcceptedRequests(document, operation, response).filter(
        ({ mutation: { body } }) => judgeMutation(document, operation, body) !== 'breaks',
      )
    : [];
  return [success, ...whole, ...accepted.map((peculiarity) => ({ ...success, ...peculiarity }))];
}

/** What a mutation of a JSON body means by its schema; nothing where it changes no value. */
function judgeMutation(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  mutation: BodyMutation | undefined,
): 'fits' | 'breaks' | undefined {
  const content = contractContent(operation.requestBody?.contents ?? []);
  if (mutation === undefined || content === undefined) return undefined;
  const schema = content.schema ?? {};
  const value = sentValue(document, schema, shownValue(document, content));
  const changed = mutateBody(value, mutation);
  if (changed === value) return undefined;
  const errors = schemaErrors(document, schema, changed, 'request').length;
  if (errors === 0) return 'fits';
  // Samples of pages can lack what is required.
  return errors > schemaErrors(document, schema, value, 'request').length ? 'breaks' : undefined;
}

const wholeResponse = { circumstance: 'with all that the sample shows', evidence: 'shown', whole: true } as const;

/** Of a decided error response that is not binding, its exact code is advice: asked for once. */
function withCode(plans: readonly Plan[], { evidence, binding }: DocumentedResponse): readonly Plan[] {
  const leeway = 'its code is decided, and not binding';
  const coded = plans.slice(0, 1).map((plan): Plan => ({ ...plan, leeway, coded: true }));
  return evidence === 'decided' && !binding ? [...plans, ...coded] : plans;
}

function planSuccess(operation: DocumentedOperation): Plan {
  const dependsOn = operation.parameters.some((parameter) => parameter.in === 'path') ? 'data' : 'request';
  return { mutation: {}, circumstance: '', dependsOn, source: sourceOf(operation.sources), evidence: 'stated' };
}

/** How each error response is caused; one that is not listed cannot be caused by a request alone. */
const errorPlans: Readonly<
  Record<number, (document: OpenApiDocument, operation: DocumentedOperation) => readonly Plan[]>
> = {
  400: (document, operation) => [
    ...planRejectedBodies(document, operation),
    ...planParameterErrors(document, operation),
  ],
  401: (_, operation) => planUnauthenticated(operation),
  404: (_, operation) =>
    operation.parameters
      .filter((parameter) => parameter.in === 'path')
      .slice(-1)
      .map(unknown),
  415: (_, operation) => mislabelled(operation),
  429: (_, operation) => [throttled(operation)],
};

function unknown(parameter: DocumentedOperation['parameters'][number]): Plan {
  return {
    mutation: { unknownParameter: parameter.name },
    circumstance: `for an unknown ${parameter.name}`,
    dependsOn: 'data',
    source: sourceOf(sourcesOf(parameter)),
    evidence: evidenceOf(parameter),
  };
}

/** Media types that a body can be sent as; the first that the operation does not document differs from it. */
const mediaTypes = ['text/plain', 'application/xml', 'application/octet-stream'];

function mislabelled({ requestBody, sources }: DocumentedOperation): readonly Plan[] {
  const documented = (requestBody?.contents ?? []).map((content) => essenceOf(content.mediaType));
  const open = documented.length === 0 || documented.some((range) => range.includes('*'));
  const mediaType = open ? undefined : mediaTypes.find((mediaType) => !documented.includes(mediaType));
  if (mediaType === undefined) return [];
  const about = { dependsOn: 'request', source: sourceOf(sources), evidence: 'stated' } as const;
  return [
    { ...about, mutation: { body: { kind: 'mislabelled', mediaType } }, circumstance: `as ${mediaType}` },
    { ...about, mutation: { body: { kind: 'unlabelled' } }, circumstance: 'as no media type', leeway: guessing },
  ];
}

/** RFC 9110, section 8.3. */
const guessing = 'a recipient may find out the media type from the content';

function throttled(operation: DocumentedOperation): Plan {
  return {
    mutation: {},
    circumstance: 'from a throttled caller',
    dependsOn: 'state',
    source: sourceOf(operation.sources),
    evidence: 'stated',
  };
}

function sourceOf(sources: ReturnType<typeof sourcesOf>): string | undefined {
  return sources[0] && formatSource(sources[0]);
}
