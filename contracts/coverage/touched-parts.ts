import { type DocumentedOperation, type DocumentedResponse, findResponse } from '../../spec/openapi/operations.ts';
import { every, pathWithin } from '../../spec/standards/json-path.ts';
import { fieldsOf, type HttpExchange } from '../pact/http-exchange.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import { type DocumentedParts, parameterPart, scenarioNames } from './documented-parts.ts';

/**
 * The names of the parts of an operation that an interaction of a contract touches. A contract expects what is promised of
 * what its consumer reads; where it notes what that is, the notes count.
 */
export function touchedParts(
  { operation, properties, bodies }: DocumentedParts,
  exchange: HttpExchange,
  { json, notes }: ReadInteraction,
): readonly string[] {
  const response = responseWith(operation, exchange.status);
  const { query, headers } = fieldsOf(json.request);
  const sent = [
    ...queryNames(query).map((name) => parameterPart('query', name)),
    ...Object.keys(fieldsOf(headers)).map((name) => parameterPart('header', name)),
    ...pathsIn(exchange.requestBody).map((path) => propertyPart('request', path)),
  ];
  if (response === undefined) return sent;
  const { key } = response;
  const { reads = pathsIn(exchange.responseBody) } = notes ?? {};
  const received =
    reads === 'all'
      ? properties.map(({ name }) => name).filter((name) => name.startsWith(`${key} `))
      : reads.map((path) => propertyPart(key, path));
  return [...sent, scenarioPart(response, notes?.scenario), ...received];

  function propertyPart(body: string, path: string): string {
    return `${body} ${bodies.get(body)?.nameOf(path) ?? path}`;
  }
}

/** The refusals that a consumer's tests received and its contract has no interaction for, as recordPact notes them. */
export function notedRefusals(
  { metadata }: Pick<ReadInteraction, 'metadata'>,
  find: (operationId: string) => DocumentedOperation | undefined,
): readonly { readonly operation: string; readonly part: string }[] {
  const { refusals } = fieldsOf(metadata.facsimile);
  return (Array.isArray(refusals) ? refusals : []).flatMap((noted: unknown) => {
    const { operationId, status, scenario } = fieldsOf(noted);
    const operation = find(String(operationId));
    const response = operation && responseWith(operation, Number(status));
    if (operation === undefined || response === undefined) return [];
    return [{ operation: operation.id, part: scenarioPart(response, scenario) }];
  });
}

/** The response as it is documented: of a range of statuses, with the one that stands for it. */
function responseWith(operation: DocumentedOperation, status: number): DocumentedResponse | undefined {
  const { key } = findResponse(operation, status) ?? {};
  return operation.responses.find((response) => response.key === key);
}

function scenarioPart(response: DocumentedResponse, scenario: unknown): string {
  const [first, ...others] = scenarioNames(response);
  return `${response.key} ${others.find((name) => name === scenario) ?? first}`;
}

/** Pact V2 writes a query as the text that it is. */
function queryNames(query: unknown): readonly string[] {
  return typeof query === 'string' ? [...new URLSearchParams(query).keys()] : Object.keys(fieldsOf(query));
}

/** The JSON paths of all properties in a value. */
function pathsIn(value: unknown, path = '$'): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsIn(item, pathWithin(path, every)));
  return Object.entries(fieldsOf(value)).flatMap(([name, inner]) => {
    const at = pathWithin(path, name);
    return [at, ...pathsIn(inner, at)];
  });
}
