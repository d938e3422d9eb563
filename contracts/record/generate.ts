import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { type DocumentedOperation, findResponse, readOperations } from '../../spec/openapi/operations.ts';
import { optional } from '../../spec/openapi/optional.ts';
import { cookieText, pairText } from '../../spec/openapi/parameter-text.ts';
import { parsePathTemplate } from '../../spec/openapi/paths.ts';
import { isBearerAlone, type SentCredential, sampleCredential, writeCredentials } from '../../spec/openapi/security.ts';
import { formatSource } from '../../spec/openapi/sources.ts';
import { demandedProperties } from '../../spec/openapi/values/read-only.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { isJson, matchesMediaType } from '../../spec/standards/media-type.ts';
import { credentialRules, noteCredentials, sentCredentials } from '../generate/credentials.ts';
import { describeExchange } from '../generate/describe-exchange.ts';
import { expectValue } from '../generate/matchers.ts';
import type { Mutation } from '../generate/mutation.ts';
import { sentParameters, writeParameters } from '../generate/parameters.ts';
import { contractContent } from '../generate/request-body.ts';
import { documentedResponse } from '../generate/response.ts';
import { pathStates, throttledState } from '../generate/states.ts';
import type { Pact, PactBody, PactInteraction, PactRequest, ProviderState } from '../pact/pact.ts';
import { printJson } from '../pact/print-json.ts';
import { providerName } from '../pact/provider-name.ts';
import { keepRead } from './narrow-response.ts';
import { mergeRefusals, mergeUses, type RecordedRefusal, type RecordedUse } from './usage.ts';

/** The contract of what a consumer's tests used. Same uses in any order, same bytes. */
export function emitRecordedPact(
  document: OpenApiDocument,
  consumer: string,
  { uses, refusals }: { readonly uses: readonly RecordedUse[]; readonly refusals: readonly RecordedRefusal[] },
): OutputFile {
  const provider = providerName(document);
  const operations = new Map(readOperations(document).map((operation) => [operation.id, operation]));
  const interactions = mergeUses(uses).flatMap((use) => {
    const operation = operations.get(use.operationId);
    return operation === undefined ? [] : [toInteraction(document, operation, use)];
  });
  const pact: Omit<Pact, 'metadata'> & { readonly metadata: object } = {
    consumer: { name: consumer },
    provider: { name: provider },
    interactions: interactions.map((interaction, index) => ({
      ...interaction,
      description: distinct(interaction.description, interactions.slice(0, index)),
    })),
    metadata: {
      pactSpecification: { version: '4.0' },
      facsimile: {
        generator: 'facsimile',
        notice: 'Recorded from tests. Do not edit: run them again.',
        ...(refusals.length > 0 && { refusals: mergeRefusals(refusals) }),
      },
    },
  };
  const name = `${consumer}-${provider}`.replace(/[^\w.-]+/g, '-');
  return { path: `${name}.json`, text: `${printJson(pact, 120)}\n` };
}

/** Pact takes interactions of one description for one and the same. */
function distinct(description: string, earlier: readonly PactInteraction[]): string {
  const count = earlier.filter((interaction) => interaction.description === description).length;
  return count === 0 ? description : `${description} (variant ${count + 1})`;
}

function toInteraction(document: OpenApiDocument, operation: DocumentedOperation, use: RecordedUse): PactInteraction {
  const { scenario, dependsOn, status } = use;
  const response = findResponse(operation, status);
  if (response === undefined) throw new Error(`${operation.id} is not documented to be answered with ${status}`);
  const promised = documentedResponse(document, response, { scenario });
  const places = { request: operation.sources[0], response: response.sources[0] };
  const sources = Object.fromEntries(
    Object.entries(places).flatMap(([part, place]) => (place === undefined ? [] : [[part, formatSource(place)]])),
  );
  return {
    type: 'Synchronous/HTTP',
    description: describeExchange({
      operation,
      circumstance: circumstanceOf(document, operation, use),
      response,
      scenario,
    }),
    pending: false,
    comments: {
      text: Object.entries(sources).map(([part, source]) => `${part}: ${source}`),
      facsimile: {
        operationId: operation.id,
        scenario,
        dependsOn,
        ...optional('credentials', use.authorized ? noteCredentials(operation) : undefined),
        ...(use.bodyReads.length > 0 && { reads: use.bodyReads }),
        ...optional('tests', Object.keys(use.tests ?? {}).length > 0 ? use.tests : undefined),
        sources: { ...sources, ...promised.sources },
      },
    },
    providerStates: [
      ...pathStates(document, operation, mutationOf(operation, use)),
      ...(dependsOn === 'state' ? [stateOf(use)] : []),
    ],
    request: toRequest(document, operation, use),
    response: keepRead(promised.response, use),
  };
}

function mutationOf(operation: DocumentedOperation, { status }: RecordedUse): Mutation {
  const parameters = parsePathTemplate(operation.path).flat();
  const last = parameters.flatMap((part) => ('parameter' in part ? [part.parameter] : [])).at(-1);
  return status === 404 && last !== undefined ? { unknownParameter: last } : {};
}

/** What no request shows: a throttled caller, or whatever else makes the service respond so. */
function stateOf({ status, scenario }: RecordedUse): ProviderState {
  return status === 429 ? throttledState : { name: `the service responds with ${status} ${scenario}`, params: {} };
}

function circumstanceOf(document: OpenApiDocument, operation: DocumentedOperation, use: RecordedUse): string {
  const schema = contractContent(operation.requestBody?.contents ?? [])?.schema;
  const sent: object = use.body && 'json' in use.body ? Object(use.body.json) : {};
  const isText = use.body !== undefined && 'text' in use.body;
  const missing = schema ? demandedProperties(document, schema).filter((name) => !Object.hasOwn(sent, name)) : [];
  const known =
    operation.requestBody?.contents.some(({ mediaType }) => matchesMediaType(mediaType, use.contentType ?? '')) ?? true;
  return [
    operation.secured && !use.authorized ? withoutCredentials(operation) : '',
    use.body === undefined || isText || missing.length === 0 ? '' : `without ${missing.join(', ')}`,
    isText && isJson(use.contentType ?? '') ? 'as malformed JSON' : '',
    use.contentType === undefined || known ? '' : `as ${use.contentType}`,
  ]
    .filter((part) => part !== '')
    .join(' and ');
}

function withoutCredentials({ security }: DocumentedOperation): string {
  return isBearerAlone(security) ? 'without a token' : 'without credentials';
}

function toRequest(document: OpenApiDocument, operation: DocumentedOperation, use: RecordedUse): PactRequest {
  // The path's values are the documented ones: a consumer's own name nothing that a provider has to have.
  const { path } = writeParameters(operation, sentParameters(document, operation, mutationOf(operation, use)));
  const credentials = use.authorized ? recordedCredentials(operation) : [];
  const written = writeCredentials(credentials);
  const query = { ...use.query, ...Object.fromEntries(written.query.map((pair) => [pair.name, [pairText(pair)]])) };
  const headers = {
    ...Object.fromEntries(Object.entries(written.headers).map(([name, value]) => [name, [value]])),
    ...(written.cookies.length > 0 && { Cookie: [cookieText(written.cookies)] }),
    ...(use.contentType !== undefined && { 'Content-Type': [use.contentType] }),
    ...use.headers,
  };
  const body = bodyOf(use);
  const rules = {
    ...(credentials.length > 0 && { header: credentialRules(credentials) }),
    ...(body?.encoded === false && { body: requestRules(document, operation, use) }),
  };
  return {
    method: operation.method.toUpperCase(),
    path,
    ...(Object.keys(query).length > 0 && { query }),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(body && { body }),
    ...(Object.keys(rules).length > 0 && { matchingRules: rules }),
  };
}

/** The documented credentials; a token where none are documented and one was sent. */
function recordedCredentials(operation: DocumentedOperation): readonly SentCredential[] {
  if (operation.secured) return sentCredentials(operation);
  const bearer = { name: 'bearer', in: 'header', field: 'Authorization', scheme: 'Bearer' } as const;
  return [sampleCredential({ ...bearer, description: { type: 'http', scheme: 'bearer' } })];
}

/** A text that is not JSON goes as bytes: Pact would put it in quotes. */
function bodyOf({ body, contentType = 'application/json' }: RecordedUse): PactBody | undefined {
  if (body === undefined) return undefined;
  if ('json' in body) return { content: body.json, contentType, encoded: false };
  return { content: Buffer.from(body.text).toString('base64'), contentType, encoded: 'base64' };
}

function requestRules(document: OpenApiDocument, operation: DocumentedOperation, use: RecordedUse) {
  const schema = contractContent(operation.requestBody?.contents ?? [])?.schema;
  const json = use.body && 'json' in use.body ? use.body.json : undefined;
  return expectValue({ document, keep: 'all' }, schema ?? {}, json).rules;
}
