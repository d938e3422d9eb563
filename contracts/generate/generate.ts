import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { readOperations } from '../../spec/openapi/operations.ts';
import { formatSource } from '../../spec/openapi/sources.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import type { Pact, PactInteraction } from '../pact/pact.ts';
import { printJson } from '../pact/print-json.ts';
import { providerName } from '../pact/provider-name.ts';
import { describeExchange } from './describe-exchange.ts';
import { planExchanges } from './plan.ts';
import type { Exchange } from './plan-types.ts';
import { documentedRequest, parameterValues } from './request.ts';
import { documentedResponse } from './response.ts';

/** The consumer of every emitted contract: the documentation itself, which promises the service to its readers. */
const consumer = 'documentation';

/** One Pact V4 contract of all that a document promises; none where it promises nothing. Same document, same bytes. */
export function emitPacts(document: OpenApiDocument): readonly OutputFile[] {
  const exchanges = readOperations(document).flatMap((operation) => planExchanges(document, operation));
  if (exchanges.length === 0) return [];
  const provider = providerName(document);
  const pact: Pact = {
    consumer: { name: consumer },
    provider: { name: provider },
    interactions: exchanges.map((exchange) => toInteraction(document, exchange)),
    metadata: {
      pactSpecification: { version: '4.0' },
      facsimile: {
        generator: 'facsimile',
        notice: 'Generated from spec/openapi.yaml by `npm run generate`. Do not edit.',
      },
    },
  };
  const name = `${consumer}-${provider}`.replace(/[^\w.-]+/g, '-');
  return [{ path: `generated/pacts/${name}.json`, text: `${printJson(pact, 120)}\n` }];
}

function toInteraction(document: OpenApiDocument, exchange: Exchange): PactInteraction {
  const { operation, scenario, mutation } = exchange;
  const response = documentedResponse(document, exchange.response, scenario, exchange.echoed);
  const [responseSource] = exchange.response.sources;
  const sources = {
    ...(exchange.source === undefined ? {} : { request: exchange.source }),
    ...(responseSource && { response: formatSource(responseSource) }),
  };
  return {
    type: 'Synchronous/HTTP',
    description: describeExchange(exchange),
    pending: false,
    comments: {
      text: Object.entries(sources).map(([part, source]) => `${part}: ${source}`),
      facsimile: {
        operationId: operation.id,
        scenario,
        dependsOn: exchange.dependsOn,
        sources: { ...sources, ...response.sources },
      },
    },
    providerStates: [{ name: scenario, params: parameterValues(document, operation, 'path', mutation) }],
    request: documentedRequest(document, operation, successName(exchange), mutation),
    response: response.response,
  };
}

/** A rejected request is the documented one but for its mutation: the one that the operation's success is shown with. */
function successName({ operation, scenario }: Exchange): string {
  const names =
    operation.requestBody?.contents.flatMap((content) => content.examples.map((example) => example.name)) ?? [];
  return names.includes(scenario) ? scenario : (names[0] ?? scenario);
}
