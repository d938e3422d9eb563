import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { type Content, type DocumentedOperation, readOperations } from '../../spec/openapi/operations.ts';
import { pathPattern } from '../../spec/openapi/paths.ts';
import { readServers } from '../../spec/openapi/servers.ts';
import { formatSource } from '../../spec/openapi/sources.ts';
import { manyOperations, narrowOperations, nearOperations } from '../../spec/standards/path-index.ts';
import { compareTemplates } from '../../spec/standards/paths.ts';
import { statusName } from '../../spec/standards/status-names.ts';
import { checks } from '../engine/check-request.ts';
import { negotiateScenario } from '../engine/media-types/negotiate.ts';
import { rejectRequest } from '../engine/media-types/reject-request.ts';
import type { MockApi, MockOperation, Scenario } from '../engine/mock-api.ts';
import { bodyShape, readerOf } from './body-shapes.ts';
import { describeParameters } from './build-parameters.ts';
import { describeScenarios, sampleResponses } from './build-scenarios.ts';
import { describeSecurity } from './build-security.ts';
import { describeView } from './build-view.ts';
import { haveOneErrorForm, placeWords } from './error-forms.ts';

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
  const described = readOperations(sampleResponses(document)).map((operation) => ({
    operation,
    scenarios: describeScenarios(operation),
  }));
  const hasOneForm = haveOneErrorForm(document, described);
  const operations = described.map((each) => ({
    ...describeOperation(document, each.operation, schemaFor),
    parameters: describeParameters(document, each.operation, schemaFor),
    scenarios: hasOneForm ? each.scenarios : placeWords(document, each),
    ...describeView(each.operation, each.scenarios),
    ...(each.scenarios.some(isNegotiable) && { select: negotiateScenario }),
  }));
  return {
    ...readServers(document),
    ...(!hasOneForm && { reject: rejectRequest }),
    ...(operations.length > manyOperations && { narrow: narrowOperations, near: nearOperations }),
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
  document: OpenApiDocument,
  operation: DocumentedOperation,
  schemaFor: (content: Content) => Schema | undefined,
): Omit<MockOperation<Schema>, 'parameters' | 'scenarios' | 'select' | 'view' | 'options'> {
  const [source] = operation.sources;
  const body = operation.requestBody;
  const security = describeSecurity(operation);
  // The most specific media type decides what a body is.
  const contents = body?.contents.toSorted((a, b) => wildcards(a) - wildcards(b)).map(describeContent) ?? [];
  return {
    id: operation.id,
    method: operation.method.toUpperCase(),
    path: operation.path,
    pattern: pathPattern(operation.path),
    pages: operation.tags,
    ...(security && { security }),
    ...(body && { body: { required: body.required, contents } }),
    source: source === undefined ? '' : formatSource(source),
  };

  function describeContent(content: Content) {
    const schema = schemaFor(content);
    const read = readerOf(document, content);
    const shape = read === undefined ? {} : bodyShape(document, content);
    return {
      mediaType: content.mediaType,
      ...(schema !== undefined && { schema }),
      ...(read !== undefined && { read }),
      ...(Object.keys(shape).length > 0 && { shape }),
    };
  }
}

function wildcards({ mediaType }: Content): number {
  return mediaType.split('*').length;
}

/** Whether what a request gets depends on more than a name or a status. */
function isNegotiable({ alternatives, covers, range }: Scenario): boolean {
  return alternatives !== undefined || covers !== undefined || range !== undefined;
}
