import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { Content, DocumentedOperation } from '../../spec/openapi/operations.ts';
import { schemaErrors } from '../../spec/openapi/values/schema-errors.ts';
import { valueAt, withValueAt } from '../../spec/standards/json-pointer.ts';
import { essenceOf, matchesMediaType } from '../../spec/standards/media-type.ts';
import { reword } from '../engine/error-response.ts';
import type { Scenario } from '../engine/mock-api.ts';

/** An operation with its responses as the mock gives them. */
export interface DescribedOperation {
  readonly operation: DocumentedOperation;
  readonly scenarios: readonly Scenario[];
}

/** Whether all error responses are `application/json` of one schema that takes a code and a message, each of one status. */
export function haveOneErrorForm(document: OpenApiDocument, operations: readonly DescribedOperation[]): boolean {
  if (operations.some(({ scenarios }) => scenarios.some(({ covers }) => covers !== undefined))) return false;
  const errors = operations.flatMap(({ operation, scenarios }) =>
    scenarios.filter(isError).map((scenario) => ({ scenario, content: contentOf(operation, scenario) })),
  );
  const schemas = new Set(errors.map(({ content }) => JSON.stringify(content?.schema, withoutNotes)));
  return (
    schemas.size <= 1 &&
    errors.every(({ scenario, content }) => {
      if (essenceOf(content?.mediaType) !== 'application/json') return false;
      return fits(document, content, reword(scenario.body, { code: 'code', message: 'message' }));
    })
  );
}

/** The same schema at two places of a document is one form. */
function withoutNotes(key: string, value: unknown): unknown {
  return key.startsWith('x-doc-') ? undefined : value;
}

/** The usual places of what is wrong, and of its name beside it. */
const places: Readonly<Record<string, string | undefined>> = {
  '/error/message': '/error/code',
  '/message': '/code',
  '/detail': undefined,
  '/error_description': '/error',
  '/errors/0/message': '/errors/0/code',
  '/errors/0/detail': '/errors/0/code',
  '/errors/0': undefined,
  '/error': undefined,
  '/err': undefined,
  '/msg': undefined,
  '/reason': undefined,
  '/description': undefined,
  '/title': undefined,
  '': undefined,
};

/** The responses of an operation, those that are errors with the places in their bodies that can say what is wrong. */
export function placeWords(document: OpenApiDocument, { operation, scenarios }: DescribedOperation) {
  return scenarios.map((scenario): Scenario => {
    if (!isError(scenario)) return scenario;
    const { body } = scenario;
    const content = contentOf(operation, scenario);
    const takes = (place: string) =>
      typeof valueAt(body, place) === 'string' && fits(document, content, withValueAt(body, place, 'what is wrong'));
    const [message, beside] = Object.entries(places).find(([place]) => takes(place)) ?? [];
    if (message === undefined) return scenario;
    return { ...scenario, words: { message, ...(beside !== undefined && takes(beside) && { code: beside }) } };
  });
}

function isError({ status, body }: Scenario): boolean {
  return status >= 400 && body !== undefined;
}

function contentOf({ responses }: DocumentedOperation, { status, headers }: Scenario): Content | undefined {
  const response = responses.find((response) => response.status === status);
  return response?.contents.find(({ mediaType }) => matchesMediaType(mediaType, headers['Content-Type'] ?? ''));
}

function fits(document: OpenApiDocument, content: Content | undefined, value: unknown): boolean {
  return schemaErrors(document, content?.schema ?? {}, value, 'response').length === 0;
}
