import { explainError } from './explain-error.ts';
import type { FoundOperation } from './find-operation.ts';
import type { MockParameter } from './mock-api.ts';
import type { MockRequest } from './mock-exchange.ts';
import { readParameter } from './read-parameter.ts';
import { type Violation, withSource } from './violation.ts';

/** Refuses a request that lacks a required parameter, or has one that its schema refuses. */
export function checkParameters({ operation, values }: FoundOperation, request: MockRequest): Violation | undefined {
  for (const parameter of operation.parameters) {
    const why = complain(parameter, request, values);
    if (why !== undefined) {
      return { check: 'schema', status: 400, operation, property: parameter.name, source: parameter.source, ...why };
    }
  }
  return undefined;
}

function complain(
  parameter: MockParameter,
  request: MockRequest,
  values: readonly string[],
): Pick<Violation, 'message' | 'expectation'> | undefined {
  const { name, required, schema, source } = parameter;
  const whole = `the ${parameter.in} parameter ${name}`;
  const value = readParameter(parameter, request, values);
  if (value === undefined) {
    const expectation = 'is required';
    return required ? { expectation, message: withSource(`${whole} ${expectation}`, source) } : undefined;
  }
  if (schema === undefined || schema.validate(value)) return undefined;
  const { expectation } = explainError(schema, value, whole);
  return { expectation, message: withSource(`${whole} ${expectation}`, source) };
}
