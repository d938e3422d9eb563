import { formatSource, sourcesOf } from '../spec/openapi/doc-source.ts';
import type { OpenApiDocument } from '../spec/openapi/document.ts';
import { flattenSchema } from '../spec/openapi/flatten-schema.ts';
import type { DocumentedOperation, DocumentedResponse } from '../spec/openapi/read-operations.ts';
import { statusName } from '../spec/openapi/status-name.ts';
import { contractContent } from './contract-content.ts';
import type { Departure } from './departure.ts';
import type { Dependence } from './pact.ts';

/** A request that a document gives reason to send, and the answer that it promises. */
export interface Exchange {
  readonly operation: DocumentedOperation;
  readonly response: DocumentedResponse;
  readonly scenario: string;
  readonly departure: Departure;
  /** The departure in words, `without Status`; empty for the documented request. */
  readonly circumstance: string;
  readonly dependsOn: Dependence;
  /** `page:line` of what the request is about: the property left out, the parameter that names nothing. */
  readonly source: string | undefined;
}

type Plan = Pick<Exchange, 'departure' | 'circumstance' | 'dependsOn' | 'source'>;

/** The exchanges of an operation: each documented success, and each documented refusal that a request can bring about. */
export function planExchanges(document: OpenApiDocument, operation: DocumentedOperation): readonly Exchange[] {
  return operation.responses.flatMap((response) => {
    const scenario = scenarioOf(response);
    return plansFor(document, operation, response.status).map((plan) => ({ operation, response, scenario, ...plan }));
  });
}

/** The name of the response's example, which the provider state bears too; without one, that of its status. */
function scenarioOf(response: DocumentedResponse): string {
  return contractContent(response.contents)?.examples[0]?.name ?? statusName(response.status);
}

function plansFor(document: OpenApiDocument, operation: DocumentedOperation, status: number): readonly Plan[] {
  if (status >= 200 && status < 300) return [success(operation)];
  return refusals[status]?.(document, operation) ?? [];
}

function success(operation: DocumentedOperation): Plan {
  const dependsOn = operation.parameters.some((one) => one.in === 'path') ? 'data' : 'request';
  return { departure: {}, circumstance: '', dependsOn, source: sourceOf(operation.sources) };
}

/** How each refusal is brought about; one that is not listed needs a caller or a service that no request makes. */
const refusals: Readonly<
  Record<number, (document: OpenApiDocument, operation: DocumentedOperation) => readonly Plan[]>
> = {
  400: (document, operation) =>
    [...withoutFirstProperty(document, operation), ...withoutFirstParameter(operation)].slice(0, 1),
  401: (document, operation) =>
    operation.secured
      ? [
          {
            departure: { withoutToken: true },
            circumstance: 'without a token',
            dependsOn: 'request',
            source: securitySource(document),
          },
        ]
      : [],
  404: (_, operation) =>
    operation.parameters
      .filter((one) => one.in === 'path')
      .slice(-1)
      .map((one) => ({
        departure: { unknownParameter: one.name },
        circumstance: `for an unknown ${one.name}`,
        dependsOn: 'data',
        source: sourceOf(sourcesOf(one)),
      })),
  429: (_, operation) => [
    { departure: {}, circumstance: 'from a throttled caller', dependsOn: 'state', source: sourceOf(operation.sources) },
  ],
};

function withoutFirstProperty(document: OpenApiDocument, operation: DocumentedOperation): readonly Plan[] {
  const content = contractContent(operation.requestBody?.contents ?? []);
  if (content?.schema === undefined) return [];
  const schema = flattenSchema(document, content.schema);
  return schema.required.slice(0, 1).map((name) => {
    const property = schema.properties[name];
    return {
      departure: { withoutProperty: name },
      circumstance: `without ${name}`,
      dependsOn: 'request',
      source: property && flattenSchema(document, property).source,
    };
  });
}

function withoutFirstParameter(operation: DocumentedOperation): readonly Plan[] {
  return operation.parameters
    .filter((one) => one.required === true && one.in !== 'path')
    .slice(0, 1)
    .map((one) => ({
      departure: { withoutParameter: one.name },
      circumstance: `without ${one.name}`,
      dependsOn: 'request',
      source: sourceOf(sourcesOf(one)),
    }));
}

function securitySource(document: OpenApiDocument): string | undefined {
  const [scheme] = Object.values(document.components?.securitySchemes ?? {});
  return scheme && sourceOf(sourcesOf(scheme));
}

function sourceOf(sources: ReturnType<typeof sourcesOf>): string | undefined {
  return sources[0] && formatSource(sources[0]);
}
