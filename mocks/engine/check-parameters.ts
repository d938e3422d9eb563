import type { Check, OperationCall, Problem } from './check.ts';
import { judgeBody } from './check-body.ts';
import { explainError } from './explain-validation.ts';
import type { MockParameter } from './mock-api.ts';
import { withSource } from './violation.ts';

/** Rejects a body or a parameter that its schema rejects, and a request that lacks a required parameter. */
export const schemaCheck: Check<'schema'> = {
  name: 'schema',
  status: 400,
  judge: (call) => judgeBody(call) ?? judgeParameters(call),
};

function judgeParameters({ operation, request, values }: OperationCall): Problem | undefined {
  for (const parameter of operation.parameters) {
    const complaint = unmetExpectation(parameter, parameter.read(parameter, request, values));
    if (complaint === undefined) continue;
    const { in: place, name, source } = parameter;
    const [expectation, inner = ''] = complaint;
    // Of a list the item that is wrong has no name.
    const property = /^\d*$/.test(inner) ? name : `${name}/${inner}`;
    const message = withSource(`the ${place} parameter ${property} ${expectation}`, source);
    return { property, expectation, source, message };
  }
  return undefined;
}

/** What is expected of a parameter or a property of it, and the name of that property. */
function unmetExpectation(
  { required, absence = 'is required', schema }: MockParameter,
  readings: readonly unknown[],
): readonly [expectation: string, property?: string] | undefined {
  if (readings.length === 0) return required ? [absence] : undefined;
  if (schema === undefined || readings.some((value) => schema.validate(value))) return undefined;
  const { expectation, property } = explainError(schema, readings.at(-1));
  return [expectation, property];
}
