import { FreeNames } from '../source/free-names.ts';
import { statusName } from '../standards/status-names.ts';
import type { BodyModel, ExchangeModel, OperationModel } from './api-model.ts';
import type { DocumentedContent, DocumentedExchange, NamedExample } from './document-model.ts';

/** The exchanges of pages with names for their examples, and these examples, each once. */
export interface NamedExchanges {
  readonly exchangeOf: (operation: OperationModel) => DocumentedExchange;
  readonly examples: readonly NamedExample[];
}

/**
 * Names the examples of exchanges: as components after the first operation that has the exchange, and in their bodies
 * after the status of the response that they belong to. A sample request is named after the response that is shown for it.
 */
export function nameExamples(operations: readonly OperationModel[]): NamedExchanges {
  const names = new FreeNames('_');
  const named = new Map<ExchangeModel, DocumentedExchange>();
  const examples: NamedExample[] = [];
  const exchangeOf = ({ id, exchange }: OperationModel): DocumentedExchange => {
    const known = named.get(exchange);
    if (known !== undefined) return known;
    const documented = nameExchange(exchange, names.take(id));
    named.set(exchange, documented);
    examples.push(...examplesOf(documented));
    return documented;
  };
  for (const operation of operations) exchangeOf(operation);
  return { exchangeOf, examples };
}

function nameExchange({ requestBody, responses }: ExchangeModel, base: string): DocumentedExchange {
  const first = statusName(responses[0]?.status ?? 200);
  return {
    requestBody: requestBody && {
      description: requestBody.description,
      required: requestBody.required,
      contents: [nameContent(requestBody, `${base}.request`, first)],
      places: [requestBody.place],
    },
    responses: responses.map(({ status, description, headers = [], body, place }) => ({
      status,
      description,
      headers,
      contents: body === undefined ? [] : [nameContent(body, `${base}.response`, statusName(status))],
      places: [place],
    })),
  };
}

function nameContent({ mediaType, type, examples }: BodyModel, prefix: string, status: string): DocumentedContent {
  const named = examples.map((example, at) => {
    const name = at === 0 ? status : `${status}${at + 1}`;
    return { name, example: { ...example, component: `${prefix}.${name}` } };
  });
  return { mediaType, type, examples: named };
}

function examplesOf({ requestBody, responses }: DocumentedExchange): readonly NamedExample[] {
  const contents = [requestBody, ...responses].flatMap((body) => body?.contents ?? []);
  return contents.flatMap((content) => content.examples.map(({ example }) => example));
}
