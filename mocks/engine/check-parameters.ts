import { decodePathValue } from '../../spec/standards/path-values.ts';
import type { Check, OperationCall, Problem } from './check.ts';
import { judgeBody } from './check-body.ts';
import type { MockRequest } from './exchange.ts';
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
    const expectation = unmetExpectation(parameter, readParameter(parameter, request, values));
    if (expectation === undefined) continue;
    const { in: place, name, source } = parameter;
    const message = withSource(`the ${place} parameter ${name} ${expectation}`, source);
    return { property: name, expectation, source, message };
  }
  return undefined;
}

function unmetExpectation({ required, schema }: MockParameter, value: unknown): string | undefined {
  if (value === undefined) return required ? 'is required' : undefined;
  return schema === undefined || schema.validate(value) ? undefined : explainError(schema, value).expectation;
}

/**
 * The value of a parameter as JSON data, undefined where the request has none: what its text is read as by OpenAPI's
 * default styles (`a=1&a=2` in a query, `1,2` elsewhere). A text that is not what it should be stays a text.
 * @param values the values of the path's parameters, in the template's order
 */
function readParameter(parameter: MockParameter, request: MockRequest, values: readonly string[]): unknown {
  const { list, reads } = parameter;
  const read = textsOf(parameter, request, values).map((text) => readText(text, reads));
  return list && read.length > 0 ? read : read[0];
}

/** The texts of a parameter; none where the request lacks it. */
function textsOf(
  { in: place, name, position = 0, list }: MockParameter,
  request: MockRequest,
  values: readonly string[],
): readonly string[] {
  if (place === 'query') return new URLSearchParams(request.target.replace(/^[^?]*/, '')).getAll(name);
  const text = place === 'path' ? decodePathValue(values[position] ?? '') : request.headers.get(name);
  if (text === null) return [];
  return list ? text.split(',').map((part) => part.trim()) : [text];
}

function readText(text: string, reads: MockParameter['reads']): unknown {
  if (reads === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (reads === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}
