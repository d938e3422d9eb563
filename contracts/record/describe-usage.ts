import { getResponse, type HttpHandler } from 'msw';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { type DocumentedOperation, findResponse } from '../../spec/openapi/operations.ts';
import { createOperationFinder } from '../../spec/openapi/paths.ts';
import type { Credential } from '../../spec/openapi/security.ts';
import { statusName } from '../../spec/standards/status-names.ts';
import { contentsOf, contractContent } from '../generate/request-body.ts';
import type { Dependence } from '../pact/pact.ts';
import {
  countUndocumented,
  documentedBody,
  documentedMediaType,
  documentedText,
  parseJson,
} from './documented-values.ts';
import type { RecordedRefusal, RecordedUse } from './usage.ts';

/** An exchange as MSW saw it, with both bodies as text. */
export interface SeenExchange {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
  readonly status: number;
  readonly responseText: string;
}

/** What was used of an exchange, with values of the document alone. */
type DescribedUse = Omit<RecordedUse, 'bodyReads' | 'headerReads'>;

export interface Description {
  /** Undefined where the exchange can be in no contract. */
  readonly use?: DescribedUse;
  /** What the test received all the same. */
  readonly refusal?: RecordedRefusal;
  /** What of it is in no contract, and why; nothing that the exchange sent but its path. */
  readonly leftOut: readonly string[];
}

/** Describes what exchanges used of a document; the handlers are those that answer as the documentation says. */
export function createUseDescriber(
  document: OpenApiDocument,
  handlers: readonly HttpHandler[],
): (seen: SeenExchange) => Promise<Description> {
  const findOperation = createOperationFinder(document);
  return async (seen) => {
    const { pathname } = new URL(seen.url);
    const called = findOperation(seen.method, pathname);
    const asked = `${seen.method} ${pathname}`;
    if (called === undefined) return { leftOut: [`${asked} is not documented`] };
    const { operation } = called;
    if (findResponse(operation, seen.status) === undefined)
      return { leftOut: [`${asked} is not documented to be answered with ${seen.status}`] };
    const dependsOn = await dependenceOf(operation, seen, handlers);
    const use = describeUse(document, operation, seen, dependsOn);
    if (
      dependsOn === 'request' &&
      seen.status >= 400 &&
      (await statusOf(repeat(operation, seen, use), handlers)) !== seen.status
    )
      return {
        refusal: { operationId: operation.id, status: seen.status, scenario: use.scenario },
        leftOut: [`${asked} is answered with ${seen.status} for a value, and no value that is sent is recorded`],
      };
    return { use, leftOut: undocumentedProperties(document, operation, seen).map((text) => `${asked}: ${text}`) };
  };
}

function describeUse(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  seen: SeenExchange,
  dependsOn: Dependence,
): DescribedUse {
  const { headers, url, status, text } = seen;
  const sentType = headers.get('content-type');
  const contentType = text === '' || sentType === null ? undefined : documentedMediaType(document, operation, sentType);
  const query = new URL(url).searchParams;
  const parameters = (place: 'query' | 'header', valuesOf: (name: string) => readonly string[]) =>
    Object.fromEntries(
      operation.parameters
        .filter((parameter) => parameter.in === place)
        .map((parameter) => {
          const values = valuesOf(parameter.name).map((value) => documentedText(document, parameter, value));
          return [parameter.name, [...new Set(values)]] as const;
        })
        .filter(([, values]) => values.length > 0),
    );
  return {
    operationId: operation.id,
    status,
    scenario: scenarioOf(operation, seen),
    dependsOn,
    authorized: isAuthorized(operation, seen),
    ...(contentType !== undefined && { contentType }),
    query: parameters('query', (name) => query.getAll(name)),
    headers: parameters('header', (name) => headers.get(name)?.split(/,\s*/) ?? []),
    ...(text !== '' && {
      body: documentedBody(document, operation, { text, mediaType: contentType ?? 'application/json' }),
    }),
  };
}

/** Whether a request has all credentials of one of the documented alternatives. */
function isAuthorized({ security }: DocumentedOperation, { headers, url }: SeenExchange): boolean {
  const isSent = ({ in: place, field, scheme }: Credential) => {
    if (place === 'query') return (new URL(url).searchParams.get(field) ?? '') !== '';
    if (place === 'cookie') return `; ${headers.get('cookie') ?? ''}`.includes(`; ${field}=`);
    const value = headers.get(field) ?? '';
    return scheme === undefined ? value !== '' : value.toLowerCase().startsWith(`${scheme.toLowerCase()} `);
  };
  if (security.length === 0) return /^Bearer .+/i.test(headers.get('authorization') ?? '');
  return security.some((credentials) => credentials.every(isSent));
}

function undocumentedProperties(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  { text }: SeenExchange,
): readonly string[] {
  const { schema } = contractContent(operation.requestBody?.contents ?? []) ?? {};
  const count = schema === undefined ? 0 : countUndocumented(document, schema, parseJson(text));
  if (count === 0) return [];
  return [`${count === 1 ? '1 property of the body is' : `${count} properties of the body are`} not documented`];
}

/** The documented example that answered: the one whose name the response bears, or the first. */
function scenarioOf(operation: DocumentedOperation, { status, responseText }: SeenExchange): string {
  const examples = contentsOf(operation, status).flatMap((content) => content.examples);
  const found = examples.find(({ name }) => responseText.includes(JSON.stringify(name))) ?? examples[0];
  return found?.name ?? statusName(status);
}

/** An error response that the handlers give of themselves follows from the request; another one was asked for by the test. */
async function dependenceOf(
  operation: DocumentedOperation,
  seen: SeenExchange,
  handlers: readonly HttpHandler[],
): Promise<Dependence> {
  const hasPlace = operation.path.includes('{');
  if (seen.status < 400 || seen.status === 404) return hasPlace ? 'data' : seen.status < 400 ? 'request' : 'state';
  return (await statusOf(seen, handlers)) === seen.status ? 'request' : 'state';
}

async function statusOf(
  { url, method, headers, text }: Omit<SeenExchange, 'status' | 'responseText'>,
  handlers: readonly HttpHandler[],
): Promise<number | undefined> {
  const request = new Request(url, { method, headers, body: text === '' ? null : text });
  return (await getResponse([...handlers], request))?.status;
}

/** The request of an exchange with the values that were recorded of it, to the path and with the token that were sent. */
function repeat({ security }: DocumentedOperation, { url, method, headers, text }: SeenExchange, use: DescribedUse) {
  const repeated = new URL(url);
  repeated.search = '';
  const keys = security.flat().flatMap(({ in: place, field }) => (place === 'query' ? [field] : []));
  for (const key of new Set(keys)) {
    const value = new URL(url).searchParams.get(key);
    if (value !== null) repeated.searchParams.append(key, value);
  }
  for (const [name, values] of Object.entries(use.query))
    for (const value of values) repeated.searchParams.append(name, value);
  const sent = new Headers(headers);
  if (use.contentType !== undefined) sent.set('content-type', use.contentType);
  for (const [name, values] of Object.entries(use.headers)) sent.set(name, values.join(', '));
  const body = use.body === undefined ? text : 'json' in use.body ? JSON.stringify(use.body.json) : use.body.text;
  return { url: repeated.href, method, headers: sent, text: body };
}
