import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { DocumentedOperation } from '../../spec/openapi/operations.ts';
import { cookieText, type ParameterPair, pairText } from '../../spec/openapi/parameter-text.ts';
import { writeCredentials } from '../../spec/openapi/security.ts';
import { pathWithin } from '../../spec/standards/json-path.ts';
import type { PactRequest } from '../pact/pact.ts';
import { credentialRules, sentCredentials } from './credentials.ts';
import type { Mutation } from './mutation.ts';
import { pathExpression, sentParameters, writeParameters } from './parameters.ts';
import { type DocumentedBody, documentedBody } from './request-body.ts';

/** The request that the document shows for an example's name, with its mutation. */
export function documentedRequest(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  exampleName: string,
  mutation: Mutation,
): PactRequest {
  const parameters = writeParameters(operation, sentParameters(document, operation, mutation));
  const credentials = sentCredentials(operation, mutation);
  const isAuthorized = credentials.length > 0;
  const written = writeCredentials(credentials);
  const isUsual = mutation.scheme === undefined && mutation.authorization === undefined;
  const rules = isAuthorized && isUsual && mutation.emptyCredential === undefined ? credentialRules(credentials) : {};
  const cookies = [...parameters.cookies, ...written.cookies];
  const body = withMediaType(documentedBody(document, operation, exampleName, mutation), mutation);
  return {
    method: operation.method.toUpperCase(),
    path: parameters.path,
    ...unlessEmpty('query', listedPairs([...parameters.query, ...written.query])),
    ...unlessEmpty('headers', {
      ...listed(written.headers),
      ...(isAuthorized && mutation.authorization !== undefined && { Authorization: [mutation.authorization] }),
      ...(body?.mediaType !== undefined && { 'Content-Type': [body.mediaType] }),
      ...(cookies.length > 0 && { Cookie: [cookieText(cookies)] }),
      ...listed({ ...parameters.headers, ...mutation.headers }),
    }),
    ...(body?.body && { body: body.body }),
    ...unlessEmpty('matchingRules', {
      ...unlessEmpty('header', rules),
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
function pathGenerator(operation: DocumentedOperation): PactRequest['generators'] {
  if (!operation.path.includes('{')) return {};
  return { path: { type: 'ProviderState', expression: pathExpression(operation), dataType: 'STRING' } };
}

function listed(values: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]));
}

/** The pairs of a query by their names, not encoded. */
function listedPairs(pairs: readonly ParameterPair[]): Readonly<Record<string, readonly string[]>> {
  const byName = Map.groupBy(pairs, ({ name }) => name);
  return Object.fromEntries([...byName].map(([name, all]) => [name, all.map(pairText)]));
}

function unlessEmpty<K extends string, V extends object>(key: K, value: V): { readonly [P in K]?: V } {
  return Object.keys(value).length === 0 ? {} : ({ [key]: value } as { readonly [P in K]: V });
}
