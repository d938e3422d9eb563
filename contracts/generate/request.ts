import type { OpenApiDocument, ParameterObject } from '../../spec/openapi/document.ts';
import type { DocumentedOperation } from '../../spec/openapi/operations.ts';
import { expandPathTemplate } from '../../spec/openapi/paths.ts';
import { sampleValue } from '../../spec/openapi/sample-value.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import type { MatcherSets, PactRequest } from '../pact/pact.ts';
import type { Mutation } from './mutation.ts';
import { type DocumentedBody, documentedBody } from './request-body.ts';

/** The request that the document shows for an example's name, with its mutation. */
export function documentedRequest(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  exampleName: string,
  mutation: Mutation,
): PactRequest {
  const path = parameterValues(document, operation, 'path', mutation);
  const query = parameterValues(document, operation, 'query', mutation);
  const authorized = operation.secured && mutation.withoutToken !== true;
  const body = documentedBody(document, operation, exampleName, mutation.body);
  return {
    method: operation.method.toUpperCase(),
    path: expandPathTemplate(operation.path, (name) => path[name] ?? name),
    ...unlessEmpty('query', listed(query)),
    ...unlessEmpty('headers', {
      ...(authorized ? { Authorization: ['Bearer token'] } : {}),
      ...(body && { 'Content-Type': [body.mediaType] }),
      ...listed(parameterValues(document, operation, 'header', mutation)),
    }),
    ...(body && { body: body.body }),
    ...unlessEmpty('matchingRules', {
      ...(authorized && { header: bearerToken }),
      ...(body?.rules && { body: body.rules }),
    }),
    ...(body && mislabel(body)),
  };
}

/**
 * A media type that is not documented is put in when the request is sent: as the contract's own example, whatever compares
 * contracts with documents would find it wrong.
 */
function mislabel({ body, mediaType }: DocumentedBody): Pick<PactRequest, 'generators'> {
  if (body.contentType === mediaType) return {};
  return { generators: { header: { 'Content-Type': { type: 'Regex', regex: body.contentType } } } };
}

/** The values of the parameters of one place that are sent, by name: the documented example, else a sample. */
export function parameterValues(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  place: ParameterObject['in'],
  mutation: Mutation = {},
): Readonly<Record<string, string>> {
  const sent = operation.parameters.filter(
    ({ in: where, name, required }) =>
      where === place &&
      (required === true || place === 'path' ? name !== mutation.withoutParameter : name === mutation.wrongParameter),
  );
  return Object.fromEntries(
    sent.map((parameter) => {
      if (parameter.name === mutation.wrongParameter) return [parameter.name, 'text'];
      const known = String(parameter.example ?? sampleValue(document, parameter.schema));
      return [
        parameter.name,
        parameter.name === mutation.unknownParameter ? unknownValue(document, parameter, known) : known,
      ];
    }),
  );
}

function unknownValue(document: OpenApiDocument, parameter: ParameterObject, known: string): string {
  return flattenSchema(document, parameter.schema).type === 'integer' ? '999999999' : `unknown-${known}`;
}

/** Any bearer token in place of the contract's. */
export const bearerToken: MatcherSets = {
  Authorization: { combine: 'AND', matchers: [{ match: 'regex', regex: '^Bearer .+$' }] },
};

function listed(values: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]));
}

function unlessEmpty<K extends string, V extends object>(key: K, value: V): { readonly [P in K]?: V } {
  return Object.keys(value).length === 0 ? {} : ({ [key]: value } as { readonly [P in K]: V });
}
