import { explainError } from '../explain-validation.ts';
import type { MockParameter, ParameterJudge } from '../mock-api.ts';
import { withSource } from '../violation.ts';

/** Says what is wrong with a parameter: it is missing, or none of its readings fits its schema. */
export const judgeParameter: ParameterJudge = (parameter, { request, values }) => {
  const complaint = unmetExpectation(parameter, parameter.read(parameter, request, values));
  if (complaint === undefined) return undefined;
  const { in: place, name, source } = parameter;
  const [expectation, inner = ''] = complaint;
  // Of a list the item that is wrong has no name.
  const property = /^\d*$/.test(inner) ? name : `${name}/${inner}`;
  const message = withSource(`the ${place} parameter ${property} ${expectation}`, source);
  return { property, expectation, source, message };
};

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
