import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { type Content, type DocumentedOperation, readOperations } from '../../spec/openapi/operations.ts';
import { pathPattern } from '../../spec/openapi/paths.ts';
import { readServers } from '../../spec/openapi/servers.ts';
import { formatSource } from '../../spec/openapi/sources.ts';
import { compareTemplates } from '../../spec/standards/paths.ts';
import { statusName } from '../../spec/standards/status-names.ts';
import { checks } from '../engine/check-request.ts';
import type { MockApi, MockOperation } from '../engine/mock-api.ts';
import { describeParameters } from './build-parameters.ts';
import { describeScenarios, sampleResponses } from './build-scenarios.ts';
import { describeSecurity } from './build-security.ts';

/** The statuses of error responses: those of the checks, unknown paths and methods, too long a body, and a fault. */
const errorStatuses = [...checks.map(({ status }) => status), 404, 405, 413, 500];

/**
 * What the mock must know about a document, as data.
 * @param schemaFor stands in for the schema of a request body or a parameter: a validator, or the name of one
 */
export function describeApi<Schema>(
  document: OpenApiDocument,
  schemaFor: (content: Content) => Schema | undefined,
): MockApi<Schema> {
  const operations = readOperations(sampleResponses(document)).map((operation) => ({
    ...describeOperation(operation, schemaFor),
    parameters: describeParameters(document, operation, schemaFor),
  }));
  return {
    ...readServers(document),
    codes: Object.fromEntries(
      errorStatuses
        .filter((status) => !operations.every(documents(status)))
        .map((status) => [status, statusName(status)]),
    ),
    operations: operations.sort((a, b) => compareTemplates(a.path, b.path)),
  };
}

function documents(status: number) {
  return ({ scenarios }: Pick<MockOperation, 'scenarios'>) => scenarios.some((scenario) => scenario.status === status);
}

function describeOperation<Schema>(
  operation: DocumentedOperation,
  schemaFor: (content: Content) => Schema | undefined,
): Omit<MockOperation<Schema>, 'parameters'> {
  const [source] = operation.sources;
  const body = operation.requestBody;
  const security = describeSecurity(operation);
  return {
    id: operation.id,
    method: operation.method.toUpperCase(),
    path: operation.path,
    pattern: pathPattern(operation.path),
    pages: operation.tags,
    ...(security && { security }),
    ...(body && { body: { required: body.required, contents: body.contents.map(describeContent) } }),
    scenarios: describeScenarios(operation),
    source: source === undefined ? '' : formatSource(source),
  };

  function describeContent(content: Content) {
    const schema = schemaFor(content);
    return { mediaType: content.mediaType, ...(schema !== undefined && { schema }) };
  }
}
