import { decodePathValue } from '../../spec/standards/path-values.ts';
import type { MockRequest } from './exchange.ts';
import { explainError } from './explain-validation.ts';
import type { FoundOperation } from './match-operation.ts';
import type { MockParameter } from './mock-api.ts';
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

/**
 * The value of a parameter as JSON data, undefined where the request has none: what its text is read as by OpenAPI's
 * default styles (`a=1&a=2` in a query, `1,2` elsewhere). A text that is not what it should be stays a text.
 * @param values the values of the path's parameters, in the template's order
 */
function readParameter(parameter: MockParameter, request: MockRequest, values: readonly string[]): unknown {
  const texts = textsOf(parameter, request, values);
  if (texts === undefined) return undefined;
  const read = texts.map((text) => readText(text, parameter.reads));
  return parameter.list ? read : read[0];
}

function textsOf(
  { in: place, name, position = 0, list }: MockParameter,
  request: MockRequest,
  values: readonly string[],
): readonly string[] | undefined {
  if (place === 'query') {
    const all = new URLSearchParams(request.target.replace(/^[^?]*/, '')).getAll(name);
    return all.length === 0 ? undefined : all;
  }
  const text = place === 'path' ? decodePathValue(values[position] ?? '') : request.headers.get(name);
  if (text === null) return undefined;
  return list ? text.split(',').map((one) => one.trim()) : [text];
}

function readText(text: string, reads: MockParameter['reads']): unknown {
  if (reads === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (reads === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}
