import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { type DocumentedOperation, readOperations } from '../../spec/openapi/operations.ts';
import { optional } from '../../spec/openapi/optional.ts';
import { formatSource } from '../../spec/openapi/sources.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import type { Pact, PactInteraction } from '../pact/pact.ts';
import { printJson } from '../pact/print-json.ts';
import { providerName } from '../pact/provider-name.ts';
import { describeExchange } from './describe-exchange.ts';
import { planExchanges } from './plan.ts';
import type { Exchange } from './plan-types.ts';
import { documentedRequest } from './request.ts';
import { documentedResponse } from './response.ts';
import { describeResponses } from './response-shapes.ts';
import { pathStates, throttledState } from './states.ts';
import { strengthOf } from './strength.ts';

/** The consumer of the contract of a document: the documentation itself, which promises the service to its readers. */
const consumer = 'documentation';

/** The consumer of the contract of those requests that Pact's verifier for JavaScript does not pass on. */
const rawConsumer = 'documentation-raw';

/**
 * The Pact V4 contracts of all that a document promises; none where it promises nothing. Same document, same bytes.
 * Bodies whose bytes matter are in a contract of their own: other tools' proxies parse them, and respond to some themselves.
 */
export function emitPacts(document: OpenApiDocument): readonly OutputFile[] {
  const exchanges = readOperations(document).flatMap((operation) => planExchanges(document, operation));
  const byConsumer = Map.groupBy(exchanges, (exchange) => (isRaw(exchange) ? rawConsumer : consumer));
  const provider = providerName(document);
  return [...byConsumer].map(([name, own]) => emitPact(document, { name, provider }, own));
}

function isRaw({ mutation: { body } }: Exchange): boolean {
  if (body?.kind === 'malformed' || body?.kind === 'spaced' || body?.kind === 'unlabelled') return true;
  return body?.kind === 'whole' && !(typeof body.value === 'object' && body.value !== null);
}

function emitPact(
  document: OpenApiDocument,
  { name, provider }: { readonly name: string; readonly provider: string },
  exchanges: readonly Exchange[],
): OutputFile {
  const pact: Pact = {
    consumer: { name },
    provider: { name: provider },
    interactions: exchanges.map((exchange) => toInteraction(document, exchange)),
    metadata: {
      pactSpecification: { version: '4.0' },
      facsimile: {
        generator: 'facsimile',
        notice: 'Generated from spec/openapi.yaml by `npm run generate`. Do not edit.',
        bodies: describeResponses(document, [...new Set(exchanges.map(({ operation }) => operation))]),
      },
    },
  };
  const file = `${name}-${provider}`.replace(/[^\w.-]+/g, '-');
  return { path: `generated/pacts/${file}.json`, text: `${printJson(pact, 120)}\n` };
}

/** All interactions of one operation. */
export function operationInteractions(
  document: OpenApiDocument,
  operation: DocumentedOperation,
): readonly PactInteraction[] {
  return planExchanges(document, operation).map((exchange) => toInteraction(document, exchange));
}

function toInteraction(document: OpenApiDocument, exchange: Exchange): PactInteraction {
  const { operation, scenario, mutation, dependsOn } = exchange;
  const expected = documentedResponse(document, exchange.response, exchange);
  const { evidence, advisory } = strengthOf(exchange);
  const [responseSource] = exchange.response.sources;
  const sources = {
    ...(exchange.source === undefined ? {} : { request: exchange.source }),
    ...(responseSource && { response: formatSource(responseSource) }),
  };
  const states = pathStates(document, operation, mutation);
  return {
    type: 'Synchronous/HTTP',
    description: describeExchange(exchange),
    // Other tools report a failure of what is pending, and do not count it.
    pending: advisory !== undefined || operation.asWritten,
    comments: {
      text: [
        ...Object.entries(sources).map(([part, source]) => `${part}: ${source}`),
        ...(advisory === undefined ? [] : [`advisory: ${advisory}`]),
      ],
      facsimile: {
        operationId: operation.id,
        scenario,
        dependsOn,
        evidence,
        ...optional('advisory', advisory),
        ...(operation.choice !== undefined && { choice: operation.choice, reading: readingOf(operation) }),
        sources: { ...sources, ...expected.sources },
      },
    },
    providerStates: dependsOn === 'state' ? [...states, throttledState] : states,
    request: documentedRequest(document, operation, successName(exchange), mutation),
    response: expected.response,
  };
}

function readingOf({ method, path }: DocumentedOperation): string {
  return `${method.toUpperCase()} ${path}`;
}

/** A rejected request is the documented one but for its mutation: the one that the operation's success is shown with. */
function successName({ operation, scenario }: Exchange): string {
  const names =
    operation.requestBody?.contents.flatMap((content) => content.examples.map((example) => example.name)) ?? [];
  return names.includes(scenario) ? scenario : (names[0] ?? scenario);
}
