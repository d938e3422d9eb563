import type { OpenApiDocument, ParameterObject } from '../../spec/openapi/document.ts';
import type { DocumentedOperation } from '../../spec/openapi/operations.ts';
import { expandPathTemplate } from '../../spec/openapi/paths.ts';
import { sampleValue } from '../../spec/openapi/sample-value.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { pathWithin } from '../../spec/standards/json-path.ts';
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
  const scheme = mutation.scheme ?? 'Bearer';
  const credentials = scheme === 'Basic' ? basicCredentials : 'token';
  const isUsual = scheme === 'Bearer' && mutation.authorization === undefined;
  const body = withMediaType(documentedBody(document, operation, exampleName, mutation.body), mutation);
  return {
    method: operation.method.toUpperCase(),
    path: expandPathTemplate(operation.path, (name) => path[name] ?? name),
    ...unlessEmpty('query', listed(query)),
    ...unlessEmpty('headers', {
      ...(authorized ? { Authorization: [mutation.authorization ?? `${scheme} ${credentials}`] } : {}),
      ...(body?.mediaType !== undefined && { 'Content-Type': [body.mediaType] }),
      ...listed({ ...parameterValues(document, operation, 'header', mutation), ...mutation.headers }),
    }),
    ...(body?.body && { body: body.body }),
    ...unlessEmpty('matchingRules', {
      ...(authorized && isUsual && { header: bearerToken }),
      ...(body?.rules && { body: body.rules }),
    }),
    ...unlessEmpty('generators', { ...(body && mislabel(body)), ...longText(mutation), ...pathGenerator(operation) }),
  };
}

/**
 * A media type that is not documented is put in when the request is sent: as the contract's own example, whatever compares
 * contracts with documents would find it wrong.
 */
function mislabel({ body, mediaType }: DocumentedBody): PactRequest['generators'] {
  if (body?.contentType === undefined || body.contentType === mediaType) return {};
  return { header: { 'Content-Type': { type: 'Regex', regex: body.contentType } } };
}

function withMediaType(body: DocumentedBody | undefined, { mediaType }: Mutation): DocumentedBody | undefined {
  if (body?.body === undefined || body.mediaType === undefined || mediaType === undefined) return body;
  const written = mediaType(body.mediaType);
  return { ...body, mediaType: written, body: { ...body.body, contentType: written } };
}

/** A text that is too long for the file of a contract is made up when it is sent. */
function longText({ body }: Mutation): PactRequest['generators'] {
  if (body?.kind !== 'long') return {};
  return { body: { [body.path.reduce(pathWithin, '$')]: { type: 'RandomString', size: body.characters } } };
}

/** The provider puts identifiers of its own into the path, where setting up the states gives them. */
function pathGenerator({ path }: DocumentedOperation): PactRequest['generators'] {
  if (!path.includes('{')) return {};
  const expression = path.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => `\${${name}}`);
  return { path: { type: 'ProviderState', expression, dataType: 'STRING' } };
}

/** Of the user `user` with the password `password` (RFC 7617). */
const basicCredentials = 'dXNlcjpwYXNzd29yZA==';

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
      if (parameter.name === mutation.parameter?.name) return [parameter.name, mutation.parameter.value];
      const known = String(parameter.example ?? sampleValue(document, parameter.schema));
      return [
        parameter.name,
        parameter.name === mutation.unknownParameter ? unknownValue(document, parameter, known) : known,
      ];
    }),
  );
}

function unknownValue(document: OpenApiDocument, parameter: ParameterObject, known: string): string {
  const { type, format } = flattenSchema(document, parameter.schema);
  if (format === 'uuid') return 'ffffffff-ffff-4fff-bfff-ffffffffffff';
  return type === 'integer' ? '999999999' : `unknown-${known}`;
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
