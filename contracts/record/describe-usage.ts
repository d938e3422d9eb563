import { getResponse, type HttpHandler } from 'msw';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { type DocumentedOperation, findResponse } from '../../spec/openapi/operations.ts';
import { type CalledOperation, createOperationFinder } from '../../spec/openapi/paths.ts';
import { essenceOf } from '../../spec/standards/media-type.ts';
import { statusName } from '../../spec/standards/status-names.ts';
import { contentsOf } from '../generate/request-body.ts';
import { redact } from '../http/redact.ts';
import type { Dependence } from '../pact/pact.ts';
import type { RecordedUse } from './usage.ts';

/** An exchange as MSW saw it, with both bodies as text. */
export interface SeenExchange {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
  readonly status: number;
  readonly responseText: string;
}

/** What was used of an exchange, or why it can be in no contract. */
export type DescribedUse = Omit<RecordedUse, 'bodyReads' | 'headerReads'> | { readonly undocumented: string };

/** Reports what exchanges used of a document; the handlers are those that answer as the documentation says. */
export function createUseDescriber(
  document: OpenApiDocument,
  handlers: readonly HttpHandler[],
): (seen: SeenExchange) => Promise<DescribedUse> {
  const findOperation = createOperationFinder(document);
  return async (seen) => {
    const { pathname } = new URL(seen.url);
    const called = findOperation(seen.method, pathname);
    const asked = `${seen.method} ${pathname}`;
    if (called === undefined) return { undocumented: `${asked} is not documented` };
    const response = findResponse(called.operation, seen.status);
    if (response === undefined)
      return { undocumented: `${asked} is not documented to be answered with ${seen.status}` };
    return scrubRecorded(await describeUse(called, seen, handlers), secretsOf(seen.headers));
  };
}

async function describeUse({ operation }: CalledOperation, seen: SeenExchange, handlers: readonly HttpHandler[]) {
  const { headers, url, status } = seen;
  const contentType = headers.get('content-type');
  const query = new URL(url).searchParams;
  return {
    operationId: operation.id,
    status,
    scenario: scenarioOf(operation, seen),
    dependsOn: await dependenceOf(operation, seen, handlers),
    authorized: /^Bearer .+/i.test(headers.get('authorization') ?? ''),
    ...(contentType !== null && seen.text !== '' && { contentType: essenceOf(contentType) }),
    query: parametersOf(operation, 'query', (name) => query.getAll(name)),
    headers: parametersOf(operation, 'header', (name) => headers.get(name)?.split(/,\s*/) ?? []),
    ...(seen.text !== '' && { body: parseBody(seen.text) }),
  };
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
  const { url, method, headers, text } = seen;
  const body = text === '' ? null : text;
  const plain = await getResponse([...handlers], new Request(url, { method, headers, body }));
  return plain?.status === seen.status ? 'request' : 'state';
}

function parametersOf(
  operation: DocumentedOperation,
  place: 'query' | 'header',
  valuesOf: (name: string) => readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const known = operation.parameters.filter((parameter) => parameter.in === place);
  const sent = known.map(({ name }) => [name, valuesOf(name)] as const).filter(([, values]) => values.length > 0);
  return Object.fromEntries(sent);
}

function parseBody(text: string): { readonly json: unknown } | { readonly text: string } {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return { text };
  }
}

function secretsOf(headers: Headers): readonly string[] {
  const { authorization = '', cookie = '' } = Object.fromEntries(headers);
  const token = authorization.replace(/^\S+\s+/, '');
  return [token, ...cookie.split(/;\s*/).map((part) => part.replace(/^[^=]*=/, ''))].filter((secret) => secret !== '');
}

/** Longer secrets are removed everywhere; a shorter one, which is part of many words, only where it is a word of its own. */
const longEnough = 8;

const jsonWebToken = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const secretName = /(token|secret|password|passwd|credential|api[-_]?key)$/i;

/** What differs from run to run, and the value that stands for it. */
const fleeting: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, '00000000-0000-4000-8000-000000000000'],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g, '2020-01-01T00:00:00Z'],
];

/** The same data without secrets, and with fixed values for generated identifiers and times. */
export function scrubRecorded<T>(data: T, secrets: readonly string[]): T {
  const short = secrets.filter((secret) => secret.length < longEnough);
  const scrubText = (text: string) => {
    if (short.includes(text)) return '[token]';
    const open = text.replaceAll(jsonWebToken, '[token]');
    return fleeting.reduce((rest, [pattern, fixed]) => rest.replaceAll(pattern, fixed), open);
  };
  const scrub = (value: unknown, name = ''): unknown => {
    if (typeof value === 'string') return secretName.test(name) ? '[token]' : scrubText(value);
    if (Array.isArray(value)) return value.map((item) => scrub(item, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, scrub(inner, key)]));
  };
  const long = secrets.filter((secret) => secret.length >= longEnough);
  return scrub(redact(data, long)) as T;
}
