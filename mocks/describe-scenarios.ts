import type { Content, DocumentedOperation, DocumentedResponse, NamedHeader } from '../spec/openapi/read-operations.ts';
import { statusName } from '../spec/openapi/status-name.ts';
import type { Scenario } from './mock-api.ts';

/**
 * The documented answers of an operation, by ascending status: one for each example, under its name, and for a response
 * without examples one under its status's name (`noContent`). No name stands twice.
 */
export function describeScenarios(operation: DocumentedOperation): readonly Scenario[] {
  const scenarios = new Map<string, Scenario>();
  for (const response of operation.responses) {
    for (const scenario of scenariosOf(response)) {
      const { name } = scenario;
      const other = `${name}${response.status}`;
      if (!scenarios.has(name)) scenarios.set(name, scenario);
      else if (!scenarios.has(other)) scenarios.set(other, { ...scenario, name: other, example: name });
    }
  }
  return [...scenarios.values()];
}

function scenariosOf(response: DocumentedResponse): readonly Scenario[] {
  const { status, contents } = response;
  const examples = contents.flatMap((content) =>
    content.examples.map(({ name, value }) => ({ name, status, headers: headersOf(response, content), body: value })),
  );
  return examples.length > 0 ? examples : [{ name: statusName(status), status, headers: headersOf(response) }];
}

function headersOf({ headers }: DocumentedResponse, content?: Content): Readonly<Record<string, string>> {
  const type = content === undefined ? [] : [['Content-Type', content.mediaType] as const];
  return Object.fromEntries([...type, ...headers.flatMap(headerEntry)]);
}

/** A header with its example; one that is demanded without an example gets the least that its type allows. */
function headerEntry({ name, required, schema, example }: NamedHeader): readonly (readonly [string, string])[] {
  if (example !== undefined) return [[name, String(example)]];
  if (!required) return [];
  return [[name, schema.type === 'integer' || schema.type === 'number' ? String(schema.minimum ?? 0) : name]];
}
