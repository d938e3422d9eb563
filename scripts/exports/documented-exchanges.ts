import { sentCredentials } from '../../contracts/generate/credentials.ts';
import { sentParameters, type WrittenParameters, writeParameters } from '../../contracts/generate/parameters.ts';
import { canBeRight, contractContent } from '../../contracts/generate/request-body.ts';
import { describeScenarios, sampleResponses } from '../../mocks/build/build-scenarios.ts';
import type { Scenario } from '../../mocks/engine/mock-api.ts';
import { scenarioResponse } from '../../mocks/engine/respond.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { shownValue, type WrittenBody, writeBody } from '../../spec/openapi/media-types/write-body.ts';
import { type DocumentedOperation, readOperations } from '../../spec/openapi/operations.ts';
import type { SentCredential } from '../../spec/openapi/security.ts';
import { usualServer } from '../../spec/openapi/servers.ts';
import { formatSource } from '../../spec/openapi/sources.ts';

/** A request that a document shows, and the response that mocks give to it. */
export interface DocumentedExchange {
  readonly operation: DocumentedOperation;
  /** In capitals. */
  readonly method: string;
  /** Where it is sent to: scheme, host and the base path, without its last slash. */
  readonly server: string;
  /** Those that are required, with their examples. */
  readonly parameters: WrittenParameters;
  readonly credentials: readonly SentCredential[];
  readonly body: WrittenBody | undefined;
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly text: string;
  };
  /** Whether the response is documented for other statuses too, or is one of several documented successes. */
  readonly isOneOfSeveral: boolean;
  /** Where the document shows it, on one line: `spec/pages/add-commands.md:29; response: spec/pages/add-commands.md:59`. */
  readonly source: string;
}

/** Where a mock server listens that nobody has told otherwise. */
export const mockServer = 'http://127.0.0.1:4010';

/**
 * The exchanges of each operation: one for each request body that the document shows. The response is the success of the
 * same name, else the first. Operations that no request can be right for, and those without a response, have none.
 * @param server where all of them are sent to; the document's own server where it is undefined, else that of the mock
 */
export function documentedExchanges(document: OpenApiDocument, server?: string): readonly DocumentedExchange[] {
  const sampled = sampleResponses(document);
  return readOperations(sampled).flatMap((operation) => exchangesOf(sampled, operation, server));
}

function exchangesOf(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  server = documentedServer(document, operation),
): readonly DocumentedExchange[] {
  const scenarios = describeScenarios(operation);
  const successes = scenarios.filter(({ status }) => status >= 200 && status < 300);
  const sample = successes[0] ?? scenarios[0];
  if (sample === undefined || !canBeRight(document, operation)) return [];
  const content = contractContent(operation.requestBody?.contents ?? []);
  const names = content?.examples.map(({ name }) => name) ?? [];
  const about = {
    operation,
    method: operation.method.toUpperCase(),
    server,
    parameters: writeParameters(operation, sentParameters(document, operation)),
    credentials: sentCredentials(operation),
    isOneOfSeveral: sample.covers !== undefined || new Set(successes.map(({ status }) => status)).size > 1,
  };
  return (names.length === 0 ? [undefined] : names).map((name) => {
    const scenario = successes.find((success) => success.name === name) ?? sample;
    const { status, headers, text = '' } = scenarioResponse(scenario);
    return {
      ...about,
      body: content && writeBody(document, content, shownValue(document, content, name)),
      response: { status, headers, text },
      source: sourceOf(operation, scenario),
    };
  });
}

function documentedServer(document: OpenApiDocument, operation: DocumentedOperation): string {
  const server = usualServer(document, operation);
  return /^https?:/.test(server) ? server : `${mockServer}${server}`;
}

function sourceOf({ sources, responses }: DocumentedOperation, { status }: Scenario): string {
  const [request] = sources;
  const [response] = responses.find((response) => response.status === status)?.sources ?? [];
  const parts = [
    ...(request === undefined ? [] : [formatSource(request)]),
    ...(response === undefined ? [] : [`response: ${formatSource(response)}`]),
  ];
  return parts.join('; ');
}
